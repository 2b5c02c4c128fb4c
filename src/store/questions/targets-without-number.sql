-- Targets without a number: which output indicators cannot be measured?
-- Self-evaluations and evaluations alone.
-- 指标值无数字：哪些产出类指标没有可衡量的指标值？只计自评表和评价表。
SELECT year, department_name, project_name, level2, level3, target, actual, weight, score, file
FROM v_indicators
WHERE level1_code IN ('output', 'cost', 'satisfaction')
  AND target IS NOT NULL AND coalesce(target_kind, 'text') = 'text'
  AND kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
ORDER BY weight DESC NULLS LAST, form_id, ordinal

-- Indicators that copy their target: where is the actual value nothing but the target's words?
-- Self-evaluations and evaluations alone.
-- 照抄指标值：哪些指标的实际完成值只是照抄年度指标值（含比较符号或文字描述）？只计自评表和评价表。
SELECT year, department_name, project_name, level2, level3, target, actual, weight, score, file
FROM v_indicators
WHERE actual = target AND (target_operator IN ('>=', '>', '<=', '<') OR coalesce(target_kind, 'text') = 'text')
  AND kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
ORDER BY coalesce(target_operator IN ('>=', '>', '<=', '<'), FALSE) DESC, weight DESC NULLS LAST, form_id, ordinal

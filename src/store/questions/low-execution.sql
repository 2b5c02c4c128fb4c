-- Lowest execution rates: which forms spent the smallest share of their budget?
-- Self-evaluations and evaluations alone.
-- 执行率最低：哪些项目的预算执行率最低？只计自评表和评价表。
SELECT year, department_name, project_name, annual_budget, executed, execution_rate, computed_rate, total_score, file
FROM v_forms
WHERE computed_rate IS NOT NULL
  AND kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
ORDER BY computed_rate, annual_budget DESC NULLS LAST, form_id

-- Spending without results: which forms spent less than 60 % of their budget and scored above 90? Each form once; forms
-- without amounts or score are not asked, and a low rate may have reasons that the form tells elsewhere.
-- Self-evaluations and evaluations alone.
-- 花钱少、得分高：哪些项目执行率不足 60% 而自评超过 90 分？每张表只计一次；缺金额或总分的不在内，执行率低的原因表中他处或有说明。只计自评表和评价表。
SELECT year, province, department_name, project_name, annual_budget, executed, computed_rate, total_score, file
FROM v_forms
WHERE computed_rate < 60 AND total_score > 90
  AND kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR is_leading = 1)
ORDER BY total_score - computed_rate DESC, form_id

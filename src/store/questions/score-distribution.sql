-- Score distribution: how do departments score themselves, year by year?
-- Self-evaluations and evaluations alone.
-- 得分分布：各部门各年度的自评得分如何分布？只计自评表和评价表。
SELECT
  year,
  department_name,
  count(*) AS forms,
  min(total_score) AS lowest,
  round(avg(total_score), 2) AS average,
  max(total_score) AS highest,
  sum(total_score >= 90) AS excellent,
  sum(total_score >= 80 AND total_score < 90) AS good,
  sum(total_score >= 60 AND total_score < 80) AS medium,
  sum(total_score < 60) AS poor
FROM v_forms
WHERE total_score IS NOT NULL
  AND kind IN result_kinds
  AND (:year IS NULL OR year = :year)
  AND (:department IS NULL OR instr(department_name, :department) OR instr(unit_name, :department))
  AND (:copies IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
GROUP BY year, department_name
ORDER BY year DESC, forms DESC, department_name

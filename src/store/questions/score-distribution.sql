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
  count(*) FILTER (WHERE total_score >= 90) AS excellent,
  count(*) FILTER (WHERE total_score >= 80 AND total_score < 90) AS good,
  count(*) FILTER (WHERE total_score >= 60 AND total_score < 80) AS medium,
  count(*) FILTER (WHERE total_score < 60) AS poor
FROM v_forms
WHERE total_score IS NOT NULL
  AND kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
GROUP BY year, department_name
ORDER BY year DESC NULLS LAST, forms DESC, department_name NULLS FIRST

-- Year on year: how did money and score of the same project of the same unit change?
-- Self-evaluations and evaluations alone.
-- 逐年对比：同一单位同一项目的资金与得分如何变化？只计自评表和评价表。
SELECT
  department_name,
  unit_name,
  project_name,
  year,
  annual_budget,
  executed,
  budget_change,
  executed_change,
  total_score,
  score_change
FROM (
  SELECT
    v_forms.*,
    annual_budget - lag(annual_budget) OVER project AS budget_change,
    executed - lag(executed) OVER project AS executed_change,
    round(total_score - lag(total_score) OVER project, 2) AS score_change
  FROM v_forms
  WHERE project_name IS NOT NULL AND year IS NOT NULL
    AND kind IN result_kinds
    AND (:copies IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
    AND (project_name, coalesce(unit_name, ''), kind) IN (
      SELECT project_name, coalesce(unit_name, ''), kind
      FROM forms
      GROUP BY project_name, coalesce(unit_name, ''), kind
      HAVING count(DISTINCT year) > 1
    )
  WINDOW project AS (PARTITION BY project_name, unit_name, kind ORDER BY year)
)
WHERE (:year IS NULL OR year = :year)
  AND (:department IS NULL OR instr(department_name, :department) OR instr(unit_name, :department))
ORDER BY department_name, unit_name, project_name, kind, year

-- Money in and out by source: what was budgeted and spent from which source, in 万元?
-- 资金来源与支出：各来源的预算与执行各是多少（万元）？
SELECT
  year,
  source,
  count(*) AS rows,
  sum(initial_budget) AS initial_budget,
  sum(annual_budget) AS annual_budget,
  sum(executed) AS executed,
  round(100.0 * sum(executed) / nullif(sum(annual_budget), 0), 2) AS execution_rate
FROM v_funds
WHERE (annual_budget IS NOT NULL OR executed IS NOT NULL)
  AND (:year IS NULL OR year = :year)
  AND (:department IS NULL OR instr(department_name, :department) OR instr(unit_name, :department))
GROUP BY year, source
ORDER BY year DESC, annual_budget DESC

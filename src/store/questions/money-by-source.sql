-- Money in and out by source: what was budgeted and spent from which source, in 万元? Kinds of forms stand apart, since a
-- department's form holds the money of its projects. Rows without a unit are counted and not summed.
-- A plan says what is asked for, a monitoring form what was spent so far.
-- 资金来源与支出：各来源的预算与执行各是多少（万元）？部门表含其项目资金，故各类表分列；未注明单位的行只计数，不计入金额。目标表所列为申请数，监控表所列为截至监控时点的数。
SELECT
  year,
  kind,
  source,
  count(*) AS rows,
  count(*) FILTER (WHERE unit IS NULL) AS rows_without_unit,
  sum(initial_budget_fen) / 1000000.0 AS initial_budget,
  sum(annual_budget_fen) / 1000000.0 AS annual_budget,
  sum(executed_fen) / 1000000.0 AS executed,
  round(
    100.0 * sum(executed_fen) FILTER (WHERE annual_budget_fen IS NOT NULL)
    / nullif(sum(annual_budget_fen) FILTER (WHERE executed_fen IS NOT NULL), 0),
    2
  ) AS execution_rate
FROM funds
JOIN forms ON forms.id = funds.form_id
WHERE coalesce(initial_budget, annual_budget, executed) IS NOT NULL
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
GROUP BY year, kind, source
ORDER BY year DESC NULLS LAST, kind, sum(annual_budget_fen) DESC NULLS LAST, source

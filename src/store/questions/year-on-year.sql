-- Year on year: how did money, rate and score of the same project change from one year to the next? Projects are joined
-- by organisation, name and indicators, with a confidence; they are probable, not certain. Each form once.
-- Self-evaluations and evaluations alone.
-- 逐年对比：同一项目的资金、执行率与得分逐年如何变化？项目由单位、名称与指标相连，附把握程度，为推定；每张表只计一次。只计自评表和评价表。
SELECT organisations.name AS organisation, projects.name AS project_name, earlier.year AS year_before, forms.year,
  total.annual_budget_fen / 1000000.0 AS annual_budget,
  (total.annual_budget_fen - before.annual_budget_fen) / 1000000.0 AS budget_change,
  total.executed_fen / 1000000.0 AS executed,
  (total.executed_fen - before.executed_fen) / 1000000.0 AS executed_change,
  round(100.0 * total.executed_fen / nullif(total.annual_budget_fen, 0), 2) AS computed_rate,
  forms.total_score, round(forms.total_score - earlier.total_score, 2) AS score_change,
  links.project_confidence AS link_confidence
FROM form_links AS links
JOIN corrected_forms AS forms ON forms.id = links.form_id
JOIN corrected_forms AS earlier ON earlier.id = links.previous_id
JOIN projects ON projects.id = links.project
JOIN organisations ON organisations.id = projects.organisation
LEFT JOIN corrected_funds AS total ON total.id = (
  SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1)
LEFT JOIN corrected_funds AS before ON before.id = (
  SELECT id FROM funds WHERE form_id = earlier.id AND source = 'total' ORDER BY ordinal LIMIT 1)
WHERE links.previous_id IS NOT NULL
  AND forms.kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR forms.year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(organisations.name, :department) > 0 OR instr(forms.department_name, :department) > 0
    OR instr(forms.unit_name, :department) > 0)
ORDER BY projects.id, forms.year

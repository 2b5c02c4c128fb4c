-- Weight structure: which self-evaluation forms differ most from the official 50 output (cost included), 30 benefit,
-- 10 satisfaction and 10 budget execution (财预〔2020〕10号)?
-- Self-evaluations of projects alone.
-- 权重结构：哪些自评表的权重与“产出（含成本）50、效益30、满意度10、预算执行10”相差最大？只计项目自评表。
SELECT
  year,
  department_name,
  project_name,
  output,
  benefit,
  satisfaction,
  execution,
  unclassified,
  abs(output - 50) + abs(benefit - 30) + abs(satisfaction - 10) + abs(execution - 10) AS deviation,
  file
FROM (
  SELECT
    v_forms.form_id,
    v_forms.year,
    v_forms.department_name,
    v_forms.unit_name,
    v_forms.project_name,
    v_forms.file,
    coalesce(sum(weight) FILTER (WHERE level1_code IN ('output', 'cost')), 0) AS output,
    coalesce(sum(weight) FILTER (WHERE level1_code = 'benefit'), 0) AS benefit,
    coalesce(sum(weight) FILTER (WHERE level1_code = 'satisfaction'), 0) AS satisfaction,
    coalesce(
      sum(weight) FILTER (WHERE level1_code = 'execution'),
      (SELECT max(weight) FROM funds WHERE funds.form_id = v_forms.form_id),
      0
    ) AS execution,
    coalesce(sum(weight) FILTER (WHERE level1_code IS NULL), 0) AS unclassified
  FROM v_forms
  JOIN indicators ON indicators.form_id = v_forms.form_id
  WHERE v_forms.kind = 'project_self_evaluation'
    AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(v_forms.form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
  GROUP BY v_forms.form_id, v_forms.year, v_forms.department_name, v_forms.unit_name, v_forms.project_name, v_forms.file
  HAVING count(weight) > 0
) AS weights
WHERE (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
ORDER BY deviation DESC, form_id

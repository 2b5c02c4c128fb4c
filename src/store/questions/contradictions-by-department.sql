-- Departments by contradictions: whose forms contradict themselves most often?
-- All kinds of forms, plans and monitoring too.
-- 各部门矛盾数：哪些部门的表自相矛盾最多？各类表都计，包括目标表和监控表。
SELECT
  department_name,
  count(*) AS forms,
  count(*) FILTER (WHERE errors > 0) AS forms_with_contradictions,
  sum(errors) AS contradictions,
  sum(warnings) AS doubts,
  round(1.0 * sum(errors) / count(*), 2) AS contradictions_per_form
FROM v_forms
WHERE (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
GROUP BY department_name
ORDER BY contradictions DESC, doubts DESC, department_name NULLS FIRST

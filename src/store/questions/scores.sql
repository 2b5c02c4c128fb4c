-- Reports with their scores: how did each form score itself, and how many contradictions (errors), doubts (warnings)
-- and remarks (infos) does it have?
-- Self-evaluations and evaluations alone.
-- 各表得分：每张表自评多少分，矛盾（errors）、存疑（warnings）、提示（infos）各有多少处？只计自评表和评价表。
SELECT year, coalesce(department_name, unit_name) AS department_name, coalesce(project_name, title) AS name,
  execution_rate, total_score, errors, warnings, infos
FROM v_forms
WHERE kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
ORDER BY year DESC NULLS LAST, total_score DESC NULLS LAST, department_name NULLS FIRST, name NULLS FIRST

-- Reports with their scores: how did each form score itself, and how many contradictions (errors), doubts (warnings)
-- and remarks (infos) does it have?
-- Self-evaluations and evaluations alone.
-- 各表得分：每张表自评多少分，矛盾（errors）、存疑（warnings）、提示（infos）各有多少处？只计自评表和评价表。
SELECT year, coalesce(department_name, unit_name) AS department_name, coalesce(project_name, title) AS name,
  execution_rate, total_score, errors, warnings, infos
FROM v_forms
WHERE kind IN result_kinds
  AND (:year IS NULL OR year = :year)
  AND (:department IS NULL OR instr(department_name, :department) OR instr(unit_name, :department))
  AND (:copies IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
ORDER BY year DESC, total_score DESC, department_name, name

-- Scores that many forms of a department share: where does self-scoring look copied?
-- Self-evaluations and evaluations alone.
-- 雷同得分：同一部门哪些总分反复出现？只计自评表和评价表。
SELECT year, department_name, total_score, count(*) AS forms, count(DISTINCT project_name) AS projects
FROM v_forms
WHERE total_score IS NOT NULL
  AND kind IN result_kinds
  AND (:year IS NULL OR year = :year)
  AND (:department IS NULL OR instr(department_name, :department) OR instr(unit_name, :department))
  AND (:copies IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
GROUP BY year, department_name, total_score
HAVING count(*) > 1
ORDER BY forms DESC, year DESC, department_name, total_score

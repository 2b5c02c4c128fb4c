-- Scores that many forms of a department share: where does self-scoring look copied?
-- Self-evaluations and evaluations alone.
-- 雷同得分：同一部门哪些总分反复出现？只计自评表和评价表。
SELECT year, department_name, total_score, count(*) AS forms, count(DISTINCT project_name) AS projects
FROM v_forms
WHERE total_score IS NOT NULL
  AND kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
GROUP BY year, department_name, total_score
HAVING count(*) > 1
ORDER BY forms DESC, year DESC NULLS LAST, department_name NULLS FIRST, total_score

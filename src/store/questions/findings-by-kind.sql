-- Findings by kind: what is wrong how often, and in how many forms?
-- All kinds of forms, plans and monitoring too.
-- 发现的种类：各类问题有多少，涉及多少张表？各类表都计，包括目标表和监控表。
SELECT severity, stage, code, count(*) AS findings, count(DISTINCT form_id) AS forms, min(message_zh) AS example
FROM v_findings
WHERE (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
GROUP BY severity, stage, code
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, findings DESC, code

-- Full marks with missed targets: which indicators took every point although the actual value misses the target?
-- Self-evaluations and evaluations alone.
-- 未达标却得满分：哪些指标实际完成值未达到指标值，仍得满分？只计自评表和评价表。
SELECT year, department_name, project_name, level2, level3, target, actual, weight, score, note, file
FROM v_indicators
WHERE attained = 0 AND score >= weight AND weight > 0
  AND kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
ORDER BY weight DESC, form_id, ordinal

-- Deductions without a reason: where were points taken off and the reason column left blank?
-- Self-evaluations and evaluations alone.
-- 扣分未说明原因：哪些指标扣了分却没有填写偏差原因？只计自评表和评价表。
SELECT year, department_name, project_name, level2, level3, target, actual, weight, score, weight - score AS deducted, file
FROM v_indicators
WHERE EXISTS (
    SELECT 1
    FROM findings
    WHERE findings.form_id = v_indicators.form_id AND findings.code = 'deduction_explained'
      AND findings.path = 'indicators[' || v_indicators.ordinal || '].note'
  )
  AND kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
ORDER BY deducted DESC NULLS LAST, form_id, ordinal

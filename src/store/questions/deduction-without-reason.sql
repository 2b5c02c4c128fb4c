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
  AND kind IN result_kinds
  AND (:year IS NULL OR year = :year)
  AND (:department IS NULL OR instr(department_name, :department) OR instr(unit_name, :department))
  AND (:copies IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
ORDER BY deducted DESC, form_id, ordinal

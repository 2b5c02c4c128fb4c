-- Deductions without a reason: where were points taken off and the reason column left blank?
-- 扣分未说明原因：哪些指标扣了分却没有填写偏差原因？
SELECT year, department_name, project_name, level2, level3, target, actual, weight, score, weight - score AS deducted, file
FROM v_indicators
WHERE score < weight AND note IS NULL
  AND kind IN ('project_self_evaluation', 'department_self_evaluation', 'transfer_self_evaluation')
  AND (:year IS NULL OR year = :year)
  AND (:department IS NULL OR instr(department_name, :department) OR instr(unit_name, :department))
ORDER BY deducted DESC, form_id, ordinal

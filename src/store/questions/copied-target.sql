-- Indicators that copy their target: where is the actual value nothing but the target's words?
-- Self-evaluations and evaluations alone.
-- 照抄指标值：哪些指标的实际完成值只是照抄年度指标值（含比较符号或文字描述）？只计自评表和评价表。
SELECT year, department_name, project_name, level2, level3, target, actual, weight, score, file
FROM v_indicators
WHERE actual = target AND (target_operator IN ('>=', '>', '<=', '<') OR coalesce(target_kind, 'text') = 'text')
  AND kind IN result_kinds
  AND (:year IS NULL OR year = :year)
  AND (:department IS NULL OR instr(department_name, :department) OR instr(unit_name, :department))
  AND (:copies IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
ORDER BY coalesce(target_operator IN ('>=', '>', '<=', '<'), 0) DESC, weight DESC, form_id, ordinal

-- Actual values that repeat: which indicators report the same number as the year before? Links of projects over years
-- are probable, not certain; a full rate of 100 % may well repeat honestly.
-- Self-evaluations and evaluations alone.
-- 照抄上年实际值：哪些指标的实际完成值与上年数字相同？跨年项目为推定；100% 一类数值相同未必是照抄。只计自评表和评价表。
SELECT forms.year, forms.department_name, forms.project_name, now.level3, now.target, before.actual AS actual_before, now.actual,
  links.project_confidence AS link_confidence
FROM indicator_steps AS steps
JOIN indicators AS now ON now.id = steps.indicator_id
JOIN indicators AS before ON before.id = steps.previous_id
JOIN corrected_forms AS forms ON forms.id = now.form_id
JOIN form_links AS links ON links.form_id = forms.id
WHERE steps.is_repeated = 1
  AND forms.kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR forms.year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(forms.department_name, :department) > 0 OR instr(forms.unit_name, :department) > 0)
ORDER BY steps.indicator_id

-- Targets lowered: which targets ask less than the year before, or less than was reached then? Only numbers of one unit
-- are compared; links of projects over years are probable, not certain.
-- Self-evaluations and evaluations alone.
-- 指标值调低：哪些指标值低于上年指标值，或低于上年实际完成值？只比较同单位的数字；跨年项目为推定。只计自评表和评价表。
SELECT forms.year, forms.department_name, forms.project_name, now.level3, before.target AS target_before,
  before.actual AS actual_before, now.target, steps.is_lowered, steps.is_below_actual, links.project_confidence AS link_confidence
FROM indicator_steps AS steps
JOIN indicators AS now ON now.id = steps.indicator_id
JOIN indicators AS before ON before.id = steps.previous_id
JOIN corrected_forms AS forms ON forms.id = now.form_id
JOIN form_links AS links ON links.form_id = forms.id
WHERE (steps.is_lowered = 1 OR steps.is_below_actual = 1)
  AND forms.kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR forms.year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(forms.department_name, :department) > 0 OR instr(forms.unit_name, :department) > 0)
ORDER BY steps.indicator_id

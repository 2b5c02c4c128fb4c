-- Provinces by topic: how much of its weight does each topic score in each province? Each form once, shares with their
-- numbers; small_group marks fewer than ten indicators. Forms without a certain province are left out.
-- Self-evaluations and evaluations alone.
-- 各省各主题得分率：各省各主题的得分占分值多少？每张表只计一次，附指标数；不足十个的以 small_group 标出；省份不能确定的表不在内。只计自评表和评价表。
SELECT topic, province, count(*) AS indicators, sum(weight) AS weight, sum(score) AS score,
  round(100.0 * sum(score) / nullif(sum(weight), 0), 2) AS score_rate, count(*) < 10 AS small_group
FROM indicators
JOIN form_links AS links ON links.form_id = indicators.form_id AND (CAST(:copies AS TEXT) IS NOT NULL OR links.leading_id = links.form_id)
JOIN forms ON forms.id = indicators.form_id
WHERE topic IS NOT NULL AND province IS NOT NULL AND weight IS NOT NULL AND score IS NOT NULL
  AND forms.kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
GROUP BY topic, province
ORDER BY topic, score_rate DESC NULLS LAST, province

-- Commonest indicators by topic: what do indicators measure, and how often is the target met?
-- Self-evaluations and evaluations alone.
-- 常见指标：各主题的指标有多少，达标与得分情况如何？只计自评表和评价表。
SELECT
  level2_code,
  topic,
  count(*) AS indicators,
  count(DISTINCT form_id) AS forms,
  round(100.0 * sum(attained) / nullif(count(attained), 0), 1) AS attained_percent,
  round(
    100.0 * sum(score) FILTER (WHERE weight IS NOT NULL)
    / nullif(sum(weight) FILTER (WHERE score IS NOT NULL), 0),
    1
  ) AS score_percent
FROM v_indicators
WHERE topic IS NOT NULL
  AND kind IN (SELECT kind FROM result_kinds)
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
  AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
GROUP BY level2_code, topic
ORDER BY indicators DESC, level2_code NULLS FIRST, topic

-- Score inflation: how many forms score above 95, year by year and kind by kind? Each form once, with median and
-- quartiles; small_group marks fewer than ten forms, and forms found in one year only may shift the shares.
-- Self-evaluations and evaluations alone.
-- 分数膨胀：各年各类表得分超过 95 的占多少？每张表只计一次，附中位数与四分位数；不足十张的以 small_group 标出；各年收录范围不同会影响占比。只计自评表和评价表。
WITH scored AS (
  SELECT year, kind, total_score,
    row_number() OVER (PARTITION BY year, kind ORDER BY total_score) AS place,
    count(*) OVER (PARTITION BY year, kind) AS forms
  FROM corrected_forms AS forms
  WHERE total_score IS NOT NULL
    AND kind IN (SELECT kind FROM result_kinds)
    AND (CAST(:copies AS TEXT) IS NOT NULL OR id NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
    AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
    AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
)
SELECT year, kind, forms,
  count(*) FILTER (WHERE total_score > 95) AS above_95,
  round(100.0 * count(*) FILTER (WHERE total_score > 95) / forms, 2) AS share_above_95,
  max(total_score) FILTER (WHERE place = (forms + 3) / 4) AS lower_quartile,
  round(avg(total_score) FILTER (WHERE place IN ((forms + 1) / 2, forms / 2 + 1)), 3) AS median,
  max(total_score) FILTER (WHERE place = (3 * forms + 3) / 4) AS upper_quartile,
  forms < 10 AS small_group
FROM scored
GROUP BY year, kind, forms
ORDER BY kind, year NULLS FIRST

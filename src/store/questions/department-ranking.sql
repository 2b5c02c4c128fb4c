-- Departments against their peers: how does the median score of an organisation stand among those of its kind in its
-- province and year? Each form once; small_group marks fewer than ten forms or peers, where a rank says little.
-- Self-evaluations and evaluations alone.
-- 部门与同类比较：各单位得分中位数在本省同年同类单位中排第几？每张表只计一次；不足十张表或十个同类单位的以 small_group 标出，名次意义不大。只计自评表和评价表。
WITH scored AS (
  SELECT forms.year, links.province, organisations.kind, organisations.name AS organisation, forms.total_score,
    row_number() OVER (PARTITION BY forms.year, organisations.id ORDER BY forms.total_score) AS place,
    count(*) OVER (PARTITION BY forms.year, organisations.id) AS forms, organisations.id AS id
  FROM form_links AS links
  JOIN corrected_forms AS forms ON forms.id = links.form_id
  JOIN organisations ON organisations.id = links.organisation
  WHERE (:copies IS NOT NULL OR links.leading_id = links.form_id) AND forms.total_score IS NOT NULL
    AND forms.kind IN result_kinds
    AND (:year IS NULL OR forms.year = :year)
), medians AS (
  SELECT year, province, kind, organisation, id, forms,
    avg(total_score) FILTER (WHERE place IN ((forms + 1) / 2, forms / 2 + 1)) AS median
  FROM scored GROUP BY year, id
), ranked AS (
  SELECT year, province, kind, organisation, forms, median,
    rank() OVER peers AS rank, count(*) OVER (PARTITION BY year, province, kind) AS peers
  FROM medians WINDOW peers AS (PARTITION BY year, province, kind ORDER BY median DESC)
)
SELECT *, forms < 10 OR peers < 10 AS small_group
FROM ranked
WHERE (:department IS NULL OR instr(organisation, :department))
ORDER BY year DESC, province, kind, rank, organisation

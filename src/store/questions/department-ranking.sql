-- Departments against their peers: how does the median score of an organisation stand among those of its kind in its
-- province and year, within one kind of forms? Each form once, with the quartiles of the peers' medians; small_group marks
-- fewer than ten forms or peers, where a rank says little. Organisations of no certain province are left out; scores are
-- the departments' own, and rules of scoring differ.
-- Self-evaluations and evaluations alone.
-- 部门与同类比较：各单位得分中位数在本省同年同类单位中排第几？各类表分开比较，每张表只计一次，附同类中位数的四分位数；不足十张表或十个同类单位的以 small_group 标出，名次意义不大。省份不能确定的单位不在内；得分为自评，评分办法各有不同。只计自评表和评价表。
WITH scored AS (
  SELECT forms.year, links.province, forms.kind, organisations.kind AS organisation_kind,
    organisations.name AS organisation, forms.total_score, organisations.id AS id,
    row_number() OVER (PARTITION BY forms.year, forms.kind, organisations.id ORDER BY forms.total_score) AS place,
    count(*) OVER (PARTITION BY forms.year, forms.kind, organisations.id) AS forms
  FROM form_links AS links
  JOIN corrected_forms AS forms ON forms.id = links.form_id
  JOIN organisations ON organisations.id = links.organisation
  WHERE (CAST(:copies AS TEXT) IS NOT NULL OR links.leading_id = links.form_id) AND forms.total_score IS NOT NULL
    AND links.province IS NOT NULL
    AND forms.kind IN (SELECT kind FROM result_kinds)
    AND (CAST(:year AS BIGINT) IS NULL OR forms.year = :year)
), medians AS (
  SELECT year, province, kind, organisation_kind, organisation, id, forms,
    round(avg(total_score) FILTER (WHERE place IN ((forms + 1) / 2, forms / 2 + 1)), 3) AS median
  FROM scored GROUP BY year, province, kind, organisation_kind, organisation, id, forms
), ranked AS (
  SELECT year, province, kind, organisation_kind, organisation, forms, median,
    rank() OVER best AS rank, row_number() OVER worst AS place,
    count(*) OVER (PARTITION BY year, province, kind, organisation_kind) AS peers
  FROM medians
  WINDOW best AS (PARTITION BY year, province, kind, organisation_kind ORDER BY median DESC),
    worst AS (PARTITION BY year, province, kind, organisation_kind ORDER BY median)
), spread AS (
  SELECT *,
    max(median) FILTER (WHERE place = (peers + 3) / 4) OVER peers AS lower_quartile,
    max(median) FILTER (WHERE place = (3 * peers + 3) / 4) OVER peers AS upper_quartile
  FROM ranked WINDOW peers AS (PARTITION BY year, province, kind, organisation_kind)
)
SELECT year, province, kind, organisation_kind, organisation, forms, median, rank, peers, lower_quartile, upper_quartile,
  forms < 10 OR peers < 10 AS small_group
FROM spread
WHERE (CAST(:department AS TEXT) IS NULL OR instr(organisation, :department) > 0)
ORDER BY year DESC NULLS LAST, province, kind, organisation_kind NULLS FIRST, rank, organisation

-- Projects that vanish: which projects have no form any more although their organisation has later ones? They may have
-- ended, been renamed beyond recognition, or simply not been published.
-- All kinds of forms, each kind by itself.
-- 消失的项目：哪些项目此后不再有表，而其单位此后仍有其他表？可能已结束、改名难以辨认，或未公开。各类表都计，各自成列。
WITH last AS (
  SELECT projects.id, projects.organisation, projects.name, max(forms.year) AS last_year, count(*) AS years
  FROM projects JOIN form_links AS links ON links.project = projects.id AND links.leading_id = links.form_id
  JOIN corrected_forms AS forms ON forms.id = links.form_id
  GROUP BY projects.id
), latest AS (
  SELECT organisation, max(last_year) AS latest FROM last GROUP BY organisation
)
SELECT last_year, organisations.name AS organisation, last.name AS project, years, latest
FROM last JOIN latest USING (organisation) JOIN organisations ON organisations.id = last.organisation
WHERE last_year < latest
  AND (CAST(:year AS BIGINT) IS NULL OR last_year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(organisations.name, :department) > 0)
ORDER BY last_year DESC, years DESC, organisation, project

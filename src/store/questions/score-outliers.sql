-- Outliers in score: which forms stand more than two standard deviations from the mean of their kind and year?
-- Self-evaluations and evaluations alone.
-- 得分异常：哪些表的总分偏离同类同年平均分两个标准差以上？只计自评表和评价表。
WITH peers AS (
  SELECT v_forms.*, round(avg(total_score) OVER peers, 2) AS average,
    avg(total_score * total_score) OVER peers - avg(total_score) OVER peers * avg(total_score) OVER peers AS variance
  FROM v_forms
  WHERE total_score IS NOT NULL
    AND kind IN (SELECT kind FROM result_kinds)
    AND (CAST(:copies AS TEXT) IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
  WINDOW peers AS (PARTITION BY kind, year)
), spread AS (
  SELECT peers.*, CASE WHEN variance > 0 THEN round(sqrt(variance), 2) ELSE 0 END AS deviation FROM peers
), outliers AS (
  SELECT spread.*, CASE WHEN deviation > 0 THEN round((total_score - average) / deviation, 2) END AS deviations FROM spread
)
SELECT year, department_name, project_name, total_score, average, deviation, deviations, file
FROM outliers
WHERE deviation > 0 AND abs(total_score - average) > 2 * deviation
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0 OR instr(unit_name, :department) > 0)
ORDER BY abs(deviations) DESC, form_id

-- Outliers in score: which forms stand more than two standard deviations from the mean of their kind and year?
-- Self-evaluations and evaluations alone.
-- 得分异常：哪些表的总分偏离同类同年平均分两个标准差以上？只计自评表和评价表。
SELECT
  year, department_name, project_name, total_score, average, deviation,
  round((total_score - average) / deviation, 2) AS deviations, file
FROM (
  SELECT
    v_forms.*,
    round(avg(total_score) OVER peers, 2) AS average,
    round(sqrt(max(0, avg(total_score * total_score) OVER peers - avg(total_score) OVER peers * avg(total_score) OVER peers)), 2)
      AS deviation
  FROM v_forms
  WHERE total_score IS NOT NULL
    AND kind IN result_kinds
    AND (:copies IS NOT NULL OR coalesce(form_id, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id))
  WINDOW peers AS (PARTITION BY kind, year)
)
WHERE deviation > 0 AND abs(total_score - average) > 2 * deviation
  AND (:year IS NULL OR year = :year)
  AND (:department IS NULL OR instr(department_name, :department) OR instr(unit_name, :department))
ORDER BY abs(deviations) DESC, form_id

-- Files that were not read in full: what failed, and what lost words?
-- 未能完整读取的文件：哪些失败，哪些有缺失？
SELECT path AS file, format, outcome, coalesce(documents.error_code, paths.error_code) AS error_code,
  coalesce(documents.error_message, paths.error_message) AS error_message,
  (SELECT count(*) FROM findings WHERE findings.document_id = documents.id AND lost = 1) AS losses
FROM paths
LEFT JOIN documents ON documents.id = paths.document_id
WHERE outcome <> 'complete' OR paths.error_code IS NOT NULL
ORDER BY outcome NULLS FIRST, path

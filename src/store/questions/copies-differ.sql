-- Copies that differ: which forms stand in several files with different numbers? Published twice with other figures, or
-- misread once: the files have to be looked at. Money first; values as printed, with their units.
-- All kinds of forms.
-- 同表不同数：哪些表在多个文件中数字不一致？可能两次公布的数字不同，也可能其中一次识读有误，须核对原件。金额在前；数值按原文，附单位。各类表都计。
SELECT year, department_name, project_name, path, leading_words, words AS print_words, leading_file, file
FROM v_copies
WHERE path IS NOT NULL
  AND (CAST(:year AS BIGINT) IS NULL OR year = :year)
  AND (CAST(:department AS TEXT) IS NULL OR instr(department_name, :department) > 0)
ORDER BY path NOT LIKE 'funds%', leading_id, form_id, path

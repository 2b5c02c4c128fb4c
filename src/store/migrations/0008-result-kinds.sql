-- Plans and what is seen in the middle of a year are no results.

CREATE VIEW result_kinds AS -- Kinds of forms that say what became of money and targets: self-evaluations and evaluations. Plans, monitoring
  -- forms and rows of lists are none. To keep to them: WHERE kind IN result_kinds.
  SELECT
    CAST(column1 AS TEXT) AS kind -- Kind of the form.
  FROM (VALUES ('project_self_evaluation'), ('department_self_evaluation'), ('transfer_self_evaluation'),
    ('project_evaluation'), ('department_evaluation'));

-- Contradictions, doubts and remarks are counted in one way everywhere, and money once.

DROP VIEW v_forms;

CREATE VIEW v_forms AS -- A row a form: whose it is, what it had and spent, how it scored, what was noticed.
  SELECT
    forms.id AS form_id, -- The form: forms.id.
    forms.document_id AS document_id, -- The document it stands in: documents.id.
    forms.ordinal AS ordinal, -- Place among the forms of its document, from 0.
    forms.kind AS kind, -- project_self_evaluation, department_self_evaluation, transfer_self_evaluation,
    -- project_evaluation, department_evaluation, performance_target, performance_monitoring or project_summary.
    forms.title AS title, -- The form's own heading.
    forms.year AS year, -- Budget year (年度).
    CAST((SELECT period FROM forms AS printed WHERE printed.id = forms.id) AS TEXT) AS period, -- What a monitoring form covers, as printed.
    forms.department_name AS department_name, -- 主管部门.
    forms.department_code AS department_code, -- Code of the 主管部门.
    forms.unit_name AS unit_name, -- 实施单位.
    forms.unit_code AS unit_code, -- Code of the 实施单位.
    forms.project_name AS project_name, -- 项目名称.
    CAST(total.initial_budget_fen / 1000000.0 AS REAL) AS initial_budget, -- 年初预算数 of the total row, 万元.
    CAST(total.annual_budget_fen / 1000000.0 AS REAL) AS annual_budget, -- 全年预算数 of the total row, 万元.
    CAST(total.executed_fen / 1000000.0 AS REAL) AS executed, -- 全年执行数 of the total row, 万元.
    total.execution_rate AS execution_rate, -- 执行率 as printed in the total row, percent.
    CAST(round(100.0 * total.executed / nullif(total.annual_budget, 0), 2) AS REAL) AS computed_rate, -- The same from the amounts, percent.
    forms.total_weight AS total_weight, -- 总分: full marks as printed.
    forms.total_score AS total_score, -- 总分: total score as printed.
    forms.total_grade AS total_grade, -- 等级: 优, 良, 中, 差.
    CAST((SELECT count(*) FROM indicators WHERE indicators.form_id = forms.id) AS INTEGER) AS indicators, -- Number of indicators.
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id) AS INTEGER) AS findings, -- Number of findings: contradictions,
    -- doubts and remarks.
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id AND severity = 'error') AS INTEGER) AS errors, -- Number of contradictions:
    -- findings of severity error.
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id AND severity = 'warning') AS INTEGER) AS warnings, -- Number of doubts:
    -- findings of severity warning.
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id AND severity = 'info') AS INTEGER) AS infos, -- Number of remarks:
    -- findings of severity info.
    forms.corrections AS corrections, -- Number of fields that people corrected; their values stand in this view.
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file -- Where the document was found; the first
    -- path of several.
  FROM corrected_forms AS forms
  LEFT JOIN corrected_funds AS total ON total.id = (
    SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1
  );

CREATE VIEW v_money AS -- A row a form whose money may be added up within its kind: of forms that say the same department, unit,
  -- project, year and kind, as copies in several files do, one; the kinds stand apart, since a department's form holds the
  -- money of its projects. A form that does not say whose it is equals no other.
  SELECT
    form_id AS form_id, -- The form: forms.id.
    kind AS kind, -- Kind of the form.
    year AS year, -- Budget year (年度).
    department_name AS department_name, -- 主管部门.
    unit_name AS unit_name, -- 实施单位.
    project_name AS project_name, -- 项目名称.
    CAST(initial_budget_fen / 1000000.0 AS REAL) AS initial_budget, -- 年初预算数 of the total row, 万元.
    CAST(annual_budget_fen / 1000000.0 AS REAL) AS annual_budget, -- 全年预算数 of the total row, 万元.
    CAST(executed_fen / 1000000.0 AS REAL) AS executed, -- 全年执行数 of the total row, 万元.
    CAST(alike AS INTEGER) AS alike -- Number of forms that say the same, this one included.
  FROM (
    SELECT
      forms.id AS form_id, kind, year, department_name, unit_name, project_name,
      total.initial_budget_fen, total.annual_budget_fen, total.executed_fen,
      count(*) OVER (PARTITION BY kind, year, department_name, unit_name, project_name, own) AS alike,
      row_number() OVER (
        PARTITION BY kind, year, department_name, unit_name, project_name, own
        ORDER BY annual_budget_fen IS NULL OR executed_fen IS NULL, sha256, forms.ordinal
      ) AS place
    FROM (
      SELECT
        corrected_forms.*,
        CASE
          WHEN coalesce(department_name, unit_name) IS NULL THEN id
          WHEN project_name IS NULL AND kind NOT IN ('department_self_evaluation', 'department_evaluation') THEN id
        END AS own
      FROM corrected_forms
    ) AS forms
    JOIN documents ON documents.id = forms.document_id
    LEFT JOIN corrected_funds AS total ON total.id = (
      SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY funds.ordinal LIMIT 1
    )
  )
  WHERE place = 1;

-- Views over what is linked. Each form counts once where is_leading = 1.

CREATE INDEX forms_by_links ON form_links (form_id) WHERE leading_id <> form_id;

DROP VIEW v_forms;

CREATE VIEW v_forms AS -- A row a form: whose it is, what it had and spent, how it scored, what was noticed.
  SELECT
    forms.id AS form_id, -- The form: forms.id.
    forms.document_id AS document_id, -- The document it stands in: documents.id.
    forms.ordinal AS ordinal, -- Place among the forms of its document, from 0.
    forms.kind AS kind, -- project_self_evaluation, department_self_evaluation, transfer_self_evaluation,
    -- project_evaluation or department_evaluation.
    forms.title AS title, -- The form's own heading.
    forms.year AS year, -- Budget year (年度).
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
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id) AS INTEGER) AS findings, -- Number of findings of any severity.
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id AND severity = 'error') AS INTEGER) AS errors, -- Number of contradictions:
    -- findings of severity error.
    forms.corrections AS corrections, -- Number of fields that people corrected; their values stand in this view.
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file, -- Where the document was found; the first
    -- path of several.
    links.region_code AS region_code, -- Code of GB/T 2260 of its place; null where that is not certain.
    links.province AS province, -- 省.
    links.city AS city, -- 市, 州, 盟, 地区.
    links.county AS county, -- 区, 县, 旗, 县级市.
    links.organisation AS organisation_id, -- The organisation behind the names: organisations.id.
    organisations.name AS organisation, -- Its name.
    organisations.kind AS organisation_kind, -- What its peers elsewhere share, such as 教育局.
    links.project AS project_id, -- The project over years: projects.id.
    CAST(coalesce(links.leading_id = forms.id, 1) AS INTEGER) AS is_leading, -- 1 for the copy that speaks for all prints of the form, else 0.
    CAST(coalesce(links.copies, 1) AS INTEGER) AS copies, -- Prints of the form in the database, itself included.
    CAST((SELECT min(url) FROM publications JOIN paths USING (path) WHERE paths.document_id = forms.document_id) AS TEXT) AS url, -- Where it was
    -- published, by a list that was given.
    CAST((SELECT min(published) FROM publications JOIN paths USING (path) WHERE paths.document_id = forms.document_id) AS TEXT) AS published -- When.
  FROM corrected_forms AS forms
  LEFT JOIN corrected_funds AS total ON total.id = (
    SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1
  )
  LEFT JOIN form_links AS links ON links.form_id = forms.id
  LEFT JOIN organisations ON organisations.id = links.organisation;

CREATE VIEW v_copies AS -- A row a print of a form that stands in several files, the leading one included.
  SELECT
    links.leading_id AS leading_id, -- The copy that speaks for all: forms.id.
    links.form_id AS form_id, -- This print.
    CAST(links.form_id = links.leading_id AS INTEGER) AS is_leading, -- 1 for the leading one.
    forms.year AS year, -- Budget year (年度).
    forms.department_name AS department_name, -- 主管部门 as this print has it.
    forms.project_name AS project_name, -- 项目名称 as this print has it.
    documents.format AS format, -- Format of its file.
    differences.path AS path, -- A number that differs from the leading copy's; null where none does. A row a difference.
    differences.leading_value AS leading_value, -- What the leading copy says; amounts in 元.
    differences.value AS value, -- What this print says.
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file -- Where the print was found.
  FROM form_links AS links
  JOIN corrected_forms AS forms ON forms.id = links.form_id
  JOIN documents ON documents.id = forms.document_id
  LEFT JOIN copy_differences AS differences ON differences.form_id = links.form_id
  WHERE links.copies > 1;

CREATE VIEW v_organisations AS -- A row an organisation, with its names and how many forms it has.
  SELECT
    organisations.id AS organisation_id, -- The organisation: organisations.id.
    organisations.name AS name, -- The name to call it.
    organisations.kind AS kind, -- What its peers elsewhere share.
    organisations.region_code AS region_code, -- Code of GB/T 2260.
    CAST((SELECT group_concat(DISTINCT name) FROM organisation_names AS names WHERE names.organisation = organisations.id) AS TEXT) AS names, -- All names as printed.
    CAST((SELECT min(confidence) FROM organisation_names AS names WHERE names.organisation = organisations.id) AS REAL) AS confidence, -- The least sure of its names, 0 to 1.
    CAST((SELECT count(*) FROM form_links WHERE organisation = organisations.id AND leading_id = form_id) AS INTEGER) AS forms -- Forms, each once.
  FROM organisations;

CREATE VIEW v_projects AS -- A row a project and year.
  SELECT
    projects.id AS project_id, -- The project: projects.id.
    links.form_id AS form_id, -- The form of the year; the leading one of its copies.
    organisations.name AS organisation, -- The organisation.
    links.province AS province, -- 省.
    projects.kind AS kind, -- Kind of its forms.
    projects.name AS name, -- The project's name in its last year.
    forms.year AS year, -- Budget year (年度).
    CAST(total.annual_budget_fen / 1000000.0 AS REAL) AS annual_budget, -- 全年预算数, 万元.
    CAST(total.executed_fen / 1000000.0 AS REAL) AS executed, -- 全年执行数, 万元.
    CAST(round(100.0 * total.executed_fen / nullif(total.annual_budget_fen, 0), 2) AS REAL) AS computed_rate, -- Execution rate from the amounts, percent.
    forms.total_score AS total_score, -- 总分.
    links.previous_id AS previous_id, -- The form of the year before; null for the first.
    links.project_confidence AS confidence, -- How sure it is that the form continues that one, 0 to 1.
    links.kept AS kept, -- Indicators that the year before had too.
    links.added AS added, -- Indicators that it had not.
    links.dropped AS dropped, -- Indicators of the year before that are gone.
    links.lowered AS lowered, -- Kept indicators whose target asks less than the year before.
    links.below_actual AS below_actual -- Kept indicators whose target asks less than was reached the year before.
  FROM projects
  JOIN form_links AS links ON links.project = projects.id AND links.leading_id = links.form_id
  JOIN corrected_forms AS forms ON forms.id = links.form_id
  JOIN organisations ON organisations.id = projects.organisation
  LEFT JOIN corrected_funds AS total ON total.id = (
    SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1
  );

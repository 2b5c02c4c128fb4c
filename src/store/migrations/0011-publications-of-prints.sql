-- A form was published where any of its prints was.

DROP VIEW v_money;
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
    forms.period AS period, -- What a monitoring form covers, as printed.
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
    CAST(coalesce( (SELECT min(url) FROM publications JOIN paths USING (path) WHERE paths.document_id = forms.document_id), (SELECT min(url) FROM publications JOIN paths USING (path) WHERE paths.document_id IN ( SELECT document_id FROM form_links AS prints JOIN forms AS printed ON printed.id = prints.form_id WHERE prints.leading_id = forms.id)) ) AS TEXT) AS url, -- Where it was
    -- published, by a list that was given: this print, or for the leading one any print of the form.
    CAST(coalesce( (SELECT min(published) FROM publications JOIN paths USING (path) WHERE paths.document_id = forms.document_id), (SELECT min(published) FROM publications JOIN paths USING (path) WHERE paths.document_id IN ( SELECT document_id FROM form_links AS prints JOIN forms AS printed ON printed.id = prints.form_id WHERE prints.leading_id = forms.id)) ) AS TEXT) AS published -- When.
  FROM corrected_forms AS forms
  LEFT JOIN corrected_funds AS total ON total.id = (
    SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1
  )
  LEFT JOIN form_links AS links ON links.form_id = forms.id
  LEFT JOIN organisations ON organisations.id = links.organisation;

CREATE VIEW v_money AS -- A row a form whose money may be added up within its kind: of the prints of one form only the leading one; the
  -- kinds stand apart, since a department's form holds the money of its projects.
  SELECT
    v_forms.form_id AS form_id, -- The form: forms.id.
    v_forms.kind AS kind, -- Kind of the form.
    v_forms.year AS year, -- Budget year (年度).
    v_forms.department_name AS department_name, -- 主管部门.
    v_forms.unit_name AS unit_name, -- 实施单位.
    v_forms.project_name AS project_name, -- 项目名称.
    CAST(v_forms.initial_budget AS REAL) AS initial_budget, -- 年初预算数 of the total row, 万元.
    CAST(v_forms.annual_budget AS REAL) AS annual_budget, -- 全年预算数 of the total row, 万元.
    CAST(v_forms.executed AS REAL) AS executed, -- 全年执行数 of the total row, 万元.
    CAST(v_forms.copies AS INTEGER) AS copies -- Prints of the form in the database, itself included.
  FROM v_forms
  WHERE is_leading = 1;

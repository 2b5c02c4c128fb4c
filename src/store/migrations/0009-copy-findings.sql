-- Findings that rest on several prints of a form stand among the others, and every view tells which print speaks for all.

DROP VIEW v_money;
DROP VIEW v_forms;
DROP VIEW v_findings;
DROP VIEW v_indicators;
DROP VIEW v_funds;
DROP VIEW v_copies;

-- A check of a table cannot be changed in place.
CREATE TABLE findings_before AS SELECT * FROM findings;
DROP TABLE findings;

CREATE TABLE findings ( -- One thing noticed: by the audit, while reading the form or the file, or among the prints of a form.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document it is about.
  form_id INTEGER REFERENCES forms (id) ON DELETE CASCADE, -- The form it is about; null where it is about the whole document.
  ordinal INTEGER NOT NULL, -- Place among the findings of its document.
  stage TEXT NOT NULL CHECK (stage IN ('audit', 'normalize', 'extract', 'link')), -- Who noticed it: an audit rule, the reading of
  -- the form, the reading of the file, or the linking of forms; what linking notices follows the others of its document.
  code TEXT NOT NULL, -- The rule or note, such as weights_sum or unreadable_number.
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')), -- error: a contradiction that printed precision cannot explain.
  lost INTEGER NOT NULL, -- 1 if words of the file are missing, else 0.
  path TEXT NOT NULL, -- The field it is about, such as indicators[3].score; empty where it is about the whole.
  paths TEXT NOT NULL, -- JSON array: all fields that take part.
  expected TEXT, -- What the rule expects.
  actual TEXT, -- What is printed.
  args TEXT NOT NULL, -- JSON object: the words and numbers of the message.
  page INTEGER, -- Page of the first place; null where there is none.
  places TEXT NOT NULL, -- JSON array: where it stands, see cells.place.
  message_zh TEXT NOT NULL, -- The finding as a sentence in Chinese.
  message_en TEXT NOT NULL, -- The finding as a sentence in English.
  UNIQUE (document_id, ordinal)
) STRICT;
INSERT INTO findings SELECT * FROM findings_before;
DROP TABLE findings_before;
CREATE INDEX findings_by_form ON findings (form_id);
CREATE INDEX findings_of_links ON findings (document_id) WHERE stage = 'link';

ALTER TABLE copy_differences ADD COLUMN leading_path TEXT NOT NULL DEFAULT ''; -- The same field in the leading copy, whose row may be another one.
ALTER TABLE copy_differences ADD COLUMN leading_words TEXT NOT NULL DEFAULT ''; -- What the leading copy prints, with its unit.
ALTER TABLE copy_differences ADD COLUMN words TEXT NOT NULL DEFAULT ''; -- What this copy prints, with its unit.

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
    CAST((SELECT min(url) FROM publications JOIN paths USING (path) WHERE paths.document_id = forms.document_id) AS TEXT) AS url, -- Where it was
    -- published, by a list that was given.
    CAST((SELECT min(published) FROM publications JOIN paths USING (path) WHERE paths.document_id = forms.document_id) AS TEXT) AS published -- When.
  FROM corrected_forms AS forms
  LEFT JOIN corrected_funds AS total ON total.id = (
    SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1
  )
  LEFT JOIN form_links AS links ON links.form_id = forms.id
  LEFT JOIN organisations ON organisations.id = links.organisation;

CREATE VIEW v_indicators AS -- A row an indicator, with its form around it.
  SELECT
    indicators.id AS indicator_id, -- The indicator: indicators.id.
    indicators.form_id AS form_id, -- The form it stands in.
    forms.document_id AS document_id, -- The document it stands in.
    indicators.ordinal AS ordinal, -- Place among the indicators of its form, from 0.
    forms.kind AS kind, -- Kind of the form.
    forms.year AS year, -- Budget year (年度).
    forms.department_name AS department_name, -- 主管部门.
    forms.unit_name AS unit_name, -- 实施单位.
    forms.project_name AS project_name, -- 项目名称.
    indicators.level1 AS level1, -- 一级指标.
    indicators.level1_code AS level1_code, -- Canonical name of level 1.
    indicators.level2 AS level2, -- 二级指标.
    indicators.level2_code AS level2_code, -- Canonical name of level 2.
    indicators.level3 AS level3, -- 三级指标.
    indicators.level4 AS level4, -- 四级指标.
    indicators.topic AS topic, -- What recurs under many level-3 names.
    indicators.target AS target, -- 年度指标值 as printed.
    indicators.target_kind AS target_kind, -- What the target means: number, range, date or text.
    indicators.target_operator AS target_operator, -- =, >=, >, <=, < or ~.
    indicators.target_value AS target_value, -- The target's number; the lower end of a range.
    indicators.target_upper AS target_upper, -- The upper end of a range.
    indicators.target_unit AS target_unit, -- The target's unit.
    indicators.target_date AS target_date, -- ISO 8601 as far as printed: 2021-12-31, 2021-12, --12-31.
    indicators.actual AS actual, -- 实际完成值 as printed.
    indicators.actual_kind AS actual_kind, -- What the actual value means: number, range, date or text.
    indicators.actual_operator AS actual_operator, -- =, >=, >, <=, < or ~.
    indicators.actual_value AS actual_value, -- The actual number; the lower end of a range.
    indicators.actual_upper AS actual_upper, -- The upper end of a range.
    indicators.actual_unit AS actual_unit, -- The actual value's unit.
    indicators.actual_date AS actual_date, -- ISO 8601 as far as printed.
    indicators.attained AS attained, -- 1 if the actual value meets the target, 0 if not, null where it cannot be decided.
    indicators.weight AS weight, -- 分值.
    indicators.score AS score, -- 得分.
    indicators.note AS note, -- 偏差原因分析及改进措施.
    indicators.origin_page AS page, -- Page the row stands on; null where the format has no pages.
    indicators.corrected AS corrected, -- JSON object of what people corrected in this row, with the corrected values; null where nothing.
    CAST(coalesce((SELECT leading_id = form_id FROM form_links WHERE form_links.form_id = forms.id), 1) AS INTEGER) AS is_leading, -- 1 for a row of
    -- the copy that speaks for all prints of its form, else 0.
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file -- Where the document was found.
  FROM corrected_indicators AS indicators
  JOIN corrected_forms AS forms ON forms.id = indicators.form_id;

CREATE VIEW v_funds AS -- A row a money row, all amounts in 万元.
  SELECT
    funds.id AS fund_id, -- The money row: funds.id.
    funds.form_id AS form_id, -- The form it stands in.
    forms.document_id AS document_id, -- The document it stands in.
    funds.ordinal AS ordinal, -- Place among the money rows of its form, from 0.
    forms.kind AS kind, -- Kind of the form.
    forms.year AS year, -- Budget year (年度).
    forms.department_name AS department_name, -- 主管部门.
    forms.unit_name AS unit_name, -- 实施单位.
    forms.project_name AS project_name, -- 项目名称.
    funds.source AS source, -- total, fiscal, carryover, other, central, local, basic, project or unknown.
    funds.label AS label, -- The row's heading as printed.
    CAST(funds.initial_budget_fen / 1000000.0 AS REAL) AS initial_budget, -- 年初预算数, 万元.
    CAST(funds.annual_budget_fen / 1000000.0 AS REAL) AS annual_budget, -- 全年预算数, 万元.
    CAST(funds.executed_fen / 1000000.0 AS REAL) AS executed, -- 全年执行数, 万元.
    funds.execution_rate AS execution_rate, -- 执行率 as printed, percent.
    funds.weight AS weight, -- 分值.
    funds.score AS score, -- 得分.
    funds.corrected AS corrected, -- JSON object of what people corrected in this row, with the corrected values; null where nothing.
    CAST(coalesce((SELECT leading_id = form_id FROM form_links WHERE form_links.form_id = forms.id), 1) AS INTEGER) AS is_leading, -- 1 for a row of
    -- the copy that speaks for all prints of its form, else 0.
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file -- Where the document was found.
  FROM corrected_funds AS funds
  JOIN corrected_forms AS forms ON forms.id = funds.form_id;

CREATE VIEW v_findings AS -- A row a finding, with what it is about.
  SELECT
    findings.id AS finding_id, -- The finding: findings.id.
    findings.form_id AS form_id, -- The form it is about; null where it is about the whole document.
    findings.document_id AS document_id, -- The document it is about.
    forms.kind AS kind, -- Kind of the form.
    forms.year AS year, -- Budget year (年度).
    forms.department_name AS department_name, -- 主管部门.
    forms.unit_name AS unit_name, -- 实施单位.
    forms.project_name AS project_name, -- 项目名称.
    findings.stage AS stage, -- audit, normalize, extract or link: who noticed it.
    findings.severity AS severity, -- error, warning or info.
    findings.code AS code, -- The rule or note.
    findings.path AS path, -- The field it is about, such as indicators[3].score.
    findings.expected AS expected, -- What the rule expects.
    findings.actual AS actual, -- What is printed.
    findings.message_zh AS message_zh, -- The finding as a sentence in Chinese.
    findings.message_en AS message_en, -- The finding as a sentence in English.
    findings.page AS page, -- Page; null where there is none.
    CAST(coalesce((SELECT leading_id = form_id FROM form_links WHERE form_links.form_id = forms.id), 1) AS INTEGER) AS is_leading, -- 1 for a row of
    -- the copy that speaks for all prints of its form, else 0.
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = findings.document_id) AS TEXT) AS file -- Where the document was found.
  FROM findings
  LEFT JOIN corrected_forms AS forms ON forms.id = findings.form_id;

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
    differences.leading_path AS leading_path, -- The same field in the leading copy.
    differences.leading_words AS leading_words, -- What the leading copy prints there, with its unit.
    differences.words AS words, -- What this print has there, with its unit.
    differences.leading_value AS leading_value, -- The number in the leading copy; amounts in 元.
    differences.value AS value, -- The number in this print; amounts in 元.
    CAST((SELECT min(path) FROM paths JOIN forms AS leading USING (document_id) WHERE leading.id = links.leading_id) AS TEXT) AS leading_file, -- Where the
    -- leading copy was found.
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file -- Where the print was found.
  FROM form_links AS links
  JOIN corrected_forms AS forms ON forms.id = links.form_id
  JOIN documents ON documents.id = forms.document_id
  LEFT JOIN copy_differences AS differences ON differences.form_id = links.form_id
  WHERE links.copies > 1;

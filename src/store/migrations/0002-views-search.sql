-- Views for asking, with plain names and every row's context, and the index of the full-text search.
-- Amounts in these views are in 万元, whatever the form prints; null where the form's unit is unknown. A computed column
-- says its type by CAST, which the exports and the documentation read.

CREATE INDEX forms_by_year ON forms (year);

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
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id) AS INTEGER) AS findings, -- Number of findings of any severity.
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id AND severity = 'error') AS INTEGER) AS errors, -- Number of contradictions:
    -- findings of severity error.
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file -- Where the document was found; the first
    -- path of several.
  FROM forms
  LEFT JOIN funds AS total ON total.id = (
    SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1
  );

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
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file -- Where the document was found.
  FROM indicators
  JOIN forms ON forms.id = indicators.form_id;

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
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file -- Where the document was found.
  FROM funds
  JOIN forms ON forms.id = funds.form_id;

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
    findings.stage AS stage, -- audit, normalize or extract: who noticed it.
    findings.severity AS severity, -- error, warning or info.
    findings.code AS code, -- The rule or note.
    findings.path AS path, -- The field it is about, such as indicators[3].score.
    findings.expected AS expected, -- What the rule expects.
    findings.actual AS actual, -- What is printed.
    findings.message_zh AS message_zh, -- The finding as a sentence in Chinese.
    findings.message_en AS message_en, -- The finding as a sentence in English.
    findings.page AS page, -- Page; null where there is none.
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = findings.document_id) AS TEXT) AS file -- Where the document was found.
  FROM findings
  LEFT JOIN forms ON forms.id = findings.form_id;

CREATE VIRTUAL TABLE search USING fts5 ( -- The index of the full-text search: words alone, without the texts they stand in.
  -- A row's number is eight times the id of the row it indexes, plus the place of its kind among the columns here.
  project, -- Words of forms: project_name, department_name, unit_name.
  indicator, -- Words of indicators: level3, target, actual.
  goal, -- Words of goals: expected, actual.
  note, -- Words of indicators: note.
  section, -- Words of sections: title, text.
  year, -- The year as a word, such as y2021.
  content = '', contentless_delete = 1, detail = 'column', tokenize = 'unicode61 remove_diacritics 0'
);

-- What is removed is no longer found. Putting words in takes a segmenter: see search-index.ts.
CREATE TRIGGER forms_searched AFTER DELETE ON forms BEGIN
  DELETE FROM search WHERE rowid = old.id * 8;
END;
CREATE TRIGGER indicators_searched AFTER DELETE ON indicators BEGIN
  DELETE FROM search WHERE rowid IN (old.id * 8 + 1, old.id * 8 + 3);
END;
CREATE TRIGGER goals_searched AFTER DELETE ON goals BEGIN
  DELETE FROM search WHERE rowid = old.id * 8 + 2;
END;
CREATE TRIGGER sections_searched AFTER DELETE ON sections BEGIN
  DELETE FROM search WHERE rowid = old.id * 8 + 4;
END;

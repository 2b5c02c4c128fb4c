-- What people say about what was read: corrections, verdicts, reviews, samples and questions of their own. They are bound
-- to a document's content and to the field, so that they outlive every new reading. What corrections make of a form is
-- kept beside the reading, never over it: the `corrected` columns, which the views put in place of what was read.

ALTER TABLE forms ADD COLUMN corrected TEXT; -- JSON object, column to corrected value; null where nothing was corrected.
ALTER TABLE forms ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0; -- Number of fields of the form whose corrected value the views give.
ALTER TABLE forms ADD COLUMN confidence REAL; -- Least recognition confidence of its fields, 0 to 1; null where none was read from pixels.
ALTER TABLE funds ADD COLUMN corrected TEXT; -- JSON object, column to corrected value; null where nothing was corrected.
ALTER TABLE goals ADD COLUMN corrected TEXT; -- JSON object, column to corrected value; null where nothing was corrected.
ALTER TABLE indicators ADD COLUMN corrected TEXT; -- JSON object, column to corrected value; null where nothing was corrected.
UPDATE forms SET confidence = (SELECT min(value ->> 4) FROM json_each(forms.sources));

CREATE TABLE corrections ( -- What a person put in place of one field as it was read.
  id INTEGER PRIMARY KEY, -- Row number in this database; rises with time.
  sha256 TEXT NOT NULL, -- The document: documents.sha256.
  form INTEGER NOT NULL, -- The form: forms.ordinal.
  path TEXT NOT NULL, -- The field, such as indicators[3].score.
  raw TEXT, -- The words as read; null where the form had no such field.
  place TEXT, -- JSON: where those words stand, see cells.place.
  read_value TEXT, -- JSON: the value as read.
  words TEXT, -- The words as they should have been read; null where nothing is printed.
  state TEXT NOT NULL CHECK (state IN ('applies', 'agrees', 'changed', 'missing')), -- applies: the views give the corrected
  -- value; agrees: the field is now read so; changed: it is now read in another way, and a person has to decide; missing:
  -- the field is no longer there.
  why TEXT NOT NULL, -- The reason; may be empty.
  who TEXT NOT NULL, -- Who corrected it.
  at TEXT NOT NULL, -- When, ISO 8601, UTC.
  undone_at TEXT, -- When it was taken back or replaced by another one; null while it stands.
  undone_by TEXT -- Who took it back or replaced it.
) STRICT;
CREATE UNIQUE INDEX corrections_standing ON corrections (sha256, form, path) WHERE undone_at IS NULL;

CREATE TABLE verdicts ( -- What a person decided about one finding.
  id INTEGER PRIMARY KEY, -- Row number in this database; rises with time.
  sha256 TEXT NOT NULL, -- The document: documents.sha256.
  form INTEGER NOT NULL, -- The form: forms.ordinal; -1 where the finding is about the whole document.
  code TEXT NOT NULL, -- The rule or note: findings.code.
  path TEXT NOT NULL, -- The field it is about: findings.path.
  paths TEXT NOT NULL, -- All fields that take part: findings.paths.
  verdict TEXT NOT NULL CHECK (verdict IN ('contradiction', 'misread', 'accepted')), -- contradiction: the document really
  -- contradicts itself; misread: a fault of reading; accepted: right as it stands.
  why TEXT NOT NULL, -- The reason; may be empty.
  who TEXT NOT NULL, -- Who decided.
  at TEXT NOT NULL, -- When, ISO 8601, UTC.
  undone_at TEXT, -- When it was taken back or replaced by another one; null while it stands.
  undone_by TEXT -- Who took it back or replaced it.
) STRICT;
CREATE UNIQUE INDEX verdicts_standing ON verdicts (sha256, form, code, path, paths) WHERE undone_at IS NULL;

CREATE TABLE reviews ( -- A form that a person compared with its document and found right, after the corrections made by then.
  id INTEGER PRIMARY KEY, -- Row number in this database; rises with time.
  sha256 TEXT NOT NULL, -- The document: documents.sha256.
  form INTEGER NOT NULL, -- The form: forms.ordinal.
  numbers INTEGER NOT NULL, -- Numbers of the form that were compared.
  wrong INTEGER NOT NULL, -- Those of them that had been read wrongly: they stand corrected.
  parser_version INTEGER NOT NULL, -- Version of the rules that had read it.
  who TEXT NOT NULL, -- Who confirmed it.
  at TEXT NOT NULL, -- When, ISO 8601, UTC.
  undone_at TEXT, -- When it was taken back or done anew; null while it stands.
  undone_by TEXT -- Who took it back.
) STRICT;
CREATE UNIQUE INDEX reviews_standing ON reviews (sha256, form) WHERE undone_at IS NULL;

CREATE TABLE samples ( -- A random sample of forms, drawn to measure how well numbers are read.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  seed INTEGER NOT NULL, -- What the drawing follows from: the same seed over the same forms draws the same sample.
  population INTEGER NOT NULL, -- Forms that it was drawn from.
  who TEXT NOT NULL, -- Who drew it.
  at TEXT NOT NULL -- When, ISO 8601, UTC.
) STRICT;

CREATE TABLE sample_forms ( -- One form of a sample.
  sample_id INTEGER NOT NULL REFERENCES samples (id) ON DELETE CASCADE, -- The sample.
  ordinal INTEGER NOT NULL, -- Place in the order of drawing.
  sha256 TEXT NOT NULL, -- The document: documents.sha256.
  form INTEGER NOT NULL, -- The form: forms.ordinal.
  PRIMARY KEY (sample_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE questions ( -- A question of one's own, kept to be asked again.
  name TEXT PRIMARY KEY, -- Its name, as in its address.
  words TEXT NOT NULL, -- What it asks, as a sentence.
  sql TEXT NOT NULL, -- One statement that reads; :year and :department are its parameters.
  who TEXT NOT NULL, -- Who kept it.
  at TEXT NOT NULL -- When, ISO 8601, UTC.
) STRICT, WITHOUT ROWID;

DROP VIEW v_forms;
DROP VIEW v_indicators;
DROP VIEW v_funds;
DROP VIEW v_findings;

-- What is corrected is found by the year it has now.
DROP INDEX forms_by_year;
CREATE INDEX forms_by_year ON forms (
  CAST(CASE WHEN json_type(corrected, '$.year') IS NULL THEN year ELSE corrected ->> 'year' END AS INTEGER)
);

CREATE VIEW corrected_forms AS -- A row a form, with what people corrected in place of what was read.
  SELECT
    forms.id AS id, -- Row number in this database.
    forms.document_id AS document_id, -- The document it stands in.
    forms.ordinal AS ordinal, -- Place among the forms of its document.
    forms.kind AS kind, -- project_self_evaluation, department_self_evaluation, transfer_self_evaluation,
    -- project_evaluation, department_evaluation, performance_target, performance_monitoring or project_summary.
    CAST(CASE WHEN json_type(forms.corrected, '$.title') IS NULL THEN forms.title ELSE forms.corrected ->> 'title' END AS TEXT) AS title, -- The form's own heading.
    CAST(CASE WHEN json_type(forms.corrected, '$.year') IS NULL THEN forms.year ELSE forms.corrected ->> 'year' END AS INTEGER) AS year, -- Budget year (年度).
    CAST(CASE WHEN json_type(forms.corrected, '$.period') IS NULL THEN forms.period ELSE forms.corrected ->> 'period' END AS TEXT) AS period, -- What a monitoring form covers, as printed.
    CAST(CASE WHEN json_type(forms.corrected, '$.project_name') IS NULL THEN forms.project_name ELSE forms.corrected ->> 'project_name' END AS TEXT) AS project_name, -- 项目名称, 转移支付项目名称.
    CAST(CASE WHEN json_type(forms.corrected, '$.department_name') IS NULL THEN forms.department_name ELSE forms.corrected ->> 'department_name' END AS TEXT) AS department_name, -- 主管部门; on a department form the department itself.
    CAST(CASE WHEN json_type(forms.corrected, '$.department_code') IS NULL THEN forms.department_code ELSE forms.corrected ->> 'department_code' END AS TEXT) AS department_code, -- Code of the 主管部门.
    CAST(CASE WHEN json_type(forms.corrected, '$.unit_name') IS NULL THEN forms.unit_name ELSE forms.corrected ->> 'unit_name' END AS TEXT) AS unit_name, -- 实施单位.
    CAST(CASE WHEN json_type(forms.corrected, '$.unit_code') IS NULL THEN forms.unit_code ELSE forms.corrected ->> 'unit_code' END AS TEXT) AS unit_code, -- Code of the 实施单位.
    CAST(CASE WHEN json_type(forms.corrected, '$.contact_person') IS NULL THEN forms.contact_person ELSE forms.corrected ->> 'contact_person' END AS TEXT) AS contact_person, -- 项目负责人, 联系人.
    CAST(CASE WHEN json_type(forms.corrected, '$.contact_phone') IS NULL THEN forms.contact_phone ELSE forms.corrected ->> 'contact_phone' END AS TEXT) AS contact_phone, -- 联系电话.
    CAST(CASE WHEN json_type(forms.corrected, '$.total_weight') IS NULL THEN forms.total_weight ELSE forms.corrected ->> 'total_weight' END AS REAL) AS total_weight, -- 总分: full marks as printed.
    CAST(CASE WHEN json_type(forms.corrected, '$.total_score') IS NULL THEN forms.total_score ELSE forms.corrected ->> 'total_score' END AS REAL) AS total_score, -- 总分: total score as printed.
    CAST(CASE WHEN json_type(forms.corrected, '$.total_grade') IS NULL THEN forms.total_grade ELSE forms.corrected ->> 'total_grade' END AS TEXT) AS total_grade, -- 等级: 优, 良, 中, 差.
    forms.extra AS extra, -- JSON object, heading to text: printed cells that have no field of their own; null where there are none.
    forms.sources AS sources, -- JSON array, one entry a field: [path, raw, basis, place, confidence, readings]; the view sources unrolls it.
    forms.corrections AS corrections, -- Number of fields of the form whose corrected value the views give.
    forms.confidence AS confidence, -- Least recognition confidence of its fields; null where none was read from pixels.
    forms.corrected AS corrected -- JSON object of what was corrected, see forms.corrected.
  FROM forms;

CREATE VIEW corrected_funds AS -- A row a money row, with what people corrected in place of what was read.
  SELECT
    funds.id AS id, -- Row number in this database.
    funds.form_id AS form_id, -- The form it stands in.
    funds.ordinal AS ordinal, -- Place among the money rows of its form.
    funds.source AS source, -- What the row counts: total, fiscal, carryover, other, central, local, basic, project or unknown.
    CAST(CASE WHEN json_type(funds.corrected, '$.label') IS NULL THEN funds.label ELSE funds.corrected ->> 'label' END AS TEXT) AS label, -- The row's heading as printed, without white space.
    CAST(CASE WHEN json_type(funds.corrected, '$.unit') IS NULL THEN funds.unit ELSE funds.corrected ->> 'unit' END AS TEXT) AS unit, -- 元, 万元 or 亿元; null where neither the form nor the line above it says.
    CAST(CASE WHEN json_type(funds.corrected, '$.initial_budget') IS NULL THEN funds.initial_budget ELSE funds.corrected ->> 'initial_budget' END AS REAL) AS initial_budget, -- 年初预算数, in unit.
    CAST(CASE WHEN json_type(funds.corrected, '$.annual_budget') IS NULL THEN funds.annual_budget ELSE funds.corrected ->> 'annual_budget' END AS REAL) AS annual_budget, -- 全年预算数 after adjustment, in unit.
    CAST(CASE WHEN json_type(funds.corrected, '$.executed') IS NULL THEN funds.executed ELSE funds.corrected ->> 'executed' END AS REAL) AS executed, -- 全年执行数, in unit.
    CAST(CASE WHEN json_type(funds.corrected, '$.initial_budget_fen') IS NULL THEN funds.initial_budget_fen ELSE funds.corrected ->> 'initial_budget_fen' END AS INTEGER) AS initial_budget_fen, -- 年初预算数 in 分, exact; null where the unit is unknown.
    CAST(CASE WHEN json_type(funds.corrected, '$.annual_budget_fen') IS NULL THEN funds.annual_budget_fen ELSE funds.corrected ->> 'annual_budget_fen' END AS INTEGER) AS annual_budget_fen, -- 全年预算数 in 分, exact; null where the unit is unknown.
    CAST(CASE WHEN json_type(funds.corrected, '$.executed_fen') IS NULL THEN funds.executed_fen ELSE funds.corrected ->> 'executed_fen' END AS INTEGER) AS executed_fen, -- 全年执行数 in 分, exact; null where the unit is unknown.
    CAST(CASE WHEN json_type(funds.corrected, '$.weight') IS NULL THEN funds.weight ELSE funds.corrected ->> 'weight' END AS REAL) AS weight, -- 分值.
    CAST(CASE WHEN json_type(funds.corrected, '$.execution_rate') IS NULL THEN funds.execution_rate ELSE funds.corrected ->> 'execution_rate' END AS REAL) AS execution_rate, -- 执行率 as printed, in percent.
    CAST(CASE WHEN json_type(funds.corrected, '$.score') IS NULL THEN funds.score ELSE funds.corrected ->> 'score' END AS REAL) AS score, -- 得分.
    funds.extra AS extra, -- JSON object, heading to text: columns of the row that have no field of their own.
    funds.corrected AS corrected -- JSON object of what was corrected, see funds.corrected.
  FROM funds;

CREATE VIEW corrected_goals AS -- A row a goal, with what people corrected in place of what was read.
  SELECT
    goals.id AS id, -- Row number in this database.
    goals.form_id AS form_id, -- The form it stands in.
    goals.ordinal AS ordinal, -- Place among the goals of its form.
    CAST(CASE WHEN json_type(goals.corrected, '$.expected') IS NULL THEN goals.expected ELSE goals.corrected ->> 'expected' END AS TEXT) AS expected, -- 预期目标.
    CAST(CASE WHEN json_type(goals.corrected, '$.actual') IS NULL THEN goals.actual ELSE goals.corrected ->> 'actual' END AS TEXT) AS actual, -- 实际完成情况.
    goals.corrected AS corrected -- JSON object of what was corrected, see goals.corrected.
  FROM goals;

CREATE VIEW corrected_indicators AS -- A row an indicator, with what people corrected in place of what was read.
  SELECT
    indicators.id AS id, -- Row number in this database.
    indicators.form_id AS form_id, -- The form it stands in.
    indicators.ordinal AS ordinal, -- Place among the indicators of its form.
    CAST(CASE WHEN json_type(indicators.corrected, '$.level1') IS NULL THEN indicators.level1 ELSE indicators.corrected ->> 'level1' END AS TEXT) AS level1, -- 一级指标 as printed, merged cells filled down.
    CAST(CASE WHEN json_type(indicators.corrected, '$.level1_weight') IS NULL THEN indicators.level1_weight ELSE indicators.corrected ->> 'level1_weight' END AS REAL) AS level1_weight, -- Weight printed beside 一级指标.
    CAST(CASE WHEN json_type(indicators.corrected, '$.level1_code') IS NULL THEN indicators.level1_code ELSE indicators.corrected ->> 'level1_code' END AS TEXT) AS level1_code, -- Canonical name of level 1: output, benefit, satisfaction, cost …
    CAST(CASE WHEN json_type(indicators.corrected, '$.level2') IS NULL THEN indicators.level2 ELSE indicators.corrected ->> 'level2' END AS TEXT) AS level2, -- 二级指标 as printed, merged cells filled down.
    CAST(CASE WHEN json_type(indicators.corrected, '$.level2_weight') IS NULL THEN indicators.level2_weight ELSE indicators.corrected ->> 'level2_weight' END AS REAL) AS level2_weight, -- Weight printed beside 二级指标.
    CAST(CASE WHEN json_type(indicators.corrected, '$.level2_code') IS NULL THEN indicators.level2_code ELSE indicators.corrected ->> 'level2_code' END AS TEXT) AS level2_code, -- Canonical name of level 2: quantity, quality, timeliness, social …
    CAST(CASE WHEN json_type(indicators.corrected, '$.level3') IS NULL THEN indicators.level3 ELSE indicators.corrected ->> 'level3' END AS TEXT) AS level3, -- 三级指标 as printed.
    CAST(CASE WHEN json_type(indicators.corrected, '$.level4') IS NULL THEN indicators.level4 ELSE indicators.corrected ->> 'level4' END AS TEXT) AS level4, -- 四级指标 as printed, where the form has a fourth level.
    CAST(CASE WHEN json_type(indicators.corrected, '$.topic') IS NULL THEN indicators.topic ELSE indicators.corrected ->> 'topic' END AS TEXT) AS topic, -- What recurs under many level-3 names, such as satisfaction.
    CAST(CASE WHEN json_type(indicators.corrected, '$.target') IS NULL THEN indicators.target ELSE indicators.corrected ->> 'target' END AS TEXT) AS target, -- 年度指标值 as printed.
    CAST(CASE WHEN json_type(indicators.corrected, '$.target_kind') IS NULL THEN indicators.target_kind ELSE indicators.corrected ->> 'target_kind' END AS TEXT) AS target_kind, -- What the target means: number, range, date or text.
    CAST(CASE WHEN json_type(indicators.corrected, '$.target_operator') IS NULL THEN indicators.target_operator ELSE indicators.corrected ->> 'target_operator' END AS TEXT) AS target_operator, -- =, >=, >, <=, < or ~.
    CAST(CASE WHEN json_type(indicators.corrected, '$.target_value') IS NULL THEN indicators.target_value ELSE indicators.corrected ->> 'target_value' END AS REAL) AS target_value, -- The target's number; the lower end of a range.
    CAST(CASE WHEN json_type(indicators.corrected, '$.target_upper') IS NULL THEN indicators.target_upper ELSE indicators.corrected ->> 'target_upper' END AS REAL) AS target_upper, -- The upper end of a range.
    CAST(CASE WHEN json_type(indicators.corrected, '$.target_unit') IS NULL THEN indicators.target_unit ELSE indicators.corrected ->> 'target_unit' END AS TEXT) AS target_unit, -- %, 个, 人次, 万元 …
    CAST(CASE WHEN json_type(indicators.corrected, '$.target_date') IS NULL THEN indicators.target_date ELSE indicators.corrected ->> 'target_date' END AS TEXT) AS target_date, -- ISO 8601 as far as printed: 2021-12-31, 2021-12, --12-31.
    CAST(CASE WHEN json_type(indicators.corrected, '$.actual') IS NULL THEN indicators.actual ELSE indicators.corrected ->> 'actual' END AS TEXT) AS actual, -- 实际完成值 as printed.
    CAST(CASE WHEN json_type(indicators.corrected, '$.actual_kind') IS NULL THEN indicators.actual_kind ELSE indicators.corrected ->> 'actual_kind' END AS TEXT) AS actual_kind, -- What the actual value means: number, range, date or text.
    CAST(CASE WHEN json_type(indicators.corrected, '$.actual_operator') IS NULL THEN indicators.actual_operator ELSE indicators.corrected ->> 'actual_operator' END AS TEXT) AS actual_operator, -- =, >=, >, <=, < or ~.
    CAST(CASE WHEN json_type(indicators.corrected, '$.actual_value') IS NULL THEN indicators.actual_value ELSE indicators.corrected ->> 'actual_value' END AS REAL) AS actual_value, -- The actual number; the lower end of a range.
    CAST(CASE WHEN json_type(indicators.corrected, '$.actual_upper') IS NULL THEN indicators.actual_upper ELSE indicators.corrected ->> 'actual_upper' END AS REAL) AS actual_upper, -- The upper end of a range.
    CAST(CASE WHEN json_type(indicators.corrected, '$.actual_unit') IS NULL THEN indicators.actual_unit ELSE indicators.corrected ->> 'actual_unit' END AS TEXT) AS actual_unit, -- %, 个, 人次, 万元 …
    CAST(CASE WHEN json_type(indicators.corrected, '$.actual_date') IS NULL THEN indicators.actual_date ELSE indicators.corrected ->> 'actual_date' END AS TEXT) AS actual_date, -- ISO 8601 as far as printed.
    CAST(CASE WHEN json_type(indicators.corrected, '$.weight') IS NULL THEN indicators.weight ELSE indicators.corrected ->> 'weight' END AS REAL) AS weight, -- 分值.
    CAST(CASE WHEN json_type(indicators.corrected, '$.score') IS NULL THEN indicators.score ELSE indicators.corrected ->> 'score' END AS REAL) AS score, -- 得分.
    CAST(CASE WHEN json_type(indicators.corrected, '$.attained') IS NULL THEN indicators.attained ELSE indicators.corrected ->> 'attained' END AS INTEGER) AS attained, -- 1 if the actual value meets the target, 0 if not, null where the values do not decide it.
    CAST(CASE WHEN json_type(indicators.corrected, '$.note') IS NULL THEN indicators.note ELSE indicators.corrected ->> 'note' END AS TEXT) AS note, -- 偏差原因分析及改进措施.
    CAST(CASE WHEN json_type(indicators.corrected, '$.description') IS NULL THEN indicators.description ELSE indicators.corrected ->> 'description' END AS TEXT) AS description, -- 指标说明, 评分标准.
    indicators.extra AS extra, -- JSON object, heading to text: columns of the row that have no field of their own.
    indicators.origin_page AS origin_page, -- Page the row stands on; null where the format has no pages.
    indicators.origin_table AS origin_table, -- Raw table the row comes from: tables.ordinal.
    indicators.origin_row AS origin_row, -- Row of that table, from 0.
    indicators.corrected AS corrected -- JSON object of what was corrected, see indicators.corrected.
  FROM indicators;

CREATE VIEW v_forms AS -- A row a form: whose it is, what it had and spent, how it scored, what was noticed.
  SELECT
    forms.id AS form_id, -- The form: forms.id.
    forms.document_id AS document_id, -- The document it stands in: documents.id.
    forms.ordinal AS ordinal, -- Place among the forms of its document, from 0.
    forms.kind AS kind, -- project_self_evaluation, department_self_evaluation, transfer_self_evaluation,
    -- project_evaluation, department_evaluation, performance_target, performance_monitoring or project_summary.
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
    CAST((SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS TEXT) AS file -- Where the document was found; the first
    -- path of several.
  FROM corrected_forms AS forms
  LEFT JOIN corrected_funds AS total ON total.id = (
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
    indicators.corrected AS corrected, -- JSON object of what people corrected in this row, with the corrected values; null where nothing.
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
  LEFT JOIN corrected_forms AS forms ON forms.id = findings.form_id;

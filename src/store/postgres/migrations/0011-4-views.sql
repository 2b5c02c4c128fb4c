-- The views as they stand at version 11, column for column those of SQLite.

CREATE VIEW cells AS
  SELECT
    tables.document_id AS document_id,
    tables.ordinal AS table_ordinal,
    CAST(cell ->> 0 AS BIGINT) AS "row",
    CAST(cell ->> 1 AS BIGINT) AS "column",
    CAST(cell ->> 2 AS BIGINT) AS row_span,
    CAST(cell ->> 3 AS BIGINT) AS column_span,
    cell ->> 4 AS text,
    CAST(CASE WHEN cell -> 5 ->> 0 = 'page' THEN cell -> 5 ->> 1 END AS BIGINT) AS page,
    CAST(cell -> 5 AS TEXT) AS place,
    CAST(cell ->> 6 AS DOUBLE PRECISION) AS confidence,
    CAST(cell -> 7 AS TEXT) AS readings
  FROM tables, json_array_elements(CAST(tables.cells AS JSON)) AS cell;

CREATE VIEW sources AS
  SELECT
    forms.id AS form_id,
    field ->> 0 AS path,
    field ->> 1 AS raw,
    field ->> 2 AS basis,
    CAST(CASE WHEN field -> 3 ->> 0 = 'page' THEN field -> 3 ->> 1 END AS BIGINT) AS page,
    CAST(field -> 3 AS TEXT) AS place,
    CAST(field ->> 4 AS DOUBLE PRECISION) AS confidence,
    CAST(field -> 5 AS TEXT) AS readings
  FROM forms, json_array_elements(CAST(forms.sources AS JSON)) AS field;

CREATE VIEW corrected_forms AS
  SELECT
    forms.id AS id,
    forms.document_id AS document_id,
    forms.ordinal AS ordinal,
    forms.kind AS kind,
    corrected(forms.corrected, 'title', forms.title) AS title,
    corrected(forms.corrected, 'year', forms.year) AS year,
    corrected(forms.corrected, 'period', forms.period) AS period,
    corrected(forms.corrected, 'project_name', forms.project_name) AS project_name,
    corrected(forms.corrected, 'department_name', forms.department_name) AS department_name,
    corrected(forms.corrected, 'department_code', forms.department_code) AS department_code,
    corrected(forms.corrected, 'unit_name', forms.unit_name) AS unit_name,
    corrected(forms.corrected, 'unit_code', forms.unit_code) AS unit_code,
    corrected(forms.corrected, 'contact_person', forms.contact_person) AS contact_person,
    corrected(forms.corrected, 'contact_phone', forms.contact_phone) AS contact_phone,
    corrected(forms.corrected, 'total_weight', forms.total_weight) AS total_weight,
    corrected(forms.corrected, 'total_score', forms.total_score) AS total_score,
    corrected(forms.corrected, 'total_grade', forms.total_grade) AS total_grade,
    forms.extra AS extra,
    forms.sources AS sources,
    forms.corrections AS corrections,
    forms.confidence AS confidence,
    forms.corrected AS corrected
  FROM forms;

CREATE VIEW corrected_funds AS
  SELECT
    funds.id AS id,
    funds.form_id AS form_id,
    funds.ordinal AS ordinal,
    funds.source AS source,
    corrected(funds.corrected, 'label', funds.label) AS label,
    corrected(funds.corrected, 'unit', funds.unit) AS unit,
    corrected(funds.corrected, 'initial_budget', funds.initial_budget) AS initial_budget,
    corrected(funds.corrected, 'annual_budget', funds.annual_budget) AS annual_budget,
    corrected(funds.corrected, 'executed', funds.executed) AS executed,
    corrected(funds.corrected, 'initial_budget_fen', funds.initial_budget_fen) AS initial_budget_fen,
    corrected(funds.corrected, 'annual_budget_fen', funds.annual_budget_fen) AS annual_budget_fen,
    corrected(funds.corrected, 'executed_fen', funds.executed_fen) AS executed_fen,
    corrected(funds.corrected, 'weight', funds.weight) AS weight,
    corrected(funds.corrected, 'execution_rate', funds.execution_rate) AS execution_rate,
    corrected(funds.corrected, 'score', funds.score) AS score,
    funds.extra AS extra,
    funds.corrected AS corrected
  FROM funds;

CREATE VIEW corrected_goals AS
  SELECT
    goals.id AS id,
    goals.form_id AS form_id,
    goals.ordinal AS ordinal,
    corrected(goals.corrected, 'expected', goals.expected) AS expected,
    corrected(goals.corrected, 'actual', goals.actual) AS actual,
    goals.corrected AS corrected
  FROM goals;

CREATE VIEW corrected_indicators AS
  SELECT
    indicators.id AS id,
    indicators.form_id AS form_id,
    indicators.ordinal AS ordinal,
    corrected(indicators.corrected, 'level1', indicators.level1) AS level1,
    corrected(indicators.corrected, 'level1_weight', indicators.level1_weight) AS level1_weight,
    corrected(indicators.corrected, 'level1_code', indicators.level1_code) AS level1_code,
    corrected(indicators.corrected, 'level2', indicators.level2) AS level2,
    corrected(indicators.corrected, 'level2_weight', indicators.level2_weight) AS level2_weight,
    corrected(indicators.corrected, 'level2_code', indicators.level2_code) AS level2_code,
    corrected(indicators.corrected, 'level3', indicators.level3) AS level3,
    corrected(indicators.corrected, 'level4', indicators.level4) AS level4,
    corrected(indicators.corrected, 'topic', indicators.topic) AS topic,
    corrected(indicators.corrected, 'target', indicators.target) AS target,
    corrected(indicators.corrected, 'target_kind', indicators.target_kind) AS target_kind,
    corrected(indicators.corrected, 'target_operator', indicators.target_operator) AS target_operator,
    corrected(indicators.corrected, 'target_value', indicators.target_value) AS target_value,
    corrected(indicators.corrected, 'target_upper', indicators.target_upper) AS target_upper,
    corrected(indicators.corrected, 'target_unit', indicators.target_unit) AS target_unit,
    corrected(indicators.corrected, 'target_date', indicators.target_date) AS target_date,
    corrected(indicators.corrected, 'actual', indicators.actual) AS actual,
    corrected(indicators.corrected, 'actual_kind', indicators.actual_kind) AS actual_kind,
    corrected(indicators.corrected, 'actual_operator', indicators.actual_operator) AS actual_operator,
    corrected(indicators.corrected, 'actual_value', indicators.actual_value) AS actual_value,
    corrected(indicators.corrected, 'actual_upper', indicators.actual_upper) AS actual_upper,
    corrected(indicators.corrected, 'actual_unit', indicators.actual_unit) AS actual_unit,
    corrected(indicators.corrected, 'actual_date', indicators.actual_date) AS actual_date,
    corrected(indicators.corrected, 'weight', indicators.weight) AS weight,
    corrected(indicators.corrected, 'score', indicators.score) AS score,
    corrected(indicators.corrected, 'attained', indicators.attained) AS attained,
    corrected(indicators.corrected, 'note', indicators.note) AS note,
    corrected(indicators.corrected, 'description', indicators.description) AS description,
    indicators.extra AS extra,
    indicators.origin_page AS origin_page,
    indicators.origin_table AS origin_table,
    indicators.origin_row AS origin_row,
    indicators.corrected AS corrected
  FROM indicators;

CREATE VIEW v_organisations AS
  SELECT
    organisations.id AS organisation_id,
    organisations.name AS name,
    organisations.kind AS kind,
    organisations.region_code AS region_code,
    (SELECT string_agg(name, ',' ORDER BY name) FROM (SELECT DISTINCT name FROM organisation_names AS names WHERE names.organisation = organisations.id) AS printed) AS names,
    CAST((SELECT min(confidence) FROM organisation_names AS names WHERE names.organisation = organisations.id) AS DOUBLE PRECISION) AS confidence,
    CAST((SELECT count(*) FROM form_links WHERE organisation = organisations.id AND leading_id = form_id) AS BIGINT) AS forms
  FROM organisations;

CREATE VIEW v_projects AS
  SELECT
    projects.id AS project_id,
    links.form_id AS form_id,
    organisations.name AS organisation,
    links.province AS province,
    projects.kind AS kind,
    projects.name AS name,
    forms.year AS year,
    CAST(total.annual_budget_fen / 1000000.0 AS DOUBLE PRECISION) AS annual_budget,
    CAST(total.executed_fen / 1000000.0 AS DOUBLE PRECISION) AS executed,
    CAST(round(100.0 * total.executed_fen / nullif(total.annual_budget_fen, 0), 2) AS DOUBLE PRECISION) AS computed_rate,
    forms.total_score AS total_score,
    links.previous_id AS previous_id,
    links.project_confidence AS confidence,
    links.kept AS kept,
    links.added AS added,
    links.dropped AS dropped,
    links.lowered AS lowered,
    links.below_actual AS below_actual
  FROM projects
  JOIN form_links AS links ON links.project = projects.id AND links.leading_id = links.form_id
  JOIN corrected_forms AS forms ON forms.id = links.form_id
  JOIN organisations ON organisations.id = projects.organisation
  LEFT JOIN corrected_funds AS total ON total.id = (
    SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1
  );

CREATE VIEW result_kinds AS
  SELECT
    column1 COLLATE "C" AS kind
  FROM (VALUES ('project_self_evaluation'), ('department_self_evaluation'), ('transfer_self_evaluation'),
    ('project_evaluation'), ('department_evaluation')) AS kinds;

CREATE VIEW v_indicators AS
  SELECT
    indicators.id AS indicator_id,
    indicators.form_id AS form_id,
    forms.document_id AS document_id,
    indicators.ordinal AS ordinal,
    forms.kind AS kind,
    forms.year AS year,
    forms.department_name AS department_name,
    forms.unit_name AS unit_name,
    forms.project_name AS project_name,
    indicators.level1 AS level1,
    indicators.level1_code AS level1_code,
    indicators.level2 AS level2,
    indicators.level2_code AS level2_code,
    indicators.level3 AS level3,
    indicators.level4 AS level4,
    indicators.topic AS topic,
    indicators.target AS target,
    indicators.target_kind AS target_kind,
    indicators.target_operator AS target_operator,
    indicators.target_value AS target_value,
    indicators.target_upper AS target_upper,
    indicators.target_unit AS target_unit,
    indicators.target_date AS target_date,
    indicators.actual AS actual,
    indicators.actual_kind AS actual_kind,
    indicators.actual_operator AS actual_operator,
    indicators.actual_value AS actual_value,
    indicators.actual_upper AS actual_upper,
    indicators.actual_unit AS actual_unit,
    indicators.actual_date AS actual_date,
    indicators.attained AS attained,
    indicators.weight AS weight,
    indicators.score AS score,
    indicators.note AS note,
    indicators.origin_page AS page,
    indicators.corrected AS corrected,
    CAST(coalesce((SELECT CASE WHEN leading_id = form_id THEN 1 ELSE 0 END FROM form_links WHERE form_links.form_id = forms.id), 1) AS BIGINT) AS is_leading,
    (SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS file
  FROM corrected_indicators AS indicators
  JOIN corrected_forms AS forms ON forms.id = indicators.form_id;

CREATE VIEW v_funds AS
  SELECT
    funds.id AS fund_id,
    funds.form_id AS form_id,
    forms.document_id AS document_id,
    funds.ordinal AS ordinal,
    forms.kind AS kind,
    forms.year AS year,
    forms.department_name AS department_name,
    forms.unit_name AS unit_name,
    forms.project_name AS project_name,
    funds.source AS source,
    funds.label AS label,
    CAST(funds.initial_budget_fen / 1000000.0 AS DOUBLE PRECISION) AS initial_budget,
    CAST(funds.annual_budget_fen / 1000000.0 AS DOUBLE PRECISION) AS annual_budget,
    CAST(funds.executed_fen / 1000000.0 AS DOUBLE PRECISION) AS executed,
    funds.execution_rate AS execution_rate,
    funds.weight AS weight,
    funds.score AS score,
    funds.corrected AS corrected,
    CAST(coalesce((SELECT CASE WHEN leading_id = form_id THEN 1 ELSE 0 END FROM form_links WHERE form_links.form_id = forms.id), 1) AS BIGINT) AS is_leading,
    (SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS file
  FROM corrected_funds AS funds
  JOIN corrected_forms AS forms ON forms.id = funds.form_id;

CREATE VIEW v_findings AS
  SELECT
    findings.id AS finding_id,
    findings.form_id AS form_id,
    findings.document_id AS document_id,
    forms.kind AS kind,
    forms.year AS year,
    forms.department_name AS department_name,
    forms.unit_name AS unit_name,
    forms.project_name AS project_name,
    findings.stage AS stage,
    findings.severity AS severity,
    findings.code AS code,
    findings.path AS path,
    findings.expected AS expected,
    findings.actual AS actual,
    findings.message_zh AS message_zh,
    findings.message_en AS message_en,
    findings.page AS page,
    CAST(coalesce((SELECT CASE WHEN leading_id = form_id THEN 1 ELSE 0 END FROM form_links WHERE form_links.form_id = forms.id), 1) AS BIGINT) AS is_leading,
    (SELECT min(path) FROM paths WHERE paths.document_id = findings.document_id) AS file
  FROM findings
  LEFT JOIN corrected_forms AS forms ON forms.id = findings.form_id;

CREATE VIEW v_copies AS
  SELECT
    links.leading_id AS leading_id,
    links.form_id AS form_id,
    CAST(CASE WHEN links.form_id = links.leading_id THEN 1 ELSE 0 END AS BIGINT) AS is_leading,
    forms.year AS year,
    forms.department_name AS department_name,
    forms.project_name AS project_name,
    documents.format AS format,
    differences.path AS path,
    differences.leading_path AS leading_path,
    differences.leading_words AS leading_words,
    differences.words AS words,
    differences.leading_value AS leading_value,
    differences.value AS value,
    (SELECT min(path) FROM paths JOIN forms AS head USING (document_id) WHERE head.id = links.leading_id) AS leading_file,
    (SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS file
  FROM form_links AS links
  JOIN corrected_forms AS forms ON forms.id = links.form_id
  JOIN documents ON documents.id = forms.document_id
  LEFT JOIN copy_differences AS differences ON differences.form_id = links.form_id
  WHERE links.copies > 1;

CREATE VIEW v_forms AS
  SELECT
    forms.id AS form_id,
    forms.document_id AS document_id,
    forms.ordinal AS ordinal,
    forms.kind AS kind,
    forms.title AS title,
    forms.year AS year,
    forms.period AS period,
    forms.department_name AS department_name,
    forms.department_code AS department_code,
    forms.unit_name AS unit_name,
    forms.unit_code AS unit_code,
    forms.project_name AS project_name,
    CAST(total.initial_budget_fen / 1000000.0 AS DOUBLE PRECISION) AS initial_budget,
    CAST(total.annual_budget_fen / 1000000.0 AS DOUBLE PRECISION) AS annual_budget,
    CAST(total.executed_fen / 1000000.0 AS DOUBLE PRECISION) AS executed,
    total.execution_rate AS execution_rate,
    CAST(round(100.0 * total.executed / nullif(total.annual_budget, 0), 2) AS DOUBLE PRECISION) AS computed_rate,
    forms.total_weight AS total_weight,
    forms.total_score AS total_score,
    forms.total_grade AS total_grade,
    CAST((SELECT count(*) FROM indicators WHERE indicators.form_id = forms.id) AS BIGINT) AS indicators,
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id) AS BIGINT) AS findings,
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id AND severity = 'error') AS BIGINT) AS errors,
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id AND severity = 'warning') AS BIGINT) AS warnings,
    CAST((SELECT count(*) FROM findings WHERE findings.form_id = forms.id AND severity = 'info') AS BIGINT) AS infos,
    forms.corrections AS corrections,
    (SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS file,
    links.region_code AS region_code,
    links.province AS province,
    links.city AS city,
    links.county AS county,
    links.organisation AS organisation_id,
    organisations.name AS organisation,
    organisations.kind AS organisation_kind,
    links.project AS project_id,
    CAST(CASE WHEN links.leading_id <> forms.id THEN 0 ELSE 1 END AS BIGINT) AS is_leading,
    CAST(coalesce(links.copies, 1) AS BIGINT) AS copies,
    coalesce( (SELECT min(url) FROM publications JOIN paths USING (path) WHERE paths.document_id = forms.document_id), (SELECT min(url) FROM publications JOIN paths USING (path) WHERE paths.document_id IN ( SELECT document_id FROM form_links AS prints JOIN forms AS printed ON printed.id = prints.form_id WHERE prints.leading_id = forms.id)) ) AS url,
    coalesce( (SELECT min(published) FROM publications JOIN paths USING (path) WHERE paths.document_id = forms.document_id), (SELECT min(published) FROM publications JOIN paths USING (path) WHERE paths.document_id IN ( SELECT document_id FROM form_links AS prints JOIN forms AS printed ON printed.id = prints.form_id WHERE prints.leading_id = forms.id)) ) AS published
  FROM corrected_forms AS forms
  LEFT JOIN corrected_funds AS total ON total.id = (
    SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1
  )
  LEFT JOIN form_links AS links ON links.form_id = forms.id
  LEFT JOIN organisations ON organisations.id = links.organisation;

CREATE VIEW v_money AS
  SELECT
    v_forms.form_id AS form_id,
    v_forms.kind AS kind,
    v_forms.year AS year,
    v_forms.department_name AS department_name,
    v_forms.unit_name AS unit_name,
    v_forms.project_name AS project_name,
    CAST(v_forms.initial_budget AS DOUBLE PRECISION) AS initial_budget,
    CAST(v_forms.annual_budget AS DOUBLE PRECISION) AS annual_budget,
    CAST(v_forms.executed AS DOUBLE PRECISION) AS executed,
    CAST(v_forms.copies AS BIGINT) AS copies
  FROM v_forms
  WHERE is_leading = 1;

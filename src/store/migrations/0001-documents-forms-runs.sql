-- A comment that starts on the line of a table or a column describes it; lines that hold only a comment continue it.
-- docs/schema.md is made from these comments. Column names are the field names of the canonical model; a nested field
-- joins its names with an underscore. `ordinal` counts from 0 in printed order. Amounts in `_fen` are whole 分.
-- Bulky parts that are seldom asked for one by one (cells, sources) stand as one JSON array in their parent's row;
-- a view of that name unrolls them.

CREATE TABLE documents ( -- One file content, whatever its names: the same bytes are one document.
  id INTEGER PRIMARY KEY, -- Row number in this database; differs between databases.
  sha256 TEXT NOT NULL UNIQUE, -- SHA-256 of the bytes, lower-case hexadecimal: the document's identity.
  format TEXT NOT NULL, -- Format that the content itself shows: pdf, docx, doc, xlsx, xls, html, text, ofd …
  size INTEGER NOT NULL, -- Bytes.
  pages INTEGER, -- Pages read; null where the format has no pages.
  outcome TEXT NOT NULL CHECK (outcome IN ('complete', 'partial', 'failed')), -- complete: read in full; partial: read, but
  -- words of the file are missing (findings with lost = 1) or a form it speaks of was not read or does not add up (findings form_unread, form_doubtful); failed:
  -- not read, see error_code.
  error_code TEXT, -- Why a failed document could not be read: encrypted, corrupt, timeout, out_of_memory, crashed …
  error_message TEXT, -- The same as a sentence.
  parser_version INTEGER NOT NULL, -- Version of the rules that read it; an older one is read again by ingest.
  settings TEXT NOT NULL -- JSON: the settings that the reading depends on, such as {"ocr":"auto","maxPages":5000}.
) STRICT;

CREATE TABLE paths ( -- One place where a file was found: a path on disk, or a member of an archive.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  path TEXT NOT NULL UNIQUE, -- Path as absolute text; a member of an archive is archive.zip!/inner/name, numbered where
  -- several have that name. Bytes that are not UTF-8, and signs that would be mistaken for such or for the step into an archive, show as \xHH.
  path_bytes BLOB, -- The path's own bytes where it is shown otherwise; null where it is shown as it is.
  archive_id INTEGER REFERENCES paths (id) ON DELETE CASCADE, -- The archive that this is a member of; null for a path on disk.
  document_id INTEGER REFERENCES documents (id), -- What was found there; null for an archive, and where it could not be opened.
  size INTEGER, -- Bytes on disk when it was read; null for a member of an archive.
  mtime_ms REAL, -- Time of last change on disk when it was read, milliseconds since 1970; null for a member of an archive.
  parser_version INTEGER NOT NULL, -- Version of the rules that opened it.
  settings TEXT NOT NULL, -- JSON: the settings with which it was opened, as in documents.settings.
  error_code TEXT, -- Why it could not be opened: not_found, not_readable, empty, unknown_format, archive_limit …
  error_message TEXT -- The same as a sentence.
) STRICT;
CREATE INDEX paths_by_document ON paths (document_id);
CREATE INDEX paths_by_archive ON paths (archive_id);

CREATE TABLE forms ( -- One evaluation table (绩效自评表, 绩效评价评分表).
  id INTEGER PRIMARY KEY, -- Row number in this database.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document it stands in.
  ordinal INTEGER NOT NULL, -- Place among the forms of its document.
  kind TEXT NOT NULL, -- project_self_evaluation, department_self_evaluation, transfer_self_evaluation,
  -- project_evaluation, department_evaluation, performance_target, performance_monitoring or project_summary.
  title TEXT, -- The form's own heading.
  year INTEGER, -- Budget year (年度).
  period TEXT, -- What a monitoring form covers, as printed: 1-7月, 上半年.
  project_name TEXT, -- 项目名称, 转移支付项目名称.
  department_name TEXT, -- 主管部门; on a department form the department itself.
  department_code TEXT, -- Code of the 主管部门.
  unit_name TEXT, -- 实施单位.
  unit_code TEXT, -- Code of the 实施单位.
  contact_person TEXT, -- 项目负责人, 联系人.
  contact_phone TEXT, -- 联系电话.
  total_weight REAL, -- 总分: full marks as printed.
  total_score REAL, -- 总分: total score as printed.
  total_grade TEXT, -- 等级: 优, 良, 中, 差.
  extra TEXT, -- JSON object, heading to text: printed cells that have no field of their own; null where there are none.
  sources TEXT NOT NULL, -- JSON array, one entry a field: [path, raw, basis, place, confidence, readings]; the view sources unrolls it.
  UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE funds ( -- One money row of a form (项目资金), as printed.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  form_id INTEGER NOT NULL REFERENCES forms (id) ON DELETE CASCADE, -- The form it stands in.
  ordinal INTEGER NOT NULL, -- Place among the money rows of its form.
  source TEXT NOT NULL, -- What the row counts: total, fiscal, carryover, other, central, local, basic, project or unknown.
  label TEXT, -- The row's heading as printed, without white space.
  unit TEXT, -- 元, 万元 or 亿元; null where neither the form nor the line above it says.
  initial_budget REAL, -- 年初预算数, in unit.
  annual_budget REAL, -- 全年预算数 after adjustment, in unit.
  executed REAL, -- 全年执行数, in unit.
  initial_budget_fen INTEGER, -- 年初预算数 in 分, exact; null where the unit is unknown.
  annual_budget_fen INTEGER, -- 全年预算数 in 分, exact; null where the unit is unknown.
  executed_fen INTEGER, -- 全年执行数 in 分, exact; null where the unit is unknown.
  weight REAL, -- 分值.
  execution_rate REAL, -- 执行率 as printed, in percent.
  score REAL, -- 得分.
  extra TEXT, -- JSON object, heading to text: columns of the row that have no field of their own.
  UNIQUE (form_id, ordinal)
) STRICT;

CREATE TABLE goals ( -- One row of 年度总体目标.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  form_id INTEGER NOT NULL REFERENCES forms (id) ON DELETE CASCADE, -- The form it stands in.
  ordinal INTEGER NOT NULL, -- Place among the goals of its form.
  expected TEXT, -- 预期目标.
  actual TEXT, -- 实际完成情况.
  UNIQUE (form_id, ordinal)
) STRICT;

CREATE TABLE indicators ( -- One level-3 row of 绩效指标.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  form_id INTEGER NOT NULL REFERENCES forms (id) ON DELETE CASCADE, -- The form it stands in.
  ordinal INTEGER NOT NULL, -- Place among the indicators of its form.
  level1 TEXT, -- 一级指标 as printed, merged cells filled down.
  level1_weight REAL, -- Weight printed beside 一级指标.
  level1_code TEXT, -- Canonical name of level 1: output, benefit, satisfaction, cost …
  level2 TEXT, -- 二级指标 as printed, merged cells filled down.
  level2_weight REAL, -- Weight printed beside 二级指标.
  level2_code TEXT, -- Canonical name of level 2: quantity, quality, timeliness, social …
  level3 TEXT, -- 三级指标 as printed.
  level4 TEXT, -- 四级指标 as printed, where the form has a fourth level.
  topic TEXT, -- What recurs under many level-3 names, such as satisfaction.
  target TEXT, -- 年度指标值 as printed.
  target_kind TEXT, -- What the target means: number, range, date or text.
  target_operator TEXT, -- =, >=, >, <=, < or ~.
  target_value REAL, -- The target's number; the lower end of a range.
  target_upper REAL, -- The upper end of a range.
  target_unit TEXT, -- %, 个, 人次, 万元 …
  target_date TEXT, -- ISO 8601 as far as printed: 2021-12-31, 2021-12, --12-31.
  actual TEXT, -- 实际完成值 as printed.
  actual_kind TEXT, -- What the actual value means: number, range, date or text.
  actual_operator TEXT, -- =, >=, >, <=, < or ~.
  actual_value REAL, -- The actual number; the lower end of a range.
  actual_upper REAL, -- The upper end of a range.
  actual_unit TEXT, -- %, 个, 人次, 万元 …
  actual_date TEXT, -- ISO 8601 as far as printed.
  weight REAL, -- 分值.
  score REAL, -- 得分.
  attained INTEGER, -- 1 if the actual value meets the target, 0 if not, null where the values do not decide it.
  note TEXT, -- 偏差原因分析及改进措施.
  description TEXT, -- 指标说明, 评分标准.
  extra TEXT, -- JSON object, heading to text: columns of the row that have no field of their own.
  origin_page INTEGER, -- Page the row stands on; null where the format has no pages.
  origin_table INTEGER NOT NULL, -- Raw table the row comes from: tables.ordinal.
  origin_row INTEGER NOT NULL, -- Row of that table, from 0.
  UNIQUE (form_id, ordinal)
) STRICT;

CREATE TABLE sections ( -- One numbered heading of the narrative and the text under it.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document it stands in.
  ordinal INTEGER NOT NULL, -- Place among the sections of its document.
  number TEXT NOT NULL, -- The number as printed, such as （一）.
  title TEXT NOT NULL, -- The heading's words.
  level INTEGER NOT NULL, -- Depth by nesting, from 1.
  text TEXT NOT NULL, -- The text under the heading, up to the next one.
  page INTEGER, -- Page of the heading; null where the format has no pages.
  UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE figures ( -- One figure that the narrative states.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document it stands in.
  ordinal INTEGER NOT NULL, -- Place among the figures of its document.
  label TEXT NOT NULL, -- What the figure is, such as 预算执行率.
  value REAL NOT NULL, -- The number as printed.
  decimals INTEGER NOT NULL, -- Digits printed after the decimal point.
  unit TEXT, -- %, 万元, 分 …
  year INTEGER, -- The year it is about, where the sentence says.
  sentence TEXT NOT NULL, -- The sentence it stands in.
  page INTEGER, -- Page of the sentence; null where the format has no pages.
  place TEXT NOT NULL, -- JSON: where it stands, see cells.place.
  UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE findings ( -- One thing noticed: by the audit, while reading the form, or while reading the file.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document it is about.
  form_id INTEGER REFERENCES forms (id) ON DELETE CASCADE, -- The form it is about; null where it is about the whole document.
  ordinal INTEGER NOT NULL, -- Place among the findings of its document.
  stage TEXT NOT NULL CHECK (stage IN ('audit', 'normalize', 'extract')), -- Who noticed it: an audit rule, the reading of the
  -- form, or the reading of the file.
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
CREATE INDEX findings_by_form ON findings (form_id);

CREATE TABLE paragraphs ( -- One raw paragraph of a document, before any meaning is given to it.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document it stands in.
  position INTEGER NOT NULL, -- Place in the document's reading order, counted together with its tables, from 0.
  text TEXT NOT NULL, -- As printed.
  level INTEGER, -- Heading level that the file itself declares, from 1; null for body text.
  page INTEGER, -- Page it stands on; null where the format has no pages.
  place TEXT NOT NULL, -- JSON: where it stands, see cells.place.
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tables ( -- One raw table of a document, before any meaning is given to it.
  id INTEGER PRIMARY KEY, -- Row number in this database.
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- The document it stands in.
  ordinal INTEGER NOT NULL, -- Place among the tables of its document; indicators.origin_table points here.
  position INTEGER NOT NULL, -- Place in the document's reading order, counted together with its paragraphs, from 0.
  row_count INTEGER NOT NULL, -- Rows.
  column_count INTEGER NOT NULL, -- Columns.
  spans TEXT NOT NULL CHECK (spans IN ('kept', 'lost')), -- kept: spans and columns are the file's own; lost: a flattened text
  -- keeps only the order of the cells in each row.
  page INTEGER, -- Page it starts on; null where the format has no pages.
  place TEXT NOT NULL, -- JSON: where it stands, see cells.place.
  cells TEXT NOT NULL, -- JSON array, one entry a cell: [row, column, row_span, column_span, text, place, confidence, readings];
  -- the view cells unrolls it.
  UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE runs ( -- One call of ingest, retry or renormalize.
  id INTEGER PRIMARY KEY, -- Row number; rises with time.
  command TEXT NOT NULL, -- ingest, retry or renormalize.
  settings TEXT NOT NULL, -- JSON: paths, limits and options as asked.
  program_version TEXT NOT NULL, -- Version of jixiao.
  parser_version INTEGER NOT NULL, -- Version of the rules.
  process_id INTEGER NOT NULL, -- The process that runs or ran it.
  started_at TEXT NOT NULL, -- ISO 8601, UTC.
  updated_at TEXT NOT NULL, -- Last sign of life, ISO 8601, UTC.
  ended_at TEXT, -- Null while it goes on, and for a run that was killed.
  outcome TEXT NOT NULL CHECK (outcome IN ('running', 'done', 'interrupted', 'failed')), -- running: going on, or killed if its process is gone.
  found INTEGER NOT NULL, -- Files found by the walk so far.
  found_all INTEGER NOT NULL, -- 1 when the walk has ended.
  unchanged INTEGER NOT NULL, -- Files skipped because path, size and time of change were known.
  message TEXT -- What ended a run that failed.
) STRICT;

CREATE TABLE run_files ( -- One file or archive member that a run looked into.
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE, -- The run.
  ordinal INTEGER NOT NULL, -- Order in which they were finished.
  path TEXT NOT NULL, -- The path as in paths.path.
  sha256 TEXT, -- SHA-256 of its bytes; null where it could not be opened.
  outcome TEXT NOT NULL CHECK (outcome IN ('complete', 'partial', 'failed', 'duplicate', 'archive')), -- As in documents.outcome; duplicate: the
  -- same bytes were known; archive: its members have rows of their own.
  error_code TEXT, -- Why it failed.
  error_message TEXT, -- The same as a sentence.
  size INTEGER, -- Bytes.
  pages INTEGER, -- Pages.
  forms INTEGER NOT NULL, -- Forms found.
  rows INTEGER NOT NULL, -- Rows written to forms, funds, goals, indicators, sections, figures, findings and raw tables.
  open_ms REAL, -- Reading the bytes and their digest, milliseconds.
  extract_ms REAL, -- From bytes to raw tables, milliseconds.
  normalize_ms REAL, -- From raw tables to forms, milliseconds.
  audit_ms REAL, -- Judging the forms, milliseconds.
  save_ms REAL, -- Writing to the database, milliseconds.
  PRIMARY KEY (run_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE VIEW cells AS -- One raw cell: the anchor of its span. No two overlap.
  SELECT
    tables.document_id AS document_id, -- The document it stands in.
    tables.ordinal AS table_ordinal, -- The raw table it stands in: tables.ordinal.
    value ->> 0 AS row, -- Row, from 0.
    value ->> 1 AS "column", -- Column, from 0.
    value ->> 2 AS row_span, -- Rows it covers.
    value ->> 3 AS column_span, -- Columns it covers.
    value ->> 4 AS text, -- As printed, line breaks kept.
    CASE value ->> 5 ->> 0 WHEN 'page' THEN value ->> 5 ->> 1 END AS page, -- Page; null where the format has no pages.
    value -> 5 AS place, -- JSON: ["page", page, x0, top, x1, bottom] in points from the top left of the page as displayed;
    -- ["sheet", sheet, range], ["flow", block], ["cell", block, table, row, column] or ["line", line], counted from 1.
    value ->> 6 AS confidence, -- Recognition confidence, 0 to 1; null where the text was not read from pixels.
    value -> 7 AS readings -- JSON array: what else recognition proposed; null where there is nothing else.
  FROM tables, json_each(tables.cells);

CREATE VIEW sources AS -- The words as printed behind one field of a form, and where they stand.
  SELECT
    forms.id AS form_id, -- The form.
    value ->> 0 AS path, -- The field, such as indicators[3].score.
    value ->> 1 AS raw, -- The words as printed.
    value ->> 2 AS basis, -- printed, or inferred: filled down or taken over by reasoning.
    CASE value ->> 3 ->> 0 WHEN 'page' THEN value ->> 3 ->> 1 END AS page, -- Page; null where the format has no pages.
    value -> 3 AS place, -- JSON: where they stand, see cells.place.
    value ->> 4 AS confidence, -- Recognition confidence, 0 to 1; null where the words were not read from pixels.
    value -> 5 AS readings -- JSON array: what else recognition proposed; null where there is nothing else.
  FROM forms, json_each(forms.sources);

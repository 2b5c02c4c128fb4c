-- What forms have to do with each other: copies, places, organisations, projects over years. All of it follows from the
-- content of the database and from what people said in the tables here that say so; it is made anew, for what has
-- changed, at the end of each run and by `jixiao link`.

CREATE TABLE form_links ( -- Where a form belongs, and whose copy it is.
  form_id INTEGER PRIMARY KEY REFERENCES forms (id) ON DELETE CASCADE, -- The form.
  leading_id INTEGER NOT NULL, -- The copy that speaks for all prints of this form: forms.id; the form itself where it is alone.
  copies INTEGER NOT NULL, -- Prints of this form in the database, itself included.
  region_code TEXT, -- Code of GB/T 2260 of its place; null where the place is not certain.
  province TEXT, -- 省; told also where only the province is certain.
  city TEXT, -- 市, 州, 盟, 地区; null for a county directly under its province.
  county TEXT, -- 区, 县, 旗, 县级市.
  region_basis TEXT, -- What told the place: given (--region or a list), code, name (of department or unit), document, path or
  -- copy (another print of the form).
  region_candidates TEXT NOT NULL, -- JSON array: codes that remain possible where there is no single one.
  organisation_name TEXT, -- The name as printed by which the organisation was found: 主管部门, or 实施单位 where there is none.
  organisation_code TEXT, -- The code as printed for it.
  organisation TEXT, -- The organisation: organisations.id; null where place or name are not certain.
  project TEXT, -- The project: projects.id; null for a form without year or organisation.
  previous_id INTEGER, -- The form of the same project for the year before: forms.id; null for its first.
  project_confidence REAL, -- 0 to 1: how sure it is that this form continues that one.
  kept INTEGER, -- Indicators that the year before had too; null where there is no year before.
  added INTEGER, -- Indicators that the year before had not.
  dropped INTEGER, -- Indicators of the year before that are gone.
  lowered INTEGER, -- Kept indicators whose target asks less than the year before.
  below_actual INTEGER -- Kept indicators whose target asks less than what was reached the year before.
) STRICT;
CREATE INDEX form_links_by_leading ON form_links (leading_id);
CREATE INDEX form_links_by_region ON form_links (region_code, organisation_name);
CREATE INDEX form_links_by_organisation ON form_links (organisation);
CREATE INDEX form_links_by_project ON form_links (project);

CREATE TABLE form_keys ( -- What prints of one form are likely to share: only forms that share a key are compared.
  key TEXT NOT NULL, -- A digest of the shared words and numbers.
  form_id INTEGER NOT NULL REFERENCES forms (id) ON DELETE CASCADE, -- The form.
  PRIMARY KEY (key, form_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX form_keys_by_form ON form_keys (form_id);

CREATE TABLE copy_differences ( -- A number in which a copy differs from the leading one: published twice, or misread once.
  form_id INTEGER NOT NULL REFERENCES forms (id) ON DELETE CASCADE, -- The copy.
  ordinal INTEGER NOT NULL, -- Place among the differences of the copy.
  path TEXT NOT NULL, -- The field in the copy, such as indicators[3].score; amounts are compared in 元.
  leading_value REAL NOT NULL, -- What the leading copy says.
  value REAL NOT NULL, -- What this copy says.
  PRIMARY KEY (form_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisations ( -- One organisation of one place, whatever its names.
  id TEXT PRIMARY KEY, -- Code of its place and its name: 150200:包头市教育局.
  name TEXT NOT NULL, -- The name to call it: of its last years, with its place.
  region_code TEXT, -- Code of GB/T 2260; null where only its name tells the place, which the standard does not know.
  kind TEXT -- What peers of other places share: the name without its place, such as 教育局.
) STRICT, WITHOUT ROWID;
CREATE INDEX organisations_by_region ON organisations (region_code);

CREATE TABLE organisation_names ( -- One way in which an organisation is printed.
  region_code TEXT NOT NULL, -- Place of the forms that print it; empty where it is not certain.
  name TEXT NOT NULL, -- As printed.
  code TEXT NOT NULL, -- As printed; empty where none.
  organisation TEXT NOT NULL, -- The organisation: organisations.id.
  confidence REAL NOT NULL, -- 0 to 1: how sure it is that the name belongs to it.
  basis TEXT NOT NULL, -- Why: name, short (a short form, or a name without its place), code, copy (on a copy of the same form), succession (one office took another's place) or correction.
  suggestion TEXT, -- Name of another organisation of the place that it may be, for a person to decide.
  forms INTEGER NOT NULL, -- Forms that print it.
  PRIMARY KEY (region_code, name, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE projects ( -- One project of one organisation, over all its years.
  id TEXT PRIMARY KEY, -- Organisation, kind and name; a number follows where several are called so.
  organisation TEXT NOT NULL, -- The organisation: organisations.id.
  kind TEXT NOT NULL, -- Kind of its forms.
  name TEXT NOT NULL -- The project's name in its last year; empty for the organisation's own forms.
) STRICT, WITHOUT ROWID;
CREATE INDEX projects_by_organisation ON projects (organisation);

CREATE TABLE indicator_steps ( -- One indicator beside that of the year before.
  indicator_id INTEGER PRIMARY KEY REFERENCES indicators (id) ON DELETE CASCADE, -- The indicator.
  previous_id INTEGER NOT NULL, -- That of the year before: indicators.id.
  is_lowered INTEGER NOT NULL, -- 1 if the target asks less than the year before, else 0.
  is_below_actual INTEGER NOT NULL, -- 1 if the target asks less than what was reached the year before, else 0.
  is_repeated INTEGER NOT NULL -- 1 if the actual value is a number and the same as the year before, else 0.
) STRICT;
CREATE INDEX indicator_steps_lowered ON indicator_steps (indicator_id) WHERE is_lowered OR is_below_actual;
CREATE INDEX indicator_steps_repeated ON indicator_steps (indicator_id) WHERE is_repeated;

CREATE TABLE given_regions ( -- A place that a person gave to the files below a path.
  path TEXT PRIMARY KEY, -- What the paths begin with; empty for all. The longest one counts.
  region_code TEXT NOT NULL -- Code of GB/T 2260.
) STRICT, WITHOUT ROWID;

CREATE TABLE publications ( -- Where a file was published: a line of a list that a person gave.
  file TEXT PRIMARY KEY, -- The file as the list names it.
  path TEXT NOT NULL, -- The path that it means, as in paths.path; a relative one starts at the list's folder.
  url TEXT, -- Address.
  published TEXT, -- Date of publication, as the list has it.
  publisher TEXT, -- Who published it.
  region_code TEXT, -- Place, where the list has one that is known.
  extra TEXT -- JSON object: the list's other columns.
) STRICT, WITHOUT ROWID;
CREATE INDEX publications_by_path ON publications (path);

CREATE TABLE organisation_corrections ( -- A person's word on which organisation a printed name means.
  region_code TEXT NOT NULL, -- As in organisation_names.
  name TEXT NOT NULL, -- As in organisation_names.
  code TEXT NOT NULL, -- As in organisation_names.
  organisation TEXT NOT NULL, -- Name of the organisation that it belongs to: one that is printed in the place, or a new one.
  PRIMARY KEY (region_code, name, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE link_queue ( -- What is to be linked anew.
  kind TEXT NOT NULL, -- form: a form that is new or may have changed; region: the names of a place; organisation: its projects.
  key TEXT NOT NULL, -- forms.id, a region code or organisations.id.
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
INSERT INTO link_queue SELECT 'form', id FROM forms;

CREATE TABLE link_state ( -- By which rules the links were made; another version makes all of them anew.
  version INTEGER NOT NULL -- Version of the rules and of the list of places.
) STRICT;

CREATE TRIGGER forms_inserted_linked AFTER INSERT ON forms BEGIN
  INSERT OR IGNORE INTO link_queue VALUES ('form', new.id);
END;
CREATE TRIGGER forms_updated_linked AFTER UPDATE ON forms BEGIN
  INSERT OR IGNORE INTO link_queue VALUES ('form', new.id);
END;
-- What a removed form was linked to is looked at again.
CREATE TRIGGER links_removed AFTER DELETE ON form_links BEGIN
  INSERT OR IGNORE INTO link_queue SELECT 'form', form_id FROM form_links WHERE leading_id = old.leading_id;
  INSERT OR IGNORE INTO link_queue VALUES ('region', coalesce(old.region_code, ''));
  INSERT OR IGNORE INTO link_queue SELECT 'organisation', old.organisation WHERE old.organisation IS NOT NULL;
END;
-- The place of a form may follow from that of its file.
CREATE TRIGGER paths_inserted_linked AFTER INSERT ON paths WHEN new.document_id IS NOT NULL BEGIN
  INSERT OR IGNORE INTO link_queue SELECT 'form', id FROM forms WHERE document_id = new.document_id;
END;
CREATE TRIGGER paths_updated_linked AFTER UPDATE OF document_id ON paths BEGIN
  INSERT OR IGNORE INTO link_queue SELECT 'form', id FROM forms WHERE document_id IN (old.document_id, new.document_id);
END;
CREATE TRIGGER paths_removed_linked AFTER DELETE ON paths WHEN old.document_id IS NOT NULL BEGIN
  INSERT OR IGNORE INTO link_queue SELECT 'form', id FROM forms WHERE document_id = old.document_id;
END;

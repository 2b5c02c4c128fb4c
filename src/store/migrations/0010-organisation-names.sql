-- An organisation is looked up by its name.

CREATE INDEX organisations_by_name ON organisations (name);

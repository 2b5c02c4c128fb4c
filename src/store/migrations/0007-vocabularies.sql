-- Words that users added to the vocabulary.

CREATE TABLE vocabularies ( -- Words that were added to the vocabulary when documents were understood.
  sha256 TEXT PRIMARY KEY, -- What documents.settings names them by: {"vocabulary": "…"}.
  list TEXT NOT NULL -- JSON array, one entry a word: [as printed, what it means], in the order of the words.
) STRICT, WITHOUT ROWID;

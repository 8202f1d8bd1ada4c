-- The issues files of people's own with which the record was read, whole, and the issues that these add to the bundled
-- ones: listings know them without the file.
CREATE TABLE issues_file (
    digest TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    words  TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE issue (
    slug   TEXT PRIMARY KEY,
    parent TEXT,
    gloss  TEXT NOT NULL
) WITHOUT ROWID;

-- The state in which a page of the web was read, as its site names it, so that it is asked for its changes alone.
CREATE TABLE IF NOT EXISTS visit (
    address       TEXT PRIMARY KEY,
    etag          TEXT,
    last_modified TEXT
) WITHOUT ROWID;

-- The articles that it gave, by id: no reference, for a page is read before its articles are kept.
CREATE TABLE IF NOT EXISTS visit_article (
    address  TEXT NOT NULL REFERENCES visit (address) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article  TEXT NOT NULL,
    PRIMARY KEY (address, position)
) WITHOUT ROWID;

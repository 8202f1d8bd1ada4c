-- What is on the table, as each article tells of it: talks, proposals, positions, commitments. `found` is the entry as
-- JSON, with its evidence; the other columns are what is asked by, and the words that slices of the text must give.
-- Ids and slugs stand between bars: |kessary|orrund|.
CREATE TABLE talks (
    article    INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    id         TEXT NOT NULL UNIQUE,
    type       TEXT NOT NULL,
    status     TEXT NOT NULL,
    start      INTEGER NOT NULL,
    words      TEXT NOT NULL,
    actor_ids  TEXT NOT NULL,
    parties    TEXT NOT NULL,
    issues     TEXT NOT NULL,
    statements TEXT NOT NULL,
    found      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE proposal (
    article    INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    id         TEXT NOT NULL UNIQUE,
    type       TEXT NOT NULL,
    status     TEXT NOT NULL,
    start      INTEGER NOT NULL,
    words      TEXT NOT NULL,
    actor_ids  TEXT NOT NULL,
    parties    TEXT NOT NULL,
    issues     TEXT NOT NULL,
    statements TEXT NOT NULL,
    found      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE position (
    article    INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    id         TEXT NOT NULL UNIQUE,
    type       TEXT NOT NULL,
    status     TEXT NOT NULL,
    start      INTEGER NOT NULL,
    words      TEXT NOT NULL,
    actor_ids  TEXT NOT NULL,
    parties    TEXT NOT NULL,
    issues     TEXT NOT NULL,
    statements TEXT NOT NULL,
    found      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE commitment (
    article    INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    id         TEXT NOT NULL UNIQUE,
    type       TEXT NOT NULL,
    status     TEXT NOT NULL,
    start      INTEGER NOT NULL,
    words      TEXT NOT NULL,
    actor_ids  TEXT NOT NULL,
    parties    TEXT NOT NULL,
    issues     TEXT NOT NULL,
    statements TEXT NOT NULL,
    found      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

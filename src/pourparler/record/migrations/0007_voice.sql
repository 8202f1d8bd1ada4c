-- Where the outlet itself judges, predicts or explains: one row a stretch of the text, with its words.
CREATE TABLE voice (
    article    INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    rule       TEXT NOT NULL,
    version    TEXT NOT NULL,
    confidence REAL NOT NULL,
    words      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

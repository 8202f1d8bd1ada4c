-- Who did what to whom: one row a happening of an article. `found` is the event as JSON, with its evidence; the other
-- columns are what is asked by and the words that a slice of the text must give.
CREATE TABLE IF NOT EXISTS event (
    article       INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    id            TEXT NOT NULL UNIQUE,
    type          TEXT NOT NULL,
    status        TEXT NOT NULL,
    start         INTEGER NOT NULL,
    trigger_words TEXT NOT NULL,
    passage       TEXT NOT NULL,
    actor_ids     TEXT NOT NULL,
    parties       TEXT NOT NULL,
    found         TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS event_by_type ON event (type, status);

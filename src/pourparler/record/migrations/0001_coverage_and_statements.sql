-- The record of coverage: articles with their sourced facts, and who said what, according to whom.
-- Numbers (no) join rows within one record and mean nothing outside it; ids are what the world sees.
-- Every stretch of text is kept with its words, so that a slice can be held against an independent copy.

CREATE TABLE article (
    no         INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    text       TEXT NOT NULL,
    digest     TEXT NOT NULL,
    url        TEXT,
    title      TEXT,
    outlet_key TEXT,
    published  TEXT,
    first_day  TEXT,
    last_day   TEXT
);
CREATE INDEX article_by_day ON article (first_day, id);
CREATE INDEX article_by_outlet ON article (outlet_key);

CREATE TABLE fact (
    article INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    value   TEXT NOT NULL,
    origin  TEXT NOT NULL,
    start   INTEGER,
    stop    INTEGER,
    PRIMARY KEY (article, name)
) WITHOUT ROWID;

-- The date of publication and the candidates that disagree, outline order: depth 0 is the one chosen.
CREATE TABLE dating (
    article    INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    depth      INTEGER NOT NULL,
    value      TEXT NOT NULL,
    "precision" TEXT NOT NULL,
    origin     TEXT NOT NULL,
    start      INTEGER,
    stop       INTEGER,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE block (
    article  INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL,
    role     TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- An actor as of some article's day: one row for each reading of the same id.
CREATE TABLE actor (
    no     INTEGER PRIMARY KEY AUTOINCREMENT,
    id     TEXT NOT NULL,
    name   TEXT NOT NULL,
    kind   TEXT NOT NULL,
    party  TEXT,
    office TEXT
);
CREATE UNIQUE INDEX actor_reading
    ON actor (id, name, kind, party IS NULL, ifnull(party, ''), office IS NULL, ifnull(office, ''));
CREATE INDEX actor_by_party ON actor (party);

CREATE TABLE statement (
    no                INTEGER PRIMARY KEY AUTOINCREMENT,
    id                TEXT NOT NULL UNIQUE,
    article           INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    position          INTEGER NOT NULL,
    start             INTEGER NOT NULL,
    kind              TEXT NOT NULL,
    form              TEXT NOT NULL,
    act               TEXT NOT NULL,
    acts              TEXT NOT NULL,
    polarity          TEXT NOT NULL,
    place             TEXT NOT NULL,
    actor             INTEGER REFERENCES actor (no),
    addressee         INTEGER REFERENCES actor (no),
    uttered           TEXT,
    uttered_precision TEXT,
    inside            TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    repeats           TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    rule              TEXT NOT NULL,
    version           TEXT NOT NULL,
    confidence        REAL NOT NULL,
    content           TEXT NOT NULL,
    passage           TEXT NOT NULL,
    UNIQUE (article, position)
);
CREATE INDEX statement_by_actor ON statement (actor);
CREATE INDEX statement_by_addressee ON statement (addressee);
CREATE INDEX statement_by_inside ON statement (inside);
CREATE INDEX statement_by_repeats ON statement (repeats);

-- role: source, cue, content, addressee, uttered, via-source, via-cue
CREATE TABLE part (
    statement INTEGER NOT NULL REFERENCES statement (no) ON DELETE CASCADE,
    role      TEXT NOT NULL,
    position  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL,
    words     TEXT NOT NULL,
    PRIMARY KEY (statement, role, position)
) WITHOUT ROWID;

CREATE TABLE candidate (
    statement INTEGER NOT NULL REFERENCES statement (no) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    actor     INTEGER NOT NULL REFERENCES actor (no),
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX candidate_by_actor ON candidate (actor);

-- The chain of reporters, outermost first; the words of a link are parts of the same position.
CREATE TABLE via (
    statement INTEGER NOT NULL REFERENCES statement (no) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    actor     INTEGER REFERENCES actor (no),
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX via_by_actor ON via (actor);

-- What was wrong with some input; article is NULL where nothing of the input could be kept.
CREATE TABLE problem (
    no       INTEGER PRIMARY KEY AUTOINCREMENT,
    article  INTEGER REFERENCES article (no) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source   TEXT NOT NULL,
    message  TEXT NOT NULL,
    UNIQUE (article, position)
);
CREATE UNIQUE INDEX problem_once ON problem (source, message) WHERE article IS NULL;

CREATE TABLE judgement (
    no         INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    verdict    TEXT NOT NULL,
    who        TEXT NOT NULL,
    made       TEXT NOT NULL,
    note       TEXT,
    correction TEXT
);

CREATE TABLE judgement_target (
    judgement INTEGER NOT NULL REFERENCES judgement (no) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    target    TEXT NOT NULL,
    PRIMARY KEY (judgement, position)
) WITHOUT ROWID;
CREATE INDEX judgement_by_target ON judgement_target (target);

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'article', content_rowid = 'no', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
    INSERT INTO article_words (rowid, title, text) VALUES (new.no, new.title, new.text);
END;
CREATE TRIGGER article_gone AFTER DELETE ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.no, old.title, old.text);
END;

CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, passage, content = 'statement', content_rowid = 'no', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
    INSERT INTO statement_words (rowid, content, passage) VALUES (new.no, new.content, new.passage);
END;
CREATE TRIGGER statement_gone AFTER DELETE ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, content, passage)
    VALUES ('delete', old.no, old.content, old.passage);
END;

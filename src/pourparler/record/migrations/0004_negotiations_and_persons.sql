-- What the record makes of its findings: which sides each sentence names, which negotiations that suggests, which new
-- people of several articles are one. All of it is derived and made anew when the record has changed; only the file of
-- negotiations and the marks of the registry are a person's.
CREATE TABLE scene (
    article INTEGER PRIMARY KEY REFERENCES article (no) ON DELETE CASCADE,
    lines   TEXT NOT NULL
);
CREATE TABLE side (
    id   TEXT PRIMARY KEY,
    name TEXT NOT NULL
) WITHOUT ROWID;
-- Whether a person is one of the registry with which the article was read.
CREATE TABLE registered (
    actor TEXT PRIMARY KEY,
    known INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE negotiation (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    found    TEXT NOT NULL
) WITHOUT ROWID;
-- The articles of a negotiation, and the stretches of these and other articles that tell of it.
CREATE TABLE belongs (
    negotiation TEXT NOT NULL REFERENCES negotiation (id) ON DELETE CASCADE,
    article     INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    score       REAL NOT NULL,
    reasons     TEXT NOT NULL,
    PRIMARY KEY (negotiation, article)
) WITHOUT ROWID;
CREATE INDEX belongs_by_article ON belongs (article);
CREATE TABLE told (
    article     INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    negotiation TEXT NOT NULL REFERENCES negotiation (id) ON DELETE CASCADE,
    start       INTEGER NOT NULL,
    stop        INTEGER NOT NULL,
    PRIMARY KEY (article, negotiation, start)
) WITHOUT ROWID;
CREATE INDEX told_by_negotiation ON told (negotiation, article);
CREATE TABLE negotiations_file (
    no    INTEGER PRIMARY KEY CHECK (no = 1),
    name  TEXT NOT NULL,
    words TEXT NOT NULL
);

-- A new person in one article: node is that one alone, person whoever it is in the whole record, why says so.
CREATE TABLE person (
    article INTEGER NOT NULL REFERENCES article (no) ON DELETE CASCADE,
    actor   TEXT NOT NULL,
    node    TEXT NOT NULL,
    person  TEXT NOT NULL,
    why     TEXT NOT NULL,
    PRIMARY KEY (article, actor)
) WITHOUT ROWID;
CREATE INDEX person_by_person ON person (person);
CREATE INDEX person_by_node ON person (node);
-- People of one name that are kept apart, for a person to judge.
CREATE TABLE namesake (
    first  TEXT NOT NULL,
    second TEXT NOT NULL,
    why    TEXT NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;

CREATE TABLE settled (what TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER unsettled_by_article AFTER INSERT ON article BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_by_removal AFTER DELETE ON article BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_by_edition AFTER INSERT ON edition BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_by_judgement AFTER INSERT ON judgement BEGIN DELETE FROM settled WHERE what = 'people'; END;

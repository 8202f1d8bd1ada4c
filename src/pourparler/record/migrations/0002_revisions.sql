-- Several texts of one article: at one address, or under one given id. All are kept, the last in turn stands.
-- given: the id an article came under; address: what its address is compared by (record/address.py).
ALTER TABLE article ADD COLUMN given TEXT;
ALTER TABLE article ADD COLUMN address TEXT;
UPDATE article SET given = given_id(id, text), address = address_key(
    url, (SELECT value FROM fact WHERE fact.article = article.no AND name = 'kind')
);
CREATE INDEX article_by_given ON article (given, no);
CREATE INDEX article_by_address ON article (address, digest);

-- Only articles with several texts are here; lineage is the number of the first of them that was read.
-- turn counts from 0 to the text that stands; part: an excerpt of another (a feed's summary, the beginning of a page).
CREATE TABLE edition (
    article INTEGER PRIMARY KEY REFERENCES article (no) ON DELETE CASCADE,
    lineage INTEGER NOT NULL,
    turn    INTEGER NOT NULL,
    part    INTEGER NOT NULL
);
CREATE INDEX edition_by_lineage ON edition (lineage, turn);

-- A judged statement and the same one in a later text, shift code points further on: the judgement holds for both.
CREATE TABLE carried (
    older INTEGER NOT NULL REFERENCES statement (no) ON DELETE CASCADE,
    newer INTEGER NOT NULL REFERENCES statement (no) ON DELETE CASCADE,
    shift INTEGER NOT NULL,
    PRIMARY KEY (older, newer)
) WITHOUT ROWID;
CREATE INDEX carried_by_newer ON carried (newer);

CREATE VIEW superseded AS
    SELECT o.article FROM edition o
    WHERE EXISTS (SELECT 1 FROM edition n WHERE n.lineage = o.lineage AND n.turn > o.turn);

-- Every import is kept with what it did, file by file and entry by entry, one that brought nothing too.
ALTER TABLE import ADD COLUMN label TEXT NOT NULL DEFAULT '';
-- None while it runs, and where it ended before its end.
ALTER TABLE import ADD COLUMN finished_at TEXT;
ALTER TABLE import ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;
-- The sums of its receipt; what became of each file stands in import_file.
ALTER TABLE import ADD COLUMN totals TEXT NOT NULL DEFAULT '{}';

-- `receipt` is what became of the file, as JSON; `source` its content, where it was read.
CREATE TABLE import_file (
    import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    source INTEGER REFERENCES source ON DELETE CASCADE,
    receipt TEXT NOT NULL,
    PRIMARY KEY (import, position)
) STRICT, WITHOUT ROWID;

-- Whether a paper that was known got the code it had not, and whether the person had put it away.
ALTER TABLE import_entry ADD COLUMN gained_code INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_entry ADD COLUMN put_away INTEGER NOT NULL DEFAULT 0;

-- The history is searched by what files hold.
CREATE INDEX import_file_by_source ON import_file (source);
CREATE INDEX entry_title_of_digest ON entry (title_key, digest);
DROP INDEX entry_by_title;

-- Imports from before: their entries were not kept one by one.
UPDATE import SET
    label = coalesce((SELECT a.label FROM action a
                      WHERE json_extract(a.changes, '$[0].kind') = 'import'
                        AND json_extract(a.changes, '$[0].import') = import.id ORDER BY a.id LIMIT 1), 'import'),
    finished_at = CASE WHEN json_type(receipt, '$.totals') = 'object' THEN started_at END,
    stopped = coalesce(json_extract(receipt, '$.stopped'), 0),
    totals = coalesce(json_extract(receipt, '$.totals'), '{}');
INSERT INTO import_file (import, position, path, source, receipt)
SELECT m.id, f.key, json_extract(f.value, '$.path'),
       (SELECT i.source FROM import_source i
        WHERE i.import = m.id AND i.path = json_extract(f.value, '$.path') LIMIT 1), f.value
FROM import m, json_each(m.receipt, '$.files') f;
ALTER TABLE import DROP COLUMN receipt;

-- What each reading of a file could not read; `source` has those of the reading that counts.
CREATE TABLE source_reading (
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    reading INTEGER NOT NULL,
    format TEXT NOT NULL,
    reader INTEGER NOT NULL,
    unreadable INTEGER NOT NULL,
    warnings TEXT NOT NULL,
    PRIMARY KEY (source, reading)
) STRICT, WITHOUT ROWID;

-- Files of the watched folder that were dealt with, whatever became of them, so that each is taken once.
CREATE TABLE watched (
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified TEXT NOT NULL,
    PRIMARY KEY (folder, name)
) STRICT, WITHOUT ROWID;

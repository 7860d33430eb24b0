-- Reading and annotating: highlights, every version of a note, what was deleted, links between notes.

-- What a person marked in an abstract, by its words and what stands around them (W3C TextQuoteSelector), so that it is
-- found again in another abstract of the same paper. Ids are never used twice, so that undo finds its place.
CREATE TABLE highlight (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    paper INTEGER NOT NULL REFERENCES paper,
    quote TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    -- Where it stood, in UTF-16 units of the abstract as it was shown.
    position INTEGER NOT NULL,
    colour TEXT NOT NULL,
    comment TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX highlight_by_paper ON highlight (paper);
CREATE INDEX highlight_by_change ON highlight (updated_at);

CREATE TRIGGER highlight_made AFTER INSERT ON highlight BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, words = excluded.words;
END;
CREATE TRIGGER highlight_changed AFTER UPDATE ON highlight BEGIN
    INSERT INTO paper_change SELECT p.value, now, now, now FROM change_clock, json_each(json_array(OLD.paper, NEW.paper)) p
    WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, words = excluded.words;
END;
CREATE TRIGGER highlight_gone AFTER DELETE ON highlight BEGIN
    INSERT INTO paper_change SELECT OLD.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, words = excluded.words;
END;

-- Every text of a note that was ever saved, the empty one too. A version stands whole, or as what is different from the
-- version before: so many bytes of its beginning and its end, and what stands between now.
CREATE TABLE note_version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    paper INTEGER NOT NULL REFERENCES paper,
    at TEXT NOT NULL,
    -- The version this one is told from; none where `body` is whole.
    base INTEGER REFERENCES note_version,
    head INTEGER NOT NULL,
    tail INTEGER NOT NULL,
    body TEXT NOT NULL,
    -- Bytes of the whole text.
    size INTEGER NOT NULL
) STRICT;
CREATE INDEX note_version_by_paper ON note_version (paper, id);
INSERT INTO note_version (paper, at, base, head, tail, body, size)
    SELECT paper, updated_at, NULL, 0, 0, body, length(CAST(body AS BLOB)) FROM note;
CREATE INDEX note_by_change ON note (updated_at);

-- Tags that were deleted, with the papers that had them and when they got them, as JSON pairs.
CREATE TABLE tag_trash (
    tag INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    deleted_at TEXT NOT NULL,
    papers TEXT NOT NULL
) STRICT;

-- What notes link to with [[ ]], as it stands there: an arXiv identifier, a DOI or a number. Worked out from notes.
CREATE TABLE note_link (
    paper INTEGER NOT NULL REFERENCES paper,
    target TEXT NOT NULL,
    PRIMARY KEY (target, paper)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_link_by_paper ON note_link (paper);

-- A person's own PDF of a paper; the bytes lie in files/.
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    paper INTEGER NOT NULL REFERENCES paper,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_by_paper ON attachment (paper);
CREATE TRIGGER attachment_made AFTER INSERT ON attachment BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest;
END;
CREATE TRIGGER attachment_moved AFTER UPDATE ON attachment BEGIN
    INSERT INTO paper_change SELECT p.value, now, now, now FROM change_clock, json_each(json_array(OLD.paper, NEW.paper)) p
    WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest;
END;
CREATE TRIGGER attachment_gone AFTER DELETE ON attachment BEGIN
    INSERT INTO paper_change SELECT OLD.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest;
END;

-- What was in the trash when it was emptied: nothing of the person's is left of it, and it stays away.
ALTER TABLE mark ADD COLUMN emptied INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digest_trash ADD COLUMN emptied INTEGER NOT NULL DEFAULT 0;

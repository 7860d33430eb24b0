-- What changed when, so that whatever is worked out from the library can catch up, in this process and in others:
-- the columns that lists are made of, and the index of words, which lies elsewhere and can be made again.

-- One row. Grows by one after each transaction that wrote something; rows below are stamped with it.
CREATE TABLE change_clock (
    now INTEGER NOT NULL
) STRICT;
INSERT INTO change_clock VALUES (2);

-- Each opening of the library that wrote something. What was worked out from a library that was later put back to
-- an older state, or from another, is known by it.
CREATE TABLE change_epoch (
    first INTEGER PRIMARY KEY,
    nonce INTEGER NOT NULL
) STRICT;
INSERT INTO change_epoch VALUES (0, random());

CREATE TABLE paper_change (
    paper INTEGER PRIMARY KEY,
    -- Of anything; of what digests say; of the words it is found by.
    latest INTEGER NOT NULL,
    facts INTEGER NOT NULL,
    words INTEGER NOT NULL
) STRICT;
INSERT INTO paper_change SELECT id, 1, 1, 1 FROM paper;
CREATE INDEX paper_change_by_latest ON paper_change (latest);
CREATE INDEX paper_change_by_words ON paper_change (words);

CREATE TRIGGER paper_made AFTER INSERT ON paper BEGIN
    INSERT INTO paper_change SELECT NEW.id, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts, words = excluded.words;
END;
CREATE TRIGGER paper_gone AFTER DELETE ON paper BEGIN
    INSERT INTO paper_change SELECT OLD.id, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts, words = excluded.words;
END;
CREATE TRIGGER paper_facts AFTER UPDATE ON paper
WHEN (OLD.published, OLD.added_at, OLD.upvotes, OLD.comments, OLD.code_count, OLD.has_project, OLD.abstract,
      OLD.code_new, OLD.arxiv_id, OLD.doi, OLD.title, OLD.present)
     IS NOT (NEW.published, NEW.added_at, NEW.upvotes, NEW.comments, NEW.code_count, NEW.has_project, NEW.abstract,
      NEW.code_new, NEW.arxiv_id, NEW.doi, NEW.title, NEW.present) BEGIN
    INSERT INTO paper_change SELECT NEW.id, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts
    WHERE facts <> excluded.facts;
END;
CREATE TRIGGER paper_words AFTER UPDATE ON paper
WHEN (OLD.title, OLD.abstract, OLD.authors, OLD.ai_keywords, OLD.subjects, OLD.organization, OLD.venue, OLD.present)
     IS NOT (NEW.title, NEW.abstract, NEW.authors, NEW.ai_keywords, NEW.subjects, NEW.organization, NEW.venue,
      NEW.present) BEGIN
    INSERT INTO paper_change SELECT NEW.id, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, words = excluded.words
    WHERE words <> excluded.words;
END;

CREATE TRIGGER note_made AFTER INSERT ON note BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, words = excluded.words;
END;
CREATE TRIGGER note_changed AFTER UPDATE OF body ON note BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, words = excluded.words;
END;
CREATE TRIGGER note_gone AFTER DELETE ON note BEGIN
    INSERT INTO paper_change SELECT OLD.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, words = excluded.words;
END;

CREATE TRIGGER mark_made AFTER INSERT ON mark BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest;
END;
CREATE TRIGGER mark_changed AFTER UPDATE ON mark BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest;
END;
CREATE TRIGGER paper_trashed AFTER UPDATE OF trashed_at ON mark WHEN OLD.trashed_at IS NOT NEW.trashed_at BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts, words = excluded.words;
END;
CREATE TRIGGER mark_gone AFTER DELETE ON mark BEGIN
    INSERT INTO paper_change SELECT OLD.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest;
END;

CREATE TRIGGER paper_tagged AFTER INSERT ON paper_tag BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest;
END;
CREATE TRIGGER paper_untagged AFTER DELETE ON paper_tag BEGIN
    INSERT INTO paper_change SELECT OLD.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest;
END;

CREATE TRIGGER link_made AFTER INSERT ON link BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts WHERE facts <> excluded.facts;
END;
CREATE TRIGGER link_changed AFTER UPDATE ON link WHEN (OLD.kind, OLD.host) IS NOT (NEW.kind, NEW.host) BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts WHERE facts <> excluded.facts;
END;
CREATE TRIGGER link_gone AFTER DELETE ON link BEGIN
    INSERT INTO paper_change SELECT OLD.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts WHERE facts <> excluded.facts;
END;

CREATE TRIGGER entry_made AFTER INSERT ON entry BEGIN
    INSERT INTO paper_change SELECT NEW.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts WHERE facts <> excluded.facts;
END;
CREATE TRIGGER entry_moved AFTER UPDATE OF paper ON entry WHEN OLD.paper <> NEW.paper BEGIN
    INSERT INTO paper_change SELECT p.value, now, now, now FROM change_clock, json_each(json_array(OLD.paper, NEW.paper)) p
    WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts WHERE facts <> excluded.facts;
END;
CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
    INSERT INTO paper_change SELECT OLD.paper, now, now, now FROM change_clock WHERE true
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts WHERE facts <> excluded.facts;
END;
CREATE TRIGGER digest_counted AFTER UPDATE OF counts ON digest WHEN OLD.counts <> NEW.counts BEGIN
    INSERT INTO paper_change SELECT DISTINCT e.paper, now, now, now FROM change_clock, entry e
    WHERE e.digest = NEW.id
    ON CONFLICT (paper) DO UPDATE SET latest = excluded.latest, facts = excluded.facts WHERE facts <> excluded.facts;
END;

-- What lists are made of, read whole when a library is opened: narrow, so that it is read fast.
DROP INDEX paper_by_published;
DROP INDEX paper_with_code;
DROP INDEX paper_with_new_code;
CREATE INDEX paper_columns ON paper (
    published, added_at, upvotes, comments, code_count, has_project, abstract, present, code_new
);
CREATE INDEX paper_by_title ON paper (title COLLATE NOCASE);
DROP INDEX entry_by_paper;
CREATE INDEX entry_by_paper ON entry (paper, digest);
CREATE INDEX entry_without_year ON entry (digest) WHERE published_known = 'year_unknown';
CREATE INDEX link_by_host ON link (host, kind, paper);

-- Queries kept under a name.
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    sort TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

-- Words are found by an index beside the library.
DROP TABLE paper_index;

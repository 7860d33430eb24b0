-- Two layers. What digests say: source, digest, entry, entry_link, body, and `paper`, which is worked out
-- from them and can be made again. What the person says: mark, note, tag, paper_tag, correction,
-- digest_day. Importing writes the first layer only.

-- One run of importing. An undone import keeps its rows; what only it brought is not shown.
CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    receipt TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- The content of a file, once, whatever its name; the bytes lie in originals/.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified TEXT,
    format TEXT NOT NULL,
    reader INTEGER NOT NULL,
    unreadable INTEGER NOT NULL,
    warnings TEXT NOT NULL,
    -- Whether an import that is not undone brought it.
    active INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE import_source (
    import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    path TEXT NOT NULL,
    PRIMARY KEY (import, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_source_by_source ON import_source (source);

-- An event that listed papers in an order.
CREATE TABLE digest (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    section INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT,
    day TEXT,
    day_inferred INTEGER NOT NULL,
    UNIQUE (source, section)
) STRICT;

-- Long texts, once: the same abstract stands in a daily, a weekly and a monthly page.
CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE paper (
    id INTEGER PRIMARY KEY,
    -- Listed: a digest of an active source has it. Present: listed, or holding something of the person's.
    listed INTEGER NOT NULL DEFAULT 0,
    present INTEGER NOT NULL DEFAULT 0,
    added_at TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    abstract INTEGER REFERENCES body,
    -- Whether that is only a piece of it.
    abstract_cut INTEGER NOT NULL DEFAULT 0,
    authors TEXT NOT NULL DEFAULT '[]',
    author_count INTEGER,
    published TEXT,
    published_known TEXT,
    arxiv_id TEXT,
    doi TEXT,
    upvotes INTEGER,
    comments INTEGER,
    ai_summary TEXT,
    ai_keywords TEXT NOT NULL DEFAULT '[]',
    organization TEXT,
    subjects TEXT NOT NULL DEFAULT '[]',
    venue TEXT,
    code_host TEXT,
    code_count INTEGER NOT NULL DEFAULT 0,
    has_project INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX paper_by_published ON paper (published, id) WHERE present;
CREATE INDEX paper_with_code ON paper (published, id) WHERE present AND code_count > 0;
CREATE INDEX paper_by_arxiv ON paper (arxiv_id);
CREATE INDEX paper_by_doi ON paper (doi);

-- What one digest says of one paper.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    digest INTEGER NOT NULL REFERENCES digest ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    place TEXT NOT NULL,
    paper INTEGER NOT NULL REFERENCES paper,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    abstract INTEGER REFERENCES body,
    abstract_cut INTEGER NOT NULL,
    authors TEXT NOT NULL,
    author_count INTEGER,
    published TEXT,
    published_known TEXT,
    arxiv_id TEXT,
    doi TEXT,
    upvotes INTEGER,
    comments INTEGER,
    ai_summary TEXT,
    ai_keywords TEXT NOT NULL,
    organization TEXT,
    subjects TEXT NOT NULL,
    venue TEXT,
    UNIQUE (digest, rank)
) STRICT;
CREATE INDEX entry_by_paper ON entry (paper);
CREATE INDEX entry_by_title ON entry (title_key);
CREATE INDEX entry_by_arxiv ON entry (arxiv_id) WHERE arxiv_id IS NOT NULL;
CREATE INDEX entry_by_doi ON entry (doi) WHERE doi IS NOT NULL;

-- What another program keeps beside an entry: names of tags and a note. Theirs until the person takes them over.
CREATE TABLE entry_offer (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    tags TEXT NOT NULL,
    note TEXT
) STRICT;

CREATE TABLE entry_link (
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    host TEXT NOT NULL,
    found_in TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

-- The links of a paper, worked out from its entries; an address keeps its id.
CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    paper INTEGER NOT NULL REFERENCES paper ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    host TEXT NOT NULL,
    found_in TEXT NOT NULL,
    UNIQUE (paper, url)
) STRICT;

CREATE TABLE mark (
    paper INTEGER PRIMARY KEY REFERENCES paper,
    status TEXT NOT NULL DEFAULT 'inbox' CHECK (status IN ('inbox', 'queued', 'done')),
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX mark_by_status ON mark (status, paper) WHERE status <> 'inbox';
CREATE INDEX mark_starred ON mark (paper) WHERE starred;

CREATE TABLE note (
    paper INTEGER PRIMARY KEY REFERENCES paper,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    colour TEXT NOT NULL
) STRICT;

CREATE TABLE paper_tag (
    paper INTEGER NOT NULL REFERENCES paper,
    tag INTEGER NOT NULL REFERENCES tag,
    added_at TEXT NOT NULL,
    PRIMARY KEY (paper, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_tag_by_tag ON paper_tag (tag, paper);

CREATE TABLE correction (
    paper INTEGER NOT NULL REFERENCES paper,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (paper, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE digest_day (
    digest INTEGER PRIMARY KEY REFERENCES digest,
    day TEXT NOT NULL
) STRICT;

-- What the person did, newest last. A new action drops those undone: dropped ones are kept, since they may
-- hold words the person wrote.
CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    changes TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX action_by_state ON action (state, id);

-- Words to papers. Disposable: made again from the tables above.
CREATE VIRTUAL TABLE paper_index USING fts5 (
    title, abstract, authors, note, tags,
    content='', contentless_delete=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 2"
);

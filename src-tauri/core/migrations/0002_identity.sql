-- Which paper an entry is of can change: by later entries, and by the person's word. What the person says is
-- in tables of its own: joining, parted, digest_name, digest_trash, and two more columns of mark.

-- The paper an entry was first given. An undone import gives back the papers as they were by it.
ALTER TABLE entry ADD COLUMN born INTEGER REFERENCES paper;
UPDATE entry SET born = paper;

-- `import.undone`: 1 where the import was taken back later, 2 where undo left the library as if it had never been.
-- A file that only such imports brought is withdrawn: a paper that is kept for what the person said of it shows what
-- its other digests said.
ALTER TABLE source ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
-- A file that was read again keeps the digests of every reading; those of `source.reading` count.
ALTER TABLE source ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
ALTER TABLE digest ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
-- Whether it counts: its source does, it is of the source's reading, and it is not in the trash.
ALTER TABLE digest ADD COLUMN counts INTEGER NOT NULL DEFAULT 0;
UPDATE digest SET counts = (SELECT s.active FROM source s WHERE s.id = digest.source);

CREATE TABLE digest_name (
    digest INTEGER PRIMARY KEY REFERENCES digest,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE digest_trash (
    digest INTEGER PRIMARY KEY REFERENCES digest,
    at TEXT NOT NULL
) STRICT;

-- When the paper was put into the trash, and whether the person saw that code appeared.
ALTER TABLE mark ADD COLUMN trashed_at TEXT;
ALTER TABLE mark ADD COLUMN code_seen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX mark_trashed ON mark (paper) WHERE trashed_at IS NOT NULL;

-- Whether a later digest has a code repository where the earliest had none.
ALTER TABLE paper ADD COLUMN code_new INTEGER NOT NULL DEFAULT 0;
CREATE INDEX paper_with_new_code ON paper (published, id) WHERE present AND code_new;

-- The person's word that two entries are of one paper.
CREATE TABLE joining (
    a INTEGER NOT NULL REFERENCES entry,
    b INTEGER NOT NULL REFERENCES entry,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX joining_by_b ON joining (b);

-- The person's word that the entries on one side are of another paper than those on the other.
CREATE TABLE parted (
    parting INTEGER NOT NULL,
    entry INTEGER NOT NULL REFERENCES entry,
    side INTEGER NOT NULL CHECK (side IN (0, 1)),
    PRIMARY KEY (parting, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX parted_by_entry ON parted (entry);

-- A paper is found by the identifier that the person gave it.
CREATE INDEX correction_by_value ON correction (field, value);

-- What an import made of each entry: new, updated (which facts) or unchanged.
CREATE TABLE import_entry (
    import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    outcome TEXT NOT NULL CHECK (outcome IN ('new', 'updated', 'unchanged')),
    fields TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (import, entry)
) STRICT, WITHOUT ROWID;

-- What a person reached for in the command palette: an action, a tag, a paper … by the window's own name for it.

CREATE TABLE used (
    what TEXT PRIMARY KEY,
    -- The logarithm, base two, of how often it was used, where a use counts twice as much as one two weeks before it.
    -- Uses fade at one pace, so the order stands until the next use.
    rank REAL NOT NULL
) STRICT, WITHOUT ROWID;

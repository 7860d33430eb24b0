import * as fuzzysort from "fuzzysort";

export type EntryKind = "action" | "setting" | "tag" | "digest" | "shelf" | "paper";

/** Something that the palette can do or show. */
export interface Entry {
  /** Its name in what is remembered of use: `action:star`, `tag:3`. */
  id: string;
  kind: EntryKind;
  label: string;
  /** Words it is found by besides its name, in small letters. */
  words?: string | undefined;
  key?: string;
  /** A tag's colour. */
  colour?: string;
  /** Whether it is so already. */
  on?: boolean;
  run: () => void;
}

/** An entry that was found, with the letters of its name that answer. */
export interface Found {
  entry: Entry;
  letters: readonly number[];
}

/** As many as are read; what stands farther down is typed for. */
const SHOWN = 40;
/** Below this a match is an accident. */
const LEAST = 0.35;
/** A shorter text stands in any words; of Chinese, one character is a word's half. */
const SHORTEST_WORD = 2;
/** What use is worth beside how well a name answers, between the worst match and the best. */
const USE = 0.25;

const NARROWED: Record<string, readonly EntryKind[]> = { ">": ["action", "setting"], "#": ["tag"] };

/** What a query asks for: words, and the kinds that its first character narrows it to. */
export function asksFor(query: string): { words: string; kinds: readonly EntryKind[] | null } {
  const kinds = NARROWED[query.trimStart().charAt(0)] ?? null;
  return { words: (kinds ? query.trimStart().slice(1) : query).trim(), kinds };
}

/** What a use is worth, from 1 for what is used most down to 0. */
function worthOfUse(used: readonly string[]): (entry: Entry) => number {
  const places = new Map(used.map((id, place) => [id, place]));
  return ({ id }) => {
    const place = places.get(id);
    return place === undefined ? 0 : 1 / (1 + place / 5);
  };
}

/** Entries that answer alike, those used most first. */
export function byUse(entries: readonly Entry[], used: readonly string[]): Entry[] {
  const use = worthOfUse(used);
  return [...entries].sort((a, b) => use(b) - use(a));
}

/** Entries whose other words hold all of a query, after those whose name answers. */
function worded(entries: readonly Entry[], query: string, named: ReadonlySet<Entry>): Found[] {
  const asked = query.toLowerCase().split(/\s+/);
  const answer = (entry: Entry) => entry.words !== undefined && !named.has(entry) && asked.every((word) => entry.words?.includes(word));
  return query.length < SHORTEST_WORD ? [] : entries.filter(answer).map((entry) => ({ entry, letters: [] }));
}

/**
 * The entries that answer to a query, best first. `used` names what was used, most used first: it decides among names that
 * answer alike, and alone where nothing is typed.
 */
export function rank(entries: readonly Entry[], query: string, used: readonly string[]): Found[] {
  const { words, kinds } = asksFor(query);
  const wanted = kinds ? entries.filter(({ kind }) => kinds.includes(kind)) : entries;
  if (words === "") return byUse(wanted, used).slice(0, SHOWN).map((entry) => ({ entry, letters: [] }));
  const use = worthOfUse(used);
  const found = fuzzysort.go(words, wanted, { key: "label", limit: SHOWN, threshold: LEAST, scoreFn: (result) => result.score + USE * use(result.obj) });
  const named = found.map((result) => ({ entry: result.obj, letters: result.indexes }));
  return [...named, ...worded(wanted, words, new Set(named.map(({ entry }) => entry)))].slice(0, SHOWN);
}

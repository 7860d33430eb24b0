import type {
  Appearance, Claim, DigestInfo, Duplicate, EntryReceipt, FactProvenance, FileReceipt, ImportInfo, PaperRow, Receipt, Reread, Totals,
} from "./generated/bindings.ts";

const TITLES = [
  "Layers that learn little under normalisation before attention",
  "A close look at growing models by stacking",
  "Random pruning works better than it should",
  "Attention without softmax for small images",
  "What a probe sees in masked images, and what it does not",
];
const DAYS = ["2025-10-30", "2025-11-04", "2025-11-05", "2025-11-08"];

/** A paper of the library that pretends. */
export function row(id: number): PaperRow {
  return {
    id,
    title: `${TITLES[id % TITLES.length] ?? ""} (${id})`,
    published: `2025-0${1 + (id % 9)}-1${id % 10}`,
    published_inferred: id % 7 === 0,
    author_count: 1 + (id % 12),
    upvotes: id % 40, comments: id % 3,
    code_host: id % 3 === 0 ? "github.com" : null, code_count: id % 3 === 0 ? 1 : 0, has_project: false,
    code_new: id % 30 === 0,
    status: "inbox", read: id % 4 === 0, starred: false, has_note: false,
    tags: id % 5 === 0 ? [{ id: 1, name: "vision", colour: "violet" }] : [],
  };
}

export function digest(id: number, day: string): DigestInfo {
  return {
    id, day, kind: "daily", title: null, named: false, day_inferred: false, day_given: false, needs_day: false,
    file: `${day}.json`, papers: 20, unread: 12, decided: 5, outdated: id === 3,
  };
}

export function appearances(paper: number): Appearance[] {
  return DAYS.slice(0, 1 + (paper % DAYS.length)).map((day, i) => ({
    entry: paper * 10 + i, digest: i + 1, kind: "daily", title: null, day, file: `${day}.json`,
    rank: 9 - 2 * i, upvotes: 4 + 17 * i, comments: i,
  }));
}

export function provenance(title: string): FactProvenance[] {
  const claim = (value: string, at: number, chosen: boolean): Claim => ({
    value, chosen, entry: at, digest: at, title: null, kind: "daily", day: DAYS[at] ?? null, file: `${DAYS[at] ?? ""}.json`,
    format: "hf-json", rank: at, place: `entry ${at}`,
  });
  return [
    { fact: "title", value: title, edited: false, claims: [claim(title, 1, true), claim(title, 2, true)] },
    { fact: "upvotes", value: "21", edited: false, claims: [claim("21", 2, true), claim("4", 1, false)] },
  ];
}

/** Every tenth paper and the one after it. */
export function pairs(rows: readonly PaperRow[]): Duplicate[] {
  const side = (of: PaperRow) => ({ row: of, authors: ["Ada Lovelace", "Alan Turing"], arxiv_id: null, doi: null, digests: 1 });
  return rows.slice(0, 60).flatMap((first, i) => {
    const second = rows[i + 1];
    return second && i % 10 === 0
      ? [{ first: side(first), second: side(second), reason: i === 0 ? ("same_doi" as const) : ("near_title" as const), held_apart: i === 0 }]
      : [];
  });
}

/** What reading a digest again would change of two papers. */
export function reread(rows: readonly PaperRow[]): Reread {
  const [first, second] = rows;
  const plain = { file: "2025-11-04.json", fields: [] };
  return {
    files: 1, changed_files: 1, new: 1, gone: 0, changed: 1, unchanged: 18, errors: [], label: null,
    changes: [
      ...(first ? [{ ...plain, kind: "new" as const, place: "entry 12", title: first.title }] : []),
      ...(second
        ? [{ ...plain, kind: "changed" as const, place: "entry 3", title: second.title, fields: [{ fact: "doi" as const, from: null, to: "10.1000/182" }] }]
        : []),
    ],
  };
}

const totals = (change: Partial<Totals> = {}): Totals => ({
  files: 1, failed: 0, passed_over: 0, entries: 20, papers: 20, new: 0, updated: 0, unchanged: 0, unreadable: 0, gained_code: 0, put_away: 0,
  ...change,
});

export function importInfo(id: number): ImportInfo {
  return {
    id, at: `2025-11-0${id}T09:30:00Z`, label: { kind: "import", files: { count: 1, name: `2025-11-0${id}.json` } }, file: `2025-11-0${id}.json`,
    totals: totals({ new: 12, updated: 6, unchanged: 1, unreadable: 1, gained_code: 2, put_away: 1 }), stopped: false, undone: id === 2, undoable: true,
  };
}

export function fileReceipt(change: Partial<FileReceipt> = {}): FileReceipt {
  return {
    path: "/a/b.txt", format: "hf-text", entries: 2, papers: 2, new: 2, updated: 0, unchanged: 0, unreadable: 0, gained_code: 0, put_away: 0,
    warnings: [], error: null, passed_over: false, ...change,
  };
}

export function receipt(id: number | null, change: Partial<Receipt> = {}): Receipt {
  return {
    import: id, files: [fileReceipt()], totals: id === null ? totals() : importInfo(id).totals, stopped: false, digests: [], needs_day: [],
    offers: { papers: 0, tags: 0, notes: 0 }, ...change,
  };
}

export function entries(rows: readonly PaperRow[]): EntryReceipt[] {
  const plain = { file: "2025-11-04.json", fields: [], gained_code: false, put_away: false, reason: null, fragment: null };
  const lost: EntryReceipt = {
    ...plain, place: "entry 7", outcome: "unreadable", title: "", paper: null, reason: { kind: "no_title" }, fragment: '{"paper": {"id": "2511.00001"}}',
  };
  const read = rows.slice(0, 240).map((paper, i): EntryReceipt => ({
    ...plain, place: `entry ${i + 1}`, outcome: i % 3 === 0 ? "updated" : "new", title: paper.title, paper: paper.id,
    fields: i % 3 === 0 ? ["upvotes", "links"] : [], gained_code: i % 30 === 0,
  }));
  return [lost, ...read];
}

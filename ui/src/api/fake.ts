import type { Args, Backend, Command, Reply } from "./backend.ts";
import { appearances, digest, entries, importInfo, pairs, provenance, receipt, reread, row } from "./fake-library.ts";
import { moved } from "../lib/reorder.ts";
import type {
  ApiError, AttachmentInfo, BackupInfo, Beginning, Commands, Completions, Correct, DeletedTag, DigestInfo, ExportOf, Duplicate, Event, Field, FirstSteps, HighlightInfo, ImportInfo, LibraryCheck, ListPage, ListQuery, ListRequest, Overview, PaperDetail,
  PaperRow, LastPlace, Problem, Settings, ShelfInfo, TextRange, Undone, UndoStep,
} from "./generated/bindings.ts";

type Handlers = { [C in keyof Commands]?: (args: Args<C>) => Reply<C> };

/** A backend that pretends, for tests and for work in a plain browser. Nothing is kept. */
export class Fake implements Backend {
  readonly calls: { command: Command; args: unknown }[] = [];
  readonly notes = new Map<number, string>();
  readonly highlights = new Map<number, HighlightInfo[]>();
  readonly versions: { id: number; paper: number; body: string }[] = [];
  readonly images = new Map<string, string>();
  deletedTags: DeletedTag[] = [{ id: 9, name: "old", colour: "teal", at: NOW, papers: 2 }];
  attachments: (AttachmentInfo & { paper: number })[] = [];
  readonly trash = new Set<number>();
  readonly corrections = new Map<number, Map<Field, string>>();
  rows: PaperRow[];
  digests: DigestInfo[] = [digest(1, "2025-11-04"), digest(2, "2025-11-05"), digest(3, "2025-10-30")];
  trashedDigests: DigestInfo[] = [];
  shelves: Omit<ShelfInfo, "papers">[] = [];
  pairs: Duplicate[];
  steps: UndoStep[] = [3, 2, 1].map((id) => ({ id, at: NOW, label: { kind: "star", papers: { count: 1, name: `paper ${id}` } }, changes: id, undone: false }));
  readonly uses: string[] = [];
  backups: BackupInfo[] = [9, 8, 7, 6, 5, 4].map((day) => backup(`backup-${day}`, `2025-11-0${day}T09:30:00Z`, "change", 60 + day, day));
  imports: ImportInfo[] = [3, 2, 1].map(importInfo);
  private settings: Settings = { language: "system", theme: "system", text_size: 100, sidebar_width: 228, list_width: 384, reading_width: 68, reading_face: "serif", note_template: "", citation_style: "apa", citation_keys: "{author}{year}{word}", trash_days: null, drop: "ask", watch_folder: null, notify: true, library: null, keys: { preset: "standard", own: {} } };
  place: LastPlace | null = null;
  firstSteps: FirstSteps | null = null;
  checked: LibraryCheck = { read: 3, database: true, files: [], words: 0 };
  private listener: (event: Event) => void = () => {};

  constructor(papers: number) {
    this.rows = Array.from({ length: papers }, (_, i) => row(i + 1));
    this.pairs = pairs(this.rows);
  }

  async call<C extends Command>(command: C, args: Args<C>): Promise<Reply<C>> {
    this.calls.push({ command, args });
    await Promise.resolve();
    const handler = this.handlers[command] as ((args: Args<C>) => Reply<C>) | undefined;
    return handler ? handler(args) : (null as Reply<C>);
  }

  subscribe(listener: (event: Event) => void): Promise<void> {
    this.listener = listener;
    return Promise.resolve();
  }

  tell(event: Event): void {
    this.listener(event);
  }

  /** Holds a command back, each time it is called, as another program that writes to the library does; what it gives lets them all go. */
  hold(held: Command): () => void {
    let go: () => void = () => undefined;
    const free = new Promise<void>((resolve) => (go = resolve));
    const { call } = this;
    this.call = (async (command: Command, args: never) => {
      if (command === held) await free;
      return call.call(this, command, args);
    }) as Fake["call"];
    return go;
  }

  private readonly handlers: Handlers = {
    begin: () => this.begin(),
    remember: (place) => {
      this.place = place;
      return null;
    },
    check_library: () => this.checked,
    keep_first_steps: (steps) => {
      this.firstSteps = steps;
      return null;
    },
    overview: () => this.overview(),
    choose: ({ setting, value }) => (this.settings = { ...this.settings, [setting]: value }),
    set_panes: (panes) => (this.settings = { ...this.settings, ...panes }),
    list_papers: (request) => this.page(request),
    range_ids: ({ list, from, to }) => this.found(list).slice(from, to + 1).map((found) => found.id),
    position: ({ list, paper }) => this.found(list).findIndex((found) => found.id === paper),
    paper: (id) => this.detail(id),
    complete: ({ text, cursor }) => complete(text, cursor),
    mark_texts: ({ query, texts }) => texts.map(({ text }) => marks(text, query)),
    save_shelf: ({ shelf, name, query, sort }) => this.saveShelf({ id: shelf ?? 1 + Math.max(0, ...this.shelves.map(({ id }) => id)), name, query, sort }),
    delete_shelf: (id) => this.changed(() => (this.shelves = this.shelves.filter((one) => one.id !== id))),
    move_shelf: ({ shelf, to }) =>
      this.changed(() => (this.shelves = moved(this.shelves, this.shelves.findIndex(({ id }) => id === shelf), to))),
    set_status: ({ papers, status }) => this.change(papers, (found) => ({ ...found, status })),
    mark_rest: ({ list }) =>
      this.change(this.found(list).filter(({ status }) => status === "inbox").map(({ id }) => id), (found) => ({ ...found, status: "done" })),
    set_starred: ({ papers, on }) => this.change(papers, (found) => ({ ...found, starred: on })),
    set_read: ({ papers, on }) => this.change(papers, (found) => ({ ...found, read: on })),
    mark_opened: (paper) => this.change([paper], (found) => ({ ...found, read: true, code_new: false })),
    save_note: ({ paper, base, body }) => {
      if ((this.notes.get(paper) ?? "") !== base) throw error({ code: "note_changed" });
      this.notes.set(paper, body);
      this.versions.push({ paper, body, id: this.versions.length + 1 });
      return null;
    },
    note_history: ({ paper }) => this.versions.filter((one) => one.paper === paper).reverse().map(({ id, body }) => ({ id, at: NOW, size: body.length })),
    note_version: (id) => {
      const { paper, body } = this.version(id);
      const now = this.notes.get(paper) ?? "";
      const diff = now === body ? [{ kind: "same" as const, text: body }] : [{ kind: "removed" as const, text: body }, { kind: "added" as const, text: now }];
      return { version: { id, at: NOW, size: body.length }, paper, body, diff };
    },
    restore_note_version: (id) => {
      const { paper, body } = this.version(id);
      return this.changed(() => this.notes.set(paper, body));
    },
    add_image: () => {
      const name = `image:${String(this.images.size).padStart(64, "0")}`;
      this.images.set(name, PIXEL);
      return name;
    },
    image: (name) => {
      const image = this.images.get(name);
      if (!image) throw error({ code: "not_found", what: "image" });
      return image;
    },
    export_preview: ({ of, format }) => {
      const papers = this.exported(of);
      return { papers: papers.length, text: papers.slice(0, 20).map(({ title }) => `${format}: ${title}\n`).join(""), whole: papers.length <= 20 };
    },
    export: ({ request, title, folder }) => ({
      place: `/home/ada/${title}`, papers: this.exported(request.of).length,
      folder: folder ? { written: 2, unchanged: 1, removed: 0, kept: ["own.md"] } : null,
    }),
    cite: ({ papers, what }) => papers.map((paper) => `${what} ${paper}`).join("\n"),
    open_archive: () => ({ papers: 3, at: NOW, before: "before.db" }),
    write_archive: () => ({ place: "/home/ada/all.zip", papers: this.rows.length, lost: 1 }),
    notebook: ({ query, offset, limit }) => {
      const all = [...this.notes].map(([id, body]) => ({ paper: { id, title: row(id).title }, at: NOW, what: { kind: "note" as const, body } }));
      const items = all.filter(({ what }) => what.body.includes(query));
      return { total: items.length, offset, items: items.slice(offset, offset + limit) };
    },
    deleted: (typed) => ({ notes: [], tags: this.deletedTags.filter(({ name }) => name.includes(typed)) }),
    restore_tag: (id) => this.changed(() => (this.deletedTags = this.deletedTags.filter((tag) => tag.id !== id))),
    empty_trash: () => {
      const gone = { papers: this.trash.size, digests: this.trashedDigests.length, notes: 0, tags: this.deletedTags.length };
      this.changed(() => {
        this.rows = this.rows.filter(({ id }) => !this.trash.has(id));
        this.trash.clear();
        [this.trashedDigests, this.deletedTags] = [[], []];
      });
      return gone;
    },
    choose_attachments: ({ paper }) => {
      this.changed(() => this.attachments.push({ paper, id: this.attachments.length + 1, name: "paper.pdf", size: 1_240_000, added_at: NOW }));
      return 1;
    },
    detach: (id) => this.changed(() => (this.attachments = this.attachments.filter((one) => one.id !== id))),
    add_highlight: ({ paper, at, colour, comment }) => {
      const own = this.highlights.get(paper) ?? [];
      const id = 100 * paper + own.length;
      this.changed(() => this.highlights.set(paper, [...own, { id, at, quote: "words", colour, comment, created_at: NOW, updated_at: NOW }]));
      return id;
    },
    change_highlight: ({ highlight, colour, comment }) =>
      this.changed(() => this.changeHighlights((one) => (one.id === highlight ? { ...one, colour, comment } : one))),
    delete_highlight: (highlight) => this.changed(() => this.changeHighlights((one) => (one.id === highlight ? null : one))),
    highlights_as_markdown: (paper) => (this.highlights.get(paper) ?? []).map(({ quote, comment }) => `> ${quote}\n\n${comment}\n`).join("\n"),
    trash_papers: ({ papers }) => this.changed(() => papers.forEach((paper) => this.trash.add(paper))),
    restore_papers: ({ papers }) => this.changed(() => papers.forEach((paper) => this.trash.delete(paper))),
    merge_papers: ({ groups }) => this.merge(groups),
    split_paper: () => this.rows.length,
    duplicates: ({ offset, limit }) => ({ total: this.pairs.length, offset, pairs: this.pairs.slice(offset, offset + limit) }),
    dismiss_duplicates: ({ pairs: parted }) =>
      this.changed(() => {
        const names = parted.map(String);
        this.pairs = this.pairs.filter(({ first, second }) => !names.includes(String([first.row.id, second.row.id])));
      }),
    correct: (request) => this.correct(request),
    provenance: (paper) => provenance(this.rows[paper - 1]?.title ?? ""),
    rename_digest: ({ digest: id, name }) =>
      this.changed(() => (this.digests = this.digests.map((one) => (one.id === id ? { ...one, title: name, named: name !== null } : one)))),
    trash_digest: (id) => this.changed(() => this.moveDigest(id, true)),
    restore_digest: (id) => this.changed(() => this.moveDigest(id, false)),
    reread_preview: () => {
      this.tell({ kind: "working", work: "rereading", what: "2025-11-04.json", done: 0, total: 1 });
      return reread(this.rows);
    },
    reread: () => ({ ...reread([]), label: { kind: "reread", files: { count: 1, name: "2025-11-04.json" } } }),
    import_history: ({ query, offset, limit }) => {
      const found = this.imports.filter((one) => (one.file ?? "").includes(query));
      return { total: found.length, offset, rows: found.slice(offset, offset + limit) };
    },
    import_receipt: (id) => receipt(id),
    import_entries: ({ filter, offset, limit }) => {
      const found = entries(this.rows).filter((one) => filter === "all" || one.outcome === filter || (filter === "gained_code" && one.gained_code));
      return { total: found.length, offset, rows: found.slice(offset, offset + limit) };
    },
    undo_import: (id) => this.switchImport(id, true),
    redo_import: (id) => this.switchImport(id, false),
    choose_watch_folder: () => (this.settings = { ...this.settings, watch_folder: "/home/reader/Digests" }),
    stop_watching: () => (this.settings = { ...this.settings, watch_folder: null }),
    notify: () => null,
    watching: () => ({ folder: this.settings.watch_folder, trouble: null }),
    undo_history: ({ offset, limit }) => ({ total: this.steps.length, offset, rows: this.steps.slice(offset, offset + limit) }),
    undo_through: (id) => this.goThrough(id, true),
    redo_through: (id) => this.goThrough(id, false),
    used: () => [...this.uses],
    note_use: (what) => void this.uses.unshift(what) as unknown as null,
    references: ({ papers }) =>
      papers.map((id) => ({ title: row(id).title, address: `https://arxiv.org/abs/2501.${id}`, repository: row(id).code_count > 0 ? "https://github.com/ada/engine" : null, here: `broadsheet://paper/arxiv:2501.${id}`, note: `broadsheet://paper/arxiv:2501.${id}/note` })),
    suggest_papers: ({ words }) =>
      this.found({ scope: { kind: "all" }, query: words, sort: "best" }).slice(0, 8).map(({ id, title }) => ({ paper: { id, title }, link: `[[#${id}|${title}]]` })),
    undo: () => nothing,
    redo: () => nothing,
    library_info: () => ({
      folder: "/home/reader/.local/share/broadsheet", papers: this.rows.length, notes: this.notes.size,
      database: 48_200_000, originals: 12_700_000, files: 3_400_000, index: 8_900_000, backups: 96_400_000, shared: null, movable: true,
    }),
    backups: () => this.backups,
    back_up: () => {
      const made = backup(`backup-${this.backups.length}`, NOW, "asked", this.rows.length, this.notes.size);
      this.backups = [made, ...this.backups];
      return made;
    },
    restore_backup: (name) => {
      const found = this.backups.find((one) => one.name === name);
      if (!found) throw error({ code: "refused", why: { kind: "no_such_backup", name } });
      const before = backup(`before-${name}`, NOW, "restore", this.rows.length, this.notes.size);
      this.changed(() => (this.backups = [before, ...this.backups]));
      return { backup: found, before, aside: null };
    },
    rescue: () => ({ good: this.backups[0] ?? null, salvaged: null, others: this.backups.slice(1) }),
    move_library: () => ({ from: "/home/reader/.local/share/broadsheet", to: "/media/reader/disk/papers" }),
    about: () => ({ version: "0.1.0", sqlite: "3.54.1", library: "/home/reader/.local/share/broadsheet" }),
  };

  private changed(change: () => unknown): null {
    change();
    this.tell({ kind: "changed" });
    return null;
  }

  private change(papers: number[], change: (row: PaperRow) => PaperRow): null {
    return this.changed(() => (this.rows = this.rows.map((found) => (papers.includes(found.id) ? change(found) : found))));
  }

  private version(id: number) {
    const found = this.versions.find((one) => one.id === id);
    if (!found) throw error({ code: "not_found", what: "paper" });
    return found;
  }

  private changeHighlights(change: (one: HighlightInfo) => HighlightInfo | null): void {
    for (const [paper, own] of this.highlights) this.highlights.set(paper, own.map(change).filter((one) => one !== null));
  }

  private saveShelf(shelf: Omit<ShelfInfo, "papers">): number {
    if (shelf.name.trim() === "") throw error({ code: "refused", why: { kind: "shelf_name" } });
    const known = this.shelves.some(({ id }) => id === shelf.id);
    this.changed(() => (this.shelves = known ? this.shelves.map((one) => (one.id === shelf.id ? shelf : one)) : [...this.shelves, shelf]));
    return shelf.id;
  }

  private merge(groups: number[][]): number[] {
    const gone = groups.flatMap((group) => group.slice(1));
    this.changed(() => {
      this.rows = this.rows.filter((found) => !gone.includes(found.id));
      this.pairs = this.pairs.filter(({ first, second }) => !gone.includes(first.row.id) && !gone.includes(second.row.id));
    });
    return groups.flatMap((group) => group.slice(0, 1));
  }

  private correct({ paper, field, value }: Correct): null {
    if (field === "arxiv_id" && value && !/^\d{4}\.\d{5}$/.test(value)) {
      throw error({ code: "refused", why: { kind: "arxiv_id" } });
    }
    const own = this.corrections.get(paper) ?? new Map<Field, string>();
    if (value === null) own.delete(field);
    else own.set(field, value);
    this.corrections.set(paper, own);
    return this.change([paper], (found) => ({ ...found, title: own.get("title") ?? row(paper).title }));
  }

  private moveDigest(id: number, away: boolean): void {
    const all = [...this.digests, ...this.trashedDigests];
    const trashed = (one: DigestInfo) => (one.id === id ? away : this.trashedDigests.includes(one));
    [this.digests, this.trashedDigests] = [all.filter((one) => !trashed(one)), all.filter(trashed)];
  }

  private switchImport(id: number, undone: boolean): Undone {
    this.changed(() => (this.imports = this.imports.map((one) => (one.id === id ? { ...one, undone } : one))));
    const kept = undone ? [{ id: 1, title: this.rows[0]?.title ?? "" }] : [];
    return { label: { kind: undone ? "take_back_import" : "bring_back_import", files: { count: 1, name: importInfo(id).file } }, steps: 1, kept: kept.length, kept_papers: kept };
  }

  private goThrough(id: number, undone: boolean): Undone {
    const steps = this.steps.filter((step) => step.undone !== undone && (undone ? step.id >= id : step.id <= id));
    this.changed(() => (this.steps = this.steps.map((step) => (steps.includes(step) ? { ...step, undone } : step))));
    return { label: this.steps.find((step) => step.id === id)?.label ?? null, steps: steps.length, kept: 0, kept_papers: [] };
  }

  private found({ scope, query }: ListQuery): PaperRow[] {
    const shelf = scope.kind === "shelf" ? this.shelves.find(({ id }) => id === scope.id) : undefined;
    if (scope.kind === "shelf" && !shelf) throw error({ code: "not_found", what: "paper" });
    const wanted = [query, shelf?.query ?? ""].map((text) => text.trim().toLowerCase());
    return this.rows.filter((found) => {
      if (this.trash.has(found.id) !== (scope.kind === "trash")) return false;
      if (scope.kind === "code_new") return found.code_new;
      const here =
        scope.kind === "inbox" || scope.kind === "queued"
          ? found.status === scope.kind
          : (scope.kind !== "starred" || found.starred) && (scope.kind !== "code" || found.code_count > 0);
      return here && wanted.every((text) => found.title.toLowerCase().includes(text));
    });
  }

  private exported(of: ExportOf): PaperRow[] {
    return of.kind === "papers" ? this.rows.filter(({ id }) => of.of.includes(id)) : this.found(of.of);
  }

  private page({ list, offset, limit }: ListRequest): ListPage {
    const found = this.found(list);
    const rows = found.slice(offset, offset + limit);
    const within = found.length === 0 && list.query.trim() !== "" && !["all", "shelf"].includes(list.scope.kind);
    return {
      total: found.length, offset, rows, title_marks: rows.map(({ title }) => marks(title, list.query)),
      sort: list.sort, mended: null, remarks: [], waiting: 0,
      elsewhere: within ? this.found({ ...list, scope: { kind: "all" } }).length : 0,
    };
  }

  private begin(): Beginning {
    const list: ListQuery = { scope: { kind: "inbox" }, query: "", sort: "best" };
    const page = this.page({ list, offset: 0, limit: 100 });
    const [first] = page.rows;
    const { settings } = this;
    return { settings, overview: this.overview(), list, page, paper: first ? this.detail(first.id) : null, place: null, first_steps: this.firstSteps };
  }

  private overview(): Overview {
    const count = (kind: ListQuery["scope"]["kind"]) =>
      this.found({ scope: { kind } as ListQuery["scope"], query: "", sort: "best" }).length;
    return {
      counts: { all: count("all"), inbox: count("inbox"), queued: count("queued"), starred: count("starred"), code: count("code"), code_new: count("code_new"), trash: count("trash") },
      digests: this.digests,
      trashed_digests: this.trashedDigests,
      tags: [{ id: 1, name: "vision", colour: "violet", papers: 3 }],
      shelves: this.shelves.map((shelf) => ({ ...shelf, papers: this.found({ scope: { kind: "all" }, query: shelf.query, sort: "best" }).length })),
      undo: null,
      redo: null,
      empty: this.rows.length === 0,
    };
  }

  private detail(id: number): PaperDetail {
    const found = this.rows.find((candidate) => candidate.id === id);
    if (!found) throw error({ code: "not_found", what: "paper" });
    const own = this.corrections.get(id) ?? new Map<Field, string>();
    return {
      row: found,
      title_passages: [{ kind: "text", text: found.title }],
      abstract_passages: [
        { kind: "text", text: "Here stands an abstract, with a cost of " },
        { kind: "math", tex: "O(n \\log n)", source: "$O(n \\log n)$" },
        { kind: "text", text: " and nothing more to say." },
      ],
      abstract_repaired: false,
      abstract_source: "Here stands an abstract.",
      authors: JSON.parse(own.get("authors") ?? "[]") as string[],
      arxiv_id: own.get("arxiv_id") ?? null,
      doi: own.get("doi") ?? null,
      has_hf_page: false, ai_summary: null, ai_keywords: [], organization: null, abstract_cut: false, subjects: [], venue: null,
      links: [],
      appearances: appearances(id),
      corrected: [...own.keys()],
      highlights: this.highlights.get(id) ?? [],
      attachments: this.attachments.filter((one) => one.paper === id).map(({ paper: _, ...file }) => file),
      backlinks: [],
      trashed: this.trash.has(id),
      note: this.notes.get(id) ?? "",
    };
  }
}

/** Where a text holds what was searched. */
function marks(text: string, query: string): TextRange[] {
  const wanted = query.trim().toLowerCase();
  const start = wanted ? text.toLowerCase().indexOf(wanted) : -1;
  return start < 0 ? [] : [{ start, end: start + wanted.length }];
}

/** Names of two fields, and the values of one. */
function complete(text: string, cursor: number): Completions {
  const start = text.lastIndexOf(" ", cursor - 1) + 1;
  const begun = text.slice(start, cursor);
  const names = begun.includes(":") ? ["tag:vision ", "tag:video "] : ["title:", "tag:"];
  const items = names.filter((name) => name.startsWith(begun)).map((insert) => ({ label: insert.endsWith(":") ? insert : insert.slice(4).trim(), insert }));
  return { start, end: cursor, items };
}

/** A PNG of one pixel, in base 64. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const NOW = "2025-11-08T09:30:00Z";
const error = (problem: Problem): ApiError => ({ ...problem, message: problem.code });
const backup = (name: string, at: string, cause: BackupInfo["cause"], papers: number, notes: number): BackupInfo => ({ name, at, cause, size: 48_200_000, papers, notes });
const nothing: Undone = { label: null, steps: 0, kept: 0, kept_papers: [] };

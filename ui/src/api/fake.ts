import type { Args, Backend, Command, Reply } from "./backend.ts";
import { appearances, digest, entries, importInfo, pairs, provenance, receipt, reread, row } from "./fake-library.ts";
import type {
  ApiError, Beginning, Commands, Correct, DigestInfo, Duplicate, Event, Field, ImportInfo, ListPage, ListQuery, ListRequest, Overview, PaperDetail,
  PaperRow, Settings, Undone,
} from "./generated/bindings.ts";

type Handlers = { [C in keyof Commands]?: (args: Args<C>) => Reply<C> };

/** A backend that pretends, for tests and for work in a plain browser. Nothing is kept. */
export class Fake implements Backend {
  readonly calls: { command: Command; args: unknown }[] = [];
  readonly notes = new Map<number, string>();
  readonly trash = new Set<number>();
  readonly corrections = new Map<number, Map<Field, string>>();
  rows: PaperRow[];
  digests: DigestInfo[] = [digest(1, "2025-11-04"), digest(2, "2025-11-05"), digest(3, "2025-10-30")];
  trashedDigests: DigestInfo[] = [];
  pairs: Duplicate[];
  imports: ImportInfo[] = [3, 2, 1].map(importInfo);
  private settings: Settings = { theme: "system", text_size: 100, sidebar_width: 228, list_width: 384, watch_folder: null };
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

  private readonly handlers: Handlers = {
    begin: () => this.begin(),
    overview: () => this.overview(),
    set_settings: (settings) => (this.settings = settings),
    list_papers: (request) => this.page(request),
    range_ids: ({ list, from, to }) => this.found(list).slice(from, to + 1).map((found) => found.id),
    position: ({ list, paper }) => this.found(list).findIndex((found) => found.id === paper),
    paper: (id) => this.detail(id),
    set_status: ({ papers, status }) => this.change(papers, (found) => ({ ...found, status })),
    set_starred: ({ papers, on }) => this.change(papers, (found) => ({ ...found, starred: on })),
    set_read: ({ papers, on }) => this.change(papers, (found) => ({ ...found, read: on })),
    mark_opened: (paper) => this.change([paper], (found) => ({ ...found, read: true, code_new: false })),
    save_note: ({ paper, base, body }) => {
      if ((this.notes.get(paper) ?? "") !== base) throw error("note_changed");
      this.notes.set(paper, body);
      return null;
    },
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
      this.tell({ kind: "reading", file: "2025-11-04.json", done: 0, total: 1 });
      return reread(this.rows);
    },
    reread: () => ({ ...reread([]), label: "read a file again" }),
    import_history: ({ query, offset, limit }) => {
      const found = this.imports.filter((one) => one.label.includes(query));
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
    watching: () => ({ folder: this.settings.watch_folder, trouble: null }),
    undo: () => nothing,
    redo: () => nothing,
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
      throw error("invalid", "This is no arXiv identifier. Nothing was changed. It looks like 2402.04644.");
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
    return { label: `${undone ? "take back" : "bring back"} the import of ${importInfo(id).file ?? ""}`, kept: kept.length, kept_papers: kept };
  }

  private found({ scope, query }: ListQuery): PaperRow[] {
    const wanted = query.toLowerCase();
    return this.rows.filter((found) => {
      if (this.trash.has(found.id) !== (scope.kind === "trash")) return false;
      if (scope.kind === "code_new") return found.code_new;
      const here =
        scope.kind === "inbox" || scope.kind === "queued"
          ? found.status === scope.kind
          : (scope.kind !== "starred" || found.starred) && (scope.kind !== "code" || found.code_count > 0);
      return here && found.title.toLowerCase().includes(wanted);
    });
  }

  private page({ list, offset, limit }: ListRequest): ListPage {
    const found = this.found(list);
    const wanted = list.query.toLowerCase();
    const rows = found.slice(offset, offset + limit);
    const hits = ({ title }: PaperRow) => {
      const start = wanted ? title.toLowerCase().indexOf(wanted) : -1;
      return start < 0 ? [] : [{ start, end: start + wanted.length }];
    };
    return {
      total: found.length, offset, rows, title_marks: rows.map(hits), marks: wanted ? [wanted] : [],
      sort: list.sort, mended: null, remarks: [], waiting: 0,
    };
  }

  private begin(): Beginning {
    const list: ListQuery = { scope: { kind: "inbox" }, query: "", sort: "best" };
    const page = this.page({ list, offset: 0, limit: 100 });
    const [first] = page.rows;
    const { settings } = this;
    return { settings, overview: this.overview(), list, page, paper: first ? this.detail(first.id) : null };
  }

  private overview(): Overview {
    const count = (kind: ListQuery["scope"]["kind"]) =>
      this.found({ scope: { kind } as ListQuery["scope"], query: "", sort: "best" }).length;
    return {
      counts: { all: count("all"), inbox: count("inbox"), queued: count("queued"), starred: count("starred"), code: count("code"), code_new: count("code_new"), trash: count("trash") },
      digests: this.digests,
      trashed_digests: this.trashedDigests,
      tags: [{ id: 1, name: "vision", colour: "violet", papers: 3 }],
      shelves: [],
      undo: null,
      redo: null,
      empty: this.rows.length === 0,
    };
  }

  private detail(id: number): PaperDetail {
    const found = this.rows.find((candidate) => candidate.id === id);
    if (!found) throw error("not_found");
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
      trashed: this.trash.has(id),
      note: this.notes.get(id) ?? "",
    };
  }
}

const error = (code: ApiError["code"], message: string = code): ApiError => ({ code, message });
const nothing: Undone = { label: null, kept: 0, kept_papers: [] };

import type { Args, Backend, Command, Reply } from "./backend.ts";
import type {
  ApiError, Beginning, Commands, Event, ListQuery, ListRequest, Overview, PaperDetail, PaperRow, Settings,
} from "./generated/bindings.ts";

type Handlers = { [C in keyof Commands]?: (args: Args<C>) => Reply<C> };

const TITLES = [
  "Layers that learn little under normalisation before attention",
  "A close look at growing models by stacking",
  "Random pruning works better than it should",
  "Attention without softmax for small images",
  "What a probe sees in masked images, and what it does not",
];

/** A backend that pretends, for tests and for work in a plain browser. Nothing is kept. */
export class Fake implements Backend {
  readonly calls: { command: Command; args: unknown }[] = [];
  readonly notes = new Map<number, string>();
  rows: PaperRow[];
  private settings: Settings = { theme: "system", text_size: 100, sidebar_width: 228, list_width: 384 };
  private listener: (event: Event) => void = () => {};

  constructor(papers: number) {
    this.rows = Array.from({ length: papers }, (_, i) => row(i + 1));
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
    mark_opened: (paper) => this.change([paper], (found) => ({ ...found, read: true })),
    save_note: ({ paper, base, body }) => {
      if ((this.notes.get(paper) ?? "") !== base) throw error("note_changed");
      this.notes.set(paper, body);
      return null;
    },
    undo: () => ({ label: null, kept: 0 }),
    redo: () => ({ label: null, kept: 0 }),
    about: () => ({ version: "0.1.0", sqlite: "3.54.1", library: "/home/reader/.local/share/broadsheet" }),
  };

  private change(papers: number[], change: (row: PaperRow) => PaperRow): null {
    this.rows = this.rows.map((found) => (papers.includes(found.id) ? change(found) : found));
    this.tell({ kind: "changed" });
    return null;
  }

  private found({ scope, query }: ListQuery): PaperRow[] {
    const wanted = query.toLowerCase();
    return this.rows.filter((found) => {
      const here =
        scope.kind === "inbox" || scope.kind === "queued"
          ? found.status === scope.kind
          : (scope.kind !== "starred" || found.starred) && (scope.kind !== "code" || found.code_count > 0);
      return here && found.title.toLowerCase().includes(wanted);
    });
  }

  private page({ list, offset, limit }: ListRequest) {
    const found = this.found(list);
    const marks = list.query ? [list.query.toLowerCase()] : [];
    return { total: found.length, offset, rows: found.slice(offset, offset + limit), marks };
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
      counts: { all: count("all"), inbox: count("inbox"), queued: count("queued"), starred: count("starred"), code: count("code") },
      digests: [],
      tags: [{ id: 1, name: "vision", colour: "violet", papers: 3 }],
      undo: null,
      redo: null,
      empty: this.rows.length === 0,
    };
  }

  private detail(id: number): PaperDetail {
    const found = this.rows.find((candidate) => candidate.id === id);
    if (!found) throw error("not_found");
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
      authors: [], arxiv_id: null, doi: null, has_hf_page: false, ai_summary: null, ai_keywords: [], organization: null, abstract_cut: false, subjects: [], venue: null,
      links: [], appearances: [], corrected: [],
      note: this.notes.get(id) ?? "",
    };
  }
}

function row(id: number): PaperRow {
  return {
    id,
    title: `${TITLES[id % TITLES.length] ?? ""} (${id})`,
    published: `2025-0${1 + (id % 9)}-1${id % 10}`,
    published_inferred: id % 7 === 0,
    author_count: 1 + (id % 12),
    upvotes: id % 40, comments: id % 3,
    code_host: id % 3 === 0 ? "github.com" : null, code_count: id % 3 === 0 ? 1 : 0, has_project: false,
    status: "inbox", read: id % 4 === 0, starred: false, has_note: false,
    tags: id % 5 === 0 ? [{ id: 1, name: "vision", colour: "violet" }] : [],
  };
}

const error = (code: ApiError["code"]): ApiError => ({ code, message: code });

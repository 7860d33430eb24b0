import type { Exported, ExportFormat, ExportOf, ExportParts, ExportPreview, ExportRequest, ListQuery, Scope } from "../api/generated/bindings.ts";
import { scopeName } from "../lib/scopes.ts";
import { say } from "../strings/index.svelte.ts";
import { some } from "../strings/written.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

export const FORMATS = ["bibtex", "biblatex", "ris", "csl_json", "csv", "json", "json_lines", "markdown", "html"] as const satisfies readonly ExportFormat[];

/** Papers that can be written out: the selected ones, a list, or all. */
export interface Lot {
  of: ExportOf;
  /** What it is called where it is chosen. */
  label: string;
  /** What it is called in what is written, and what its file is called. */
  title: string;
}

/** Papers on their way out of the library. What was chosen last is what is offered next. */
export class Exporting {
  lots = $state.raw<readonly Lot[]>([]);
  /** Which of the lots. */
  at = $state(0);
  format = $state<ExportFormat>("bibtex");
  parts = $state.raw<ExportParts>({ tags: true, notes: false, highlights: false });
  /** Whether each paper has a file of its own, where the form has such. */
  folder = $state(false);
  preview = $state.raw<ExportPreview | null>(null);
  /** Whether papers are being written. */
  busy = $state(false);
  private turn = 0;

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly papers: Papers,
    private readonly library: Library,
    private readonly notices: Notices,
  ) {}

  get inFolder(): boolean {
    return this.folder && this.format === "markdown";
  }

  /** Asks what is to be written: of what is shown, unless a place is named. */
  begin(scope?: Scope): void {
    const { selection, list, pages } = this.papers;
    const { overview } = this.library;
    const lots: Lot[] = [];
    if (scope) lots.push(this.lotOf({ scope, query: "", sort: "best" }, countOf(scope, this.library)));
    else {
      if (selection.size > 0) {
        const title = selection.size === 1 ? (this.papers.row?.title ?? "") : scopeName(list.scope, overview);
        lots.push({ of: { kind: "papers", of: [...selection] }, label: say("exporting.selected", { count: selection.size }), title });
      }
      const whole = list.scope.kind === "all" && list.query.trim() === "";
      if (!whole && list.scope.kind !== "trash") lots.push(this.lotOf(list, pages.total));
    }
    const all: ListQuery = { scope: { kind: "all" }, query: "", sort: "best" };
    lots.push({ of: { kind: "list", of: all }, label: say("exporting.all", { count: overview.counts.all }), title: say("sidebar.all") });
    this.lots = lots;
    this.at = 0;
    this.preview = null;
    this.layout.dialog = "exporting";
    void this.look();
  }

  private lotOf(list: ListQuery, count: number): Lot {
    const place = scopeName(list.scope, this.library.overview);
    const query = list.query.trim();
    const label = say(query === "" ? "exporting.list" : "exporting.found", { place, count });
    return { of: { kind: "list", of: list }, label, title: query === "" ? place : query };
  }

  choose(at: number): void {
    this.at = at;
    void this.look();
  }

  /** Takes another form. */
  as(format: ExportFormat): void {
    this.format = format;
    void this.look();
  }

  /** What of the person's goes along. */
  with(parts: Partial<ExportParts>): void {
    this.parts = { ...this.parts, ...parts };
    void this.look();
  }

  private get request(): ExportRequest | null {
    const lot = this.lots[this.at];
    return lot ? { of: lot.of, format: this.format, parts: this.parts } : null;
  }

  /** Shows how it begins; what was chosen meanwhile is looked at in its turn. */
  private async look(): Promise<void> {
    const { request } = this;
    const turn = ++this.turn;
    if (!request) return;
    const preview = await this.door.ask("export_preview", request);
    if (turn === this.turn) this.preview = preview ?? null;
  }

  /** Lets the person choose where, and writes. */
  async write(): Promise<void> {
    const { request } = this;
    const title = this.lots[this.at]?.title ?? "";
    if (!request || this.busy) return;
    this.busy = true;
    const exported = await this.door.ask("export", { request, title, folder: this.inFolder, dialog: say(this.inFolder ? "dialog.exportFolder" : "dialog.export") });
    this.busy = false;
    if (!exported) return;
    this.layout.dialog = null;
    this.notices.say(say("exporting.written", { count: exported.papers, file: exported.place }), { detail: told(exported), long: true });
  }
}

function told({ folder }: Exported): string | undefined {
  if (!folder) return undefined;
  const { kept, ...counts } = folder;
  const done = say("exporting.folderWritten", counts);
  return kept.length === 0 ? done : `${done} ${say("exporting.kept", { count: kept.length, names: some(kept, kept.length) })}`;
}

/** How many papers a place of the sidebar has. */
function countOf(scope: Scope, { overview }: Library): number {
  if (scope.kind === "digest") return overview.digests.find(({ id }) => id === scope.id)?.papers ?? 0;
  if (scope.kind === "tag") return overview.tags.find(({ id }) => id === scope.id)?.papers ?? 0;
  if (scope.kind === "shelf") return overview.shelves.find(({ id }) => id === scope.id)?.papers ?? 0;
  return overview.counts[scope.kind];
}

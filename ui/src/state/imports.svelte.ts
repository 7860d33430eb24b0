import type { Preview, Receipt } from "../api/generated/bindings.ts";
import { fileName } from "../lib/paths.ts";
import { importCounts, offersCounts } from "../strings/counts.ts";
import { unread } from "../strings/found.ts";
import { say } from "../strings/index.svelte.ts";
import { line } from "../strings/written.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { NoticeAction, Notices } from "./notices.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

/** Digests on their way into the library, and what came of them. */
export class Imports {
  /** How many files hover over the window. */
  dragging = $state<number | null>(null);
  /** What importing several files would do, while the person decides about it. */
  preview = $state.raw<Preview | null>(null);
  receipt = $state.raw<Receipt | null>(null);
  /** Digests whose day only the person knows. */
  askDay = $state.raw<number[]>([]);

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly papers: Papers,
    private readonly library: Library,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  /** Lets the person choose files with the system's dialog. */
  choose(): void {
    void this.door.ask("choose_files", say("dialog.import"));
  }

  /** Several files came at once: the person sees what importing them would do. */
  offer(preview: Preview): void {
    this.preview = preview;
    this.layout.dialog = "preview";
  }

  /** Imports what the preview showed, or leaves it. */
  async decide(yes: boolean): Promise<void> {
    const { preview } = this;
    if (!preview) return;
    this.layout.dialog = null;
    this.preview = null;
    await this.door.ask(yes ? "confirm_import" : "drop_preview", preview.id);
    if (!yes) this.notices.say(say("preview.dropped"));
  }

  /** The reading before an import was stopped. */
  stopped(): void {
    this.notices.say(say("preview.dropped"));
  }

  /** Files landed in the watched folder: said quietly, and what is shown stays. */
  async watched(receipt: Receipt): Promise<void> {
    this.receipt = receipt;
    const { import: id } = receipt;
    const [title, body] = [say("watch.imported", { name: nameOf(receipt) }), importCounts(receipt.totals)];
    // Who looks at the window sees the notice.
    if (!document.hasFocus()) void this.door.ask("notify", { title, body });
    this.notices.say(title, {
      detail: body,
      action: id === null ? undefined : this.undoing(id),
      second: this.details(receipt),
    });
    await this.library.refresh();
  }

  /** An import has ended: says what came of it and shows the papers. */
  async ended(receipt: Receipt): Promise<void> {
    this.receipt = receipt;
    if (receipt.totals.files === receipt.totals.failed) {
      this.tellFailed(receipt);
      return;
    }
    this.tell(receipt);
    this.askDay = receipt.needs_day;
    const [digest, more] = receipt.digests;
    if (digest !== undefined && more === undefined) await this.papers.go({ kind: "digest", id: digest });
    else await this.papers.go({ kind: "inbox" });
    await this.library.refresh();
  }

  /** Puts the tags and notes that came from another program on the papers. */
  async takeOffers(id: number): Promise<void> {
    const taken = await this.door.ask("take_offers", id);
    if (!taken) return;
    if (this.receipt?.import === id) this.receipt = { ...this.receipt, offers: { papers: 0, tags: 0, notes: 0 } };
    this.notices.say(say("import.taken", { what: offersCounts(taken) }), { action: this.journal.undoing });
    await this.library.refresh();
  }

  /** Shows a receipt, now or long after. */
  private details(receipt: Receipt): NoticeAction {
    const run = () => {
      this.receipt = receipt;
      this.layout.dialog = "receipt";
    };
    return {
      get label() {
        return say("import.details");
      },
      run,
    };
  }

  private undoing(id: number): NoticeAction {
    return { label: say("import.undo"), run: () => void this.journal.undoImport(id) };
  }

  private tellFailed(receipt: Receipt): void {
    const single = onlyFile(receipt);
    const detail = single?.error ? say("import.keptWhy", { why: unread(single.error) }) : line(importCounts(receipt.totals), say("import.kept"));
    this.notices.error(say("import.nothingRead", { name: nameOf(receipt) }), detail, single ? undefined : this.details(receipt));
  }

  private tell(receipt: Receipt): void {
    const { import: id, stopped, totals } = receipt;
    const name = nameOf(receipt);
    this.notices.say(id === null ? say("import.nothingNew", { name }) : say("import.imported", { name }), {
      detail: stopped ? say("import.stopped") : importCounts(totals),
      action: id === null ? undefined : this.undoing(id),
      second: this.details(receipt),
      long: true,
    });
  }
}

function onlyFile(receipt: Receipt): Receipt["files"][number] | undefined {
  return receipt.files.length === 1 ? receipt.files[0] : undefined;
}

function nameOf(receipt: Receipt): string {
  const single = onlyFile(receipt);
  return single ? fileName(single.path) : say("files", { count: receipt.totals.files });
}

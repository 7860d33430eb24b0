import type { HighlightColour, HighlightInfo, TextRange } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Library } from "./library.svelte.ts";
import type { Notes } from "./notes.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";
import type { Unsaved } from "./unsaved.ts";

/** A comment being written. */
interface Draft {
  highlight: HighlightInfo;
  paper: number;
  /** The paper's. */
  title: string;
  comment: string;
}

/** What the person highlights in the open paper's abstract. */
export class Highlights {
  /** What is selected of the abstract as it is shown, in UTF-16 units. */
  selected = $state.raw<TextRange | null>(null);
  /** The highlight whose editor is open, by its id. */
  open = $state<number | null>(null);
  /** The one made last: a colour's key still changes it, and a comment is for it. */
  private made = $state.raw<{ paper: number; id: number } | null>(null);
  /** Whether what can be done with the one made last is still offered beside it. */
  private offering = $state(false);
  private colour: HighlightColour = "yellow";
  private readonly drafts = new Map<number, Draft>();

  constructor(
    private readonly door: Door,
    private readonly library: Library,
    private readonly paper: OpenPaper,
    private readonly notes: Notes,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  get all(): readonly HighlightInfo[] {
    return this.paper.detail?.highlights ?? [];
  }

  /** The one just made, until the person goes on to something else. */
  get fresh(): HighlightInfo | undefined {
    return this.offering && !this.selected && this.open === null ? this.current : undefined;
  }

  /** The one that keys are for: open, else made last in this paper. */
  private get current(): HighlightInfo | undefined {
    const wanted = this.open ?? (this.made?.paper === this.paper.id ? this.made?.id : undefined);
    return this.all.find(({ id }) => id === wanted);
  }

  /** The person went on: nothing is offered beside the one just made. */
  settle(): void {
    this.offering = false;
  }

  /** A colour's key: highlights what is selected, else changes the highlight that is open or was just made. */
  async paint(colour = this.colour): Promise<void> {
    const { selected, paper } = this;
    const { id } = paper;
    if (id === null) return;
    if (selected) {
      this.colour = colour;
      const made = await this.library.inTurn(() => this.door.ask("add_highlight", { paper: id, at: selected, colour, comment: "" }));
      if (made === undefined) return;
      this.made = { paper: id, id: made };
      this.offering = true;
      this.open = null;
      getSelection()?.removeAllRanges();
      this.selected = null;
      await this.library.refresh();
      return;
    }
    const highlight = this.current;
    if (highlight) await this.recolour(highlight, colour);
    else this.notices.say(say("highlights.selectFirst"));
  }

  /** Opens the comment on what is selected, which is highlighted for that, else on the highlight made last. */
  async comment(): Promise<void> {
    if (this.selected) await this.paint();
    const highlight = this.selected ? undefined : this.current;
    if (highlight) this.open = highlight.id;
    else if (!this.selected) this.notices.say(say("highlights.selectFirst"));
  }

  async recolour(highlight: HighlightInfo, colour: HighlightColour): Promise<void> {
    this.colour = colour;
    await this.keep(highlight.id, colour, this.commentOf(highlight));
  }

  /** What is typed of a highlight; kept when its editor is left. */
  write(highlight: HighlightInfo, comment: string): void {
    const { row } = this.paper;
    // Kept in any case; the paper is told of only where it could not be saved.
    this.drafts.set(highlight.id, { highlight, paper: row?.id ?? 0, title: row?.title ?? "", comment });
  }

  /** What the person said of a highlight, kept or not yet. */
  commentOf(highlight: HighlightInfo): string {
    return this.drafts.get(highlight.id)?.comment ?? highlight.comment;
  }

  /** Keeps what was typed; what cannot be kept stays to be tried again. */
  async flush(): Promise<void> {
    for (const [id, { highlight, comment }] of this.drafts) {
      const known = this.all.find((one) => one.id === id) ?? highlight;
      if (comment === known.comment) this.drafts.delete(id);
      else await this.keep(id, known.colour, comment);
    }
  }

  /** The comments that the library does not hold. */
  get unsaved(): readonly Unsaved[] {
    return [...this.drafts.values()]
      .filter(({ highlight, comment }) => comment !== highlight.comment)
      .map(({ paper, title, comment }) => ({ what: "comment", paper, title, text: comment }));
  }

  /** Gives up what is not kept: another library is in the place of the one it was typed for. */
  giveUp(): void {
    this.drafts.clear();
    this.open = null;
    this.made = null;
  }

  private async keep(highlight: number, colour: HighlightColour, comment: string): Promise<void> {
    const draft = this.drafts.get(highlight);
    const kept = await this.library.change("change_highlight", { highlight, colour, comment });
    if (kept && this.drafts.get(highlight) === draft) this.drafts.delete(highlight);
  }

  async remove(highlight: HighlightInfo): Promise<void> {
    this.open = null;
    // Undo brings it back with what was said of it.
    await this.flush();
    if (await this.library.change("delete_highlight", highlight.id)) {
      this.drafts.delete(highlight.id);
      this.notices.say(say("highlights.removed"), { action: this.journal.undoing });
    }
  }

  /** Puts all of the open paper's highlights at the end of its note. */
  async intoNote(): Promise<void> {
    const { id } = this.paper;
    if (id === null) return;
    await this.flush();
    const text = await this.door.ask("highlights_as_markdown", id);
    if (text && this.notes.append(id, text)) this.notices.say(say("highlights.inNote"));
  }
}

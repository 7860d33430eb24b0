import type { ApiError, HighlightColour, HighlightInfo, TextRange } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Library } from "./library.svelte.ts";
import type { Notes } from "./notes.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";
import type { Unsaved } from "./unsaved.ts";

/** A highlight, and the paper it is in. */
interface Place {
  highlight: HighlightInfo;
  paper: number;
  /** The paper's. */
  title: string;
}

/** A comment being written. */
interface Draft extends Place {
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
  private drafts = new Map<number, Draft>();

  constructor(
    private readonly door: Door,
    private readonly library: Library,
    private readonly paper: OpenPaper,
    private readonly notes: Notes,
    private readonly journal: Journal,
    private readonly notices: Notices,
    /** Told whenever a comment or a colour was kept. */
    private readonly saved: () => void,
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
    await this.keep(this.placed(highlight), colour);
  }

  /** What is typed of a highlight; kept when its editor is left. */
  write(highlight: HighlightInfo, comment: string): void {
    this.drafts.set(highlight.id, { ...this.placed(highlight), comment });
  }

  /** What the person said of a highlight, kept or not yet. */
  commentOf(highlight: HighlightInfo): string {
    return this.drafts.get(highlight.id)?.comment ?? highlight.comment;
  }

  /** Keeps what was typed; what cannot be kept stays to be tried again. */
  async flush(): Promise<void> {
    for (const draft of this.drafts.values()) await this.keep(draft);
  }

  /** The comments that the library does not hold, as far as it answered. */
  get unsaved(): readonly Unsaved[] {
    return [...this.drafts.values()].map(({ paper, title, comment }) => ({ what: "comment", paper, title, text: comment }));
  }

  /** Gives up what is not kept: another library is in the place of the one it was typed for. */
  giveUp(): void {
    this.drafts = new Map();
    this.open = null;
    this.made = null;
  }

  private placed(highlight: HighlightInfo): Place {
    const row = this.paper.detail?.row;
    return { highlight, paper: row?.id ?? 0, title: row?.title ?? "" };
  }

  /** Keeps what is typed of a highlight, and gives it a colour, after all that was done before. */
  private async keep(place: Place, colour?: HighlightColour): Promise<void> {
    const { drafts } = this;
    const { id } = place.highlight;
    const draft = drafts.get(id);
    // What waited while the library was replaced was given up.
    const kept = await this.library.inTurn(async () => drafts === this.drafts && (await this.send(place, colour, draft?.comment)));
    if (kept && drafts.get(id) === draft) drafts.delete(id);
    await this.library.refresh();
  }

  /**
   * Changes a highlight as the library has it by now: what the window shows may be from before the last change. Where another program
   * put another library in the place of this one, its number may be that of words in another paper.
   */
  private async send({ highlight: { id, quote }, paper }: Place, colour?: HighlightColour, comment?: string): Promise<boolean> {
    const detail = await this.door.ask("paper", paper);
    if (!detail) return false;
    const now = detail.highlights.find((one) => one.id === id && one.quote === quote);
    if (!now) {
      this.door.failed(GONE);
      return false;
    }
    const to = { highlight: id, colour: colour ?? now.colour, comment: comment ?? now.comment };
    if (to.colour === now.colour && to.comment === now.comment) return true;
    this.notices.outdate();
    const kept = (await this.door.ask("change_highlight", to)) !== undefined;
    if (kept) this.saved();
    return kept;
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

const GONE: ApiError = { code: "not_found", what: "highlight", message: "" };

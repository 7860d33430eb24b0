import { asApiError } from "../api/backend.ts";
import type { ApiError, Field, PaperDetail } from "../api/generated/bindings.ts";
import { explained } from "../strings/explained.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";
import type { Papers } from "./papers.svelte.ts";
import type { Unsaved } from "./unsaved.ts";

/** The fields that can be edited, in the order of the form. */
export const FIELDS: readonly Field[] = ["title", "published", "arxiv_id", "doi", "authors", "links", "abstract"];

type Texts = Record<Field, string>;

/** What a person edits of a paper, as text. */
export function textsOf(detail: PaperDetail): Texts {
  return {
    title: detail.row.title,
    published: detail.row.published ?? "",
    authors: detail.authors.join("\n"),
    arxiv_id: detail.arxiv_id ?? "",
    doi: detail.doi ?? "",
    links: detail.links.filter((link) => link.found_in === "person").map((link) => link.url).join("\n"),
    abstract: detail.abstract_source ?? "",
  };
}

/** What the library takes for the text of a field: lists as JSON, the title in one line. */
export function valueOf(field: Field, text: string): string {
  if (field === "authors" || field === "links") {
    return JSON.stringify(text.split("\n").map((part) => part.trim()).filter(Boolean));
  }
  return field === "title" ? text.trim().replace(/\s+/g, " ") : text.trim();
}

/**
 * The details of a paper being edited. Each field is kept when it is left, as an action of its own; what is refused
 * stays in its field with the reason beside it.
 */
export class Editing {
  /** The paper whose form is open, also while another is read. */
  paper = $state<number | null>(null);
  texts = $state<Texts>(NO_TEXTS);
  errors = $state<Partial<Record<Field, ApiError>>>({});
  /** The field that is to have the keyboard. */
  field = $state.raw<{ name: Field; at: number } | null>(null);
  private kept: Texts = NO_TEXTS;
  private title = "";

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly papers: Papers,
    private readonly open: OpenPaper,
    private readonly library: Library,
    private readonly notices: Notices,
  ) {}

  /** Opens the form of the open paper at a field. */
  begin(field: Field = "title"): void {
    const { detail } = this.open;
    if (!detail) return;
    if (this.paper !== detail.row.id) {
      this.paper = detail.row.id;
      this.title = detail.row.title;
      this.kept = textsOf(detail);
      this.texts = { ...this.kept };
      this.errors = {};
    }
    this.layout.reading = true;
    this.field = { name: field, at: (this.field?.at ?? 0) + 1 };
  }

  /** The library says this of the paper now: fields that hold nothing of their own follow. */
  hear(detail: PaperDetail): void {
    if (detail.row.id !== this.paper) return;
    this.title = detail.row.title;
    const now = textsOf(detail);
    for (const field of FIELDS) if (!this.dirty(field) && !this.errors[field]) this.texts[field] = now[field];
    this.kept = now;
  }

  /** What was typed and is not in the library. */
  get unsaved(): readonly Unsaved[] {
    const { paper, title } = this;
    if (paper === null) return [];
    return FIELDS.filter((field) => this.dirty(field)).map((field) => ({ what: "detail", paper, title, text: this.texts[field] }));
  }

  /** Keeps what was typed into a field. */
  async keep(field: Field): Promise<void> {
    if (this.dirty(field)) await this.correct(field, valueOf(field, this.texts[field]));
    else delete this.errors[field];
  }

  /** Goes back to what the digests say. */
  async revert(field: Field): Promise<void> {
    this.texts[field] = this.kept[field];
    await this.correct(field, null);
  }

  /** Takes back what was typed into a field and not kept; `false` where there was nothing. */
  giveUp(field: Field): boolean {
    if (!this.dirty(field) && !this.errors[field]) return false;
    this.texts[field] = this.kept[field];
    delete this.errors[field];
    return true;
  }

  /** Keeps all that was typed, and closes the form unless something was refused. */
  async finish(): Promise<void> {
    await this.flush();
    const refused = FIELDS.find((field) => this.errors[field]);
    if (refused) this.field = { name: refused, at: (this.field?.at ?? 0) + 1 };
    else this.leave();
  }

  leave(): void {
    this.paper = null;
    this.layout.ask("list");
  }

  /** Keeps all that was typed. */
  async flush(): Promise<void> {
    if (this.paper === null) return;
    for (const field of FIELDS) await this.keep(field);
  }

  private dirty(field: Field): boolean {
    return valueOf(field, this.texts[field]) !== valueOf(field, this.kept[field]);
  }

  private async correct(field: Field, value: string | null): Promise<void> {
    const { paper, title } = this;
    if (paper === null) return;
    const typed = this.texts[field];
    try {
      await this.door.backend.call("correct", { paper, field, value });
      delete this.errors[field];
      this.kept = { ...this.kept, [field]: typed };
      await this.library.refresh();
    } catch (reason) {
      const error = asApiError(reason);
      this.errors[field] = error;
      // Where another paper is read by now, nobody sees the field.
      if (this.open.id !== paper) this.tellRefused(paper, field, title, explained(error));
    }
  }

  private tellRefused(paper: number, field: Field, title: string, message: string): void {
    this.notices.error(say("edit.notSaved", { name: say(`fact.${field}`), title }), message, {
      label: say("edit.goBack"),
      run: () => void this.papers.goTo(paper),
    });
  }
}

const NO_TEXTS: Texts = { title: "", published: "", authors: "", arxiv_id: "", doi: "", links: "", abstract: "" };

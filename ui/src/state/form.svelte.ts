import { asApiError } from "../api/backend.ts";
import type { ApiError, Field, PaperDetail } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";
import type { Library } from "./library.svelte.ts";

/** The fields that can be edited, in the order of the form. */
export const FIELDS: readonly Field[] = ["title", "published", "arxiv_id", "doi", "authors", "links", "abstract"];

type Texts = Record<Field, string>;

/** What a person edits of a paper, as text. */
function textsOf(detail: PaperDetail): Texts {
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
 * The details of one paper being edited. It knows what the library holds (`kept`) and what stands in each field (`texts`), keeps
 * a field when it is left, and what is refused stays in its field with the reason beside it.
 */
export class Form {
  readonly paper: number;
  /** The paper's title, as the library has it. */
  title: string;
  texts: Texts;
  errors = $state<Partial<Record<Field, ApiError>>>({});
  private kept: Texts;
  private closed = false;
  /** How often each field is on its way to the library. */
  private readonly sending: Record<Field, number> = { title: 0, published: 0, arxiv_id: 0, doi: 0, authors: 0, links: 0, abstract: 0 };

  /** `saved` hears when something was kept, `refused` what could not be kept, and why. */
  constructor(
    detail: PaperDetail,
    private readonly door: Door,
    private readonly library: Library,
    private readonly saved: () => void,
    private readonly refused: (form: Form, field: Field, error: ApiError) => void,
  ) {
    this.paper = detail.row.id;
    this.title = detail.row.title;
    this.kept = textsOf(detail);
    this.texts = $state({ ...this.kept });
  }

  /** The library says this of the paper now: fields that hold nothing of their own follow. */
  hear(detail: PaperDetail): void {
    this.title = detail.row.title;
    const now = textsOf(detail);
    for (const field of FIELDS) if (!this.holds(field) && !this.errors[field]) this.texts[field] = now[field];
    this.kept = now;
  }

  /** The fields that hold something that the library does not, as far as it answered. */
  get unsaved(): readonly Field[] {
    return FIELDS.filter((field) => this.holds(field));
  }

  /** The first field that was refused. */
  get wrong(): Field | undefined {
    return FIELDS.find((field) => this.errors[field]);
  }

  /** Whether nothing would be lost with it. */
  get settled(): boolean {
    return this.unsaved.length === 0 && this.wrong === undefined;
  }

  /** Keeps what was typed into a field. */
  async keep(field: Field): Promise<void> {
    const text = this.texts[field];
    if (this.holds(field)) await this.send(field, text, valueOf(field, text));
    else delete this.errors[field];
  }

  /** Keeps all that was typed so far. */
  async flush(): Promise<void> {
    await Promise.all(FIELDS.map((field) => this.keep(field)));
  }

  /** Goes back to what the digests say. */
  async revert(field: Field): Promise<void> {
    this.giveUp(field);
    await this.send(field, this.texts[field], null);
  }

  /** Takes back what was typed into a field and not kept; `false` where there was nothing. */
  giveUp(field: Field): boolean {
    if (!this.dirty(field) && !this.errors[field]) return false;
    this.texts[field] = this.kept[field];
    delete this.errors[field];
    return true;
  }

  /** Nothing more of it is kept, not even what waits for its turn. */
  close(): void {
    this.closed = true;
  }

  private dirty(field: Field): boolean {
    return this.differs(field, valueOf(field, this.texts[field]));
  }

  private differs(field: Field, value: string | null): boolean {
    return value !== valueOf(field, this.kept[field]);
  }

  /** Whether a field holds something of its own, or may yet: what was typed back while it was sent is not what arrives. */
  private holds(field: Field): boolean {
    return this.dirty(field) || this.sending[field] > 0;
  }

  /** Sends a field after all that was sent before, and only where it is something else by then. */
  private async send(field: Field, text: string, value: string | null): Promise<void> {
    this.sending[field] += 1;
    try {
      await this.library.inTurn(async () => {
        if (this.closed || !this.differs(field, value)) return;
        await this.door.backend.call("correct", { paper: this.paper, field, value });
        // Before the next has its turn, which is held against it.
        this.kept = { ...this.kept, [field]: text };
        this.saved();
      });
      delete this.errors[field];
    } catch (reason) {
      const error = asApiError(reason);
      this.errors[field] = error;
      this.refused(this, field, error);
      return;
    } finally {
      this.sending[field] -= 1;
    }
    await this.library.refresh();
  }
}

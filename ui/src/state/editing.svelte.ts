import { SvelteMap } from "svelte/reactivity";

import type { ApiError, Field, PaperDetail } from "../api/generated/bindings.ts";
import { explained } from "../strings/explained.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import { Form } from "./form.svelte.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";
import type { Refused, Unsaved } from "./unsaved.ts";

/** The forms of papers whose details are edited: the one shown, and any that holds something that is not in the library. */
export class Editing {
  /** The field that is to have the keyboard. */
  field = $state.raw<{ name: Field; at: number } | null>(null);
  private readonly forms = new SvelteMap<number, Form>();

  /** `saved` is told whenever something was kept, `refused` what could not be. */
  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly open: OpenPaper,
    private readonly library: Library,
    private readonly saved: () => void,
    private readonly refused: (detail: Refused) => void,
  ) {}

  /** The form of the open paper, where it is being edited. */
  get form(): Form | undefined {
    return this.open.id === null ? undefined : this.forms.get(this.open.id);
  }

  /** Opens the form of the open paper at a field. */
  begin(field: Field = "title"): void {
    const { detail } = this.open;
    if (!detail) return;
    if (!this.forms.has(detail.row.id)) this.add(detail);
    this.layout.reading = true;
    this.ask(field);
  }

  /** What was typed and is not in the library. */
  get unsaved(): readonly Unsaved[] {
    return [...this.forms.values()].flatMap(({ paper, title, texts, unsaved }) =>
      unsaved.map((field) => ({ what: "detail" as const, paper, title, text: texts[field] })),
    );
  }

  /** Keeps all that was typed into the form shown, and closes it unless something was refused, or typed meanwhile. */
  async finish(): Promise<void> {
    const { form } = this;
    if (!form) return;
    await form.flush();
    const shown = form === this.form;
    if (form.settled) {
      this.forms.delete(form.paper);
      if (shown) this.layout.ask("list");
    } else if (shown && form.wrong) this.ask(form.wrong);
  }

  /** Keeps all that was typed. */
  async flush(): Promise<void> {
    await Promise.all([...this.forms.values()].map((form) => form.flush()));
  }

  /** Gives up what is not kept: another library is in the place of the one it was typed for. */
  giveUp(): void {
    for (const form of this.forms.values()) form.close();
    this.forms.clear();
  }

  /** Those that hold nothing are closed when another is opened. */
  private add(detail: PaperDetail): void {
    for (const { paper, settled } of this.forms.values()) if (settled) this.forms.delete(paper);
    this.forms.set(detail.row.id, new Form(detail, this.door, this.library, this.saved, (form, field, error) => this.tell(form, field, error)));
  }

  private ask(name: Field): void {
    this.field = { name, at: (this.field?.at ?? 0) + 1 };
  }

  private tell({ paper, title }: Form, field: Field, error: ApiError): void {
    this.refused({ paper, text: say("edit.notSaved", { name: say(`fact.${field}`), title }), why: explained(error) });
  }
}

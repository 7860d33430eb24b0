import type { Cited } from "../api/generated/bindings.ts";
import { type Copied, copied } from "../lib/references.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Notices } from "./notices.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

/** As much of what was copied is shown, in characters. */
const SHOWN = 300;

/** Copying what names papers elsewhere. */
export class Clipboard {
  constructor(
    private readonly door: Door,
    private readonly papers: Papers,
    private readonly notices: Notices,
  ) {}

  /** Copies the link, the title with the link, or the line that gets the code, of the chosen papers. */
  async copy(what: Copied): Promise<void> {
    const papers = this.papers.chosen;
    if (papers.length === 0) return;
    const found = this.door.backend.call("references", { papers }).then((references) => copied(references, what));
    await this.write(found, say(`copy.none.${what}`));
  }

  /** Copies the references of the chosen papers, their entries for BibTeX, or their keys. */
  async cite(what: Cited): Promise<void> {
    const papers = this.papers.chosen;
    if (papers.length > 0) await this.write(this.door.backend.call("cite", { papers, what }), say("cite.none"));
  }

  /** Copies a text that is known already. */
  copyText(text: string): Promise<void> {
    return this.write(Promise.resolve(text), "");
  }

  /** Copies what a report of a fault needs. */
  copyDiagnostics(): Promise<void> {
    return this.write(this.door.backend.call("diagnostics", null), "");
  }

  /**
   * Web views take a text only while they handle what the person did, which is over when the library has answered. So they
   * are given the promise of it at once.
   */
  private async write(text: Promise<string>, none: string): Promise<void> {
    // Nothing leaves what was on the clipboard before.
    const written = text.then((copy) => (copy === "" ? Promise.reject(new Error(none)) : new Blob([copy], { type: "text/plain" })));
    const kept = navigator.clipboard.write([new ClipboardItem({ "text/plain": written })]).then(() => true, () => false);
    const copy = await this.door.attempt(() => text);
    if (copy === undefined) return;
    if (copy === "") this.notices.say(none);
    else if (await kept) this.notices.say(say("copy.copied"), { detail: copy.length > SHOWN ? `${copy.slice(0, SHOWN)}…` : copy });
    else this.notices.error(say("copy.refused"));
  }
}

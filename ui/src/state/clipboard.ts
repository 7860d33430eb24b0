import { type Copied, copied } from "../lib/references.ts";
import { words } from "../strings/en.ts";
import type { Door } from "./door.ts";
import type { Notices } from "./notices.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

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
    await this.write(found, words.copy.none[what]);
  }

  /** Copies a text that is known already. */
  copyText(text: string): Promise<void> {
    return this.write(Promise.resolve(text), "");
  }

  /** The browser takes what is still to come only while it handles what the person did: so it is given the promise. */
  private async write(text: Promise<string>, none: string): Promise<void> {
    try {
      const copy = await Promise.resolve(text);
      if (copy === "") return this.notices.say(none);
      await navigator.clipboard.writeText(copy);
      this.notices.say(words.copy.copied, { detail: copy.length > 300 ? `${copy.slice(0, 300)}…` : copy });
    } catch (reason) {
      if (reason instanceof DOMException) this.notices.error(words.copy.refused);
      else this.door.failed(reason);
    }
  }
}

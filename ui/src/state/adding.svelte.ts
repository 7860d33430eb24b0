import type { NewPaper, Paste } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

/** Papers that no digest brings: pasted by name, or typed in. */
export class Adding {
  /** The name of the paper that is being typed in: what was pasted, or nothing. */
  name = $state("");

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly papers: Papers,
    private readonly library: Library,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  /** A digest becomes an import; the name of one paper leads to it, or asks for the rest. */
  async paste(pasted: Paste): Promise<void> {
    const taken = await this.door.ask("import_paste", pasted);
    if (taken?.kind === "known") await this.papers.goTo(taken.paper);
    if (taken?.kind === "name") this.begin(taken.name);
  }

  /** Asks for a paper by hand. */
  begin(name = ""): void {
    this.name = name;
    this.layout.dialog = "add";
  }

  async add(paper: NewPaper): Promise<void> {
    const id = await this.library.inTurn(() => this.door.ask("add_paper", paper));
    if (id === undefined) return;
    this.layout.dialog = null;
    await this.library.refresh();
    await this.papers.goTo(id);
    this.notices.say(say("add.added", { title: paper.title }), { action: this.journal.undoing });
  }
}

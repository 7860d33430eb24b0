import { type ActionId, actions, type Group, offered } from "../lib/actions.ts";
import { digestName } from "../lib/digests.ts";
import { asksFor, byUse, type Entry, type Found, rank } from "../lib/palette.ts";
import { firstFrame } from "../lib/first-frame.ts";
import { say } from "../strings/index.svelte.ts";
import type { Desk } from "./desk.svelte.ts";
import { named, perform } from "./perform.ts";
import { nowOf } from "./now.ts";

/** What is offered first while nothing is typed and nothing was used: what is done to papers, and moving last, which has keys. */
const ORDER: readonly Group[] = ["paper", "duplicates", "history", "annotate", "library", "go", "window", "move"];
/** How long one pauses before papers are looked for, in milliseconds. */
const A_PAUSE = 60;
/** A query shorter than this finds any paper. */
const SHORTEST = 2;

/** Words that an action is found by besides its name. */
const WORDS: Partial<Record<ActionId, () => string>> = { export: () => say("actionWords.export") };

/** Everything at hand by its name: actions, settings, tags, digests, shelves and papers. */
export class Palette {
  query = $state("");
  /** The entry that Enter chooses. */
  at = $state(0);
  /** Papers that answer to the query. */
  private papers = $state.raw<readonly Entry[]>([]);
  /** What was used, most used first. */
  private used = $state.raw<readonly string[]>([]);
  private turn = 0;

  constructor(private readonly desk: Desk) {}

  readonly found: readonly Found[] = $derived.by(() => {
    const named = rank(this.entries, this.query, this.used);
    const papers = this.papers.map((entry) => ({ entry, letters: [] }));
    return [...named, ...papers];
  });

  start(): void {
    void firstFrame.then(async () => (this.used = (await this.desk.door.ask("used", null)) ?? []));
  }

  open(): void {
    this.type("");
    this.desk.layout.dialog = "palette";
  }

  close(): void {
    this.turn += 1;
    if (this.desk.layout.dialog === "palette") this.desk.layout.dialog = null;
  }

  type(query: string): void {
    this.query = query;
    this.at = 0;
    void this.look();
  }

  /** Goes up or down; from the last to the first and back. */
  step(by: number): void {
    const many = this.found.length;
    if (many > 0) this.at = (this.at + by + many) % many;
  }

  /** Leaves the palette and does what was chosen. */
  choose(found = this.found[this.at]): void {
    if (!found) return;
    const { id, run } = found.entry;
    this.close();
    this.used = [id, ...this.used.filter((one) => one !== id)];
    void this.desk.door.ask("note_use", id).then(async () => (this.used = (await this.desk.door.ask("used", null)) ?? this.used));
    // First the keyboard goes back to where it was: what is done may take it elsewhere.
    setTimeout(run);
  }

  private readonly entries: readonly Entry[] = $derived.by(() => [
    ...this.doings(), ...this.desk.settings.entries(), ...this.places(),
  ]);

  private doings(): Entry[] {
    const now = nowOf(this.desk);
    const told = actions.filter((action) => offered(action, now) && !["palette", "escape", "menu"].includes(action.id));
    const order = (group: Group) => ORDER.indexOf(group);
    return told.sort((a, b) => order(a.group) - order(b.group)).map(({ id }) => ({
      id: `action:${id}`, kind: "action", label: named(id, this.desk), words: WORDS[id]?.(), key: this.desk.keys.shown(id),
      run: () => perform(id, this.desk),
    }));
  }

  private places(): Entry[] {
    const { library, papers } = this.desk;
    const { tags, digests, shelves } = library.overview;
    return [
      ...shelves.map(({ id, name }): Entry => ({ id: `shelf:${id}`, kind: "shelf", label: name, run: () => void papers.go({ kind: "shelf", id }) })),
      ...tags.map(({ id, name, colour }): Entry => ({ id: `tag:${id}`, kind: "tag", label: name, colour, run: () => void papers.go({ kind: "tag", id }) })),
      ...digests.map((digest): Entry => ({
        id: `digest:${digest.id}`, kind: "digest", label: digestName(digest), run: () => void papers.go({ kind: "digest", id: digest.id }),
      })),
    ];
  }

  /** Looks for papers after a pause; what comes for an older query is dropped. */
  private async look(): Promise<void> {
    const turn = ++this.turn;
    const { words: typed, kinds } = asksFor(this.query);
    if (typed.length < SHORTEST || kinds !== null) return void (this.papers = []);
    await new Promise((resolve) => setTimeout(resolve, A_PAUSE));
    if (turn !== this.turn) return;
    // Without an answer the palette goes on; what is wrong with the library, the list says.
    const found = await this.desk.door.backend.call("suggest_papers", { words: typed, paper: 0 }).catch(() => []);
    if (turn !== this.turn) return;
    const entry = (id: number, label: string): Entry => ({
      id: `paper:${id}`, kind: "paper", label, run: () => void this.desk.papers.goTo(id).then(() => this.desk.papers.open()),
    });
    this.papers = byUse(found.map(({ paper: { id, title } }) => entry(id, title)), this.used);
  }
}

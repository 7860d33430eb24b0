import type { Choice, Panes, Settings, Watching } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";

/** What the person chose for the window. */
export class Preferences {
  settings = $state.raw<Settings>({
    language: "system", theme: "system", text_size: 100, sidebar_width: 228, list_width: 384, reading_width: 68, reading_face: "serif",
    note_template: "", citation_style: "apa", citation_keys: "{author}{year}{word}", trash_days: null, drop: "ask", watch_folder: null, notify: true, library: null, keys: { preset: "standard", own: {} },
  });
  /** How the watched folder is. */
  watching = $state.raw<Watching>({ folder: null, trouble: null });
  private turn = 0;

  constructor(private readonly door: Door) {}

  /** Lets the person choose the folder to watch. */
  async chooseWatched(): Promise<void> {
    await this.kept(this.door.ask("choose_watch_folder", say("dialog.watch")));
    await this.look();
  }

  async stopWatching(): Promise<void> {
    await this.kept(this.door.ask("stop_watching", null));
    await this.look();
  }

  /** Asks how the watched folder is. */
  async look(): Promise<void> {
    this.watching = (await this.door.ask("watching", null)) ?? this.watching;
  }

  /** Shows choices without keeping them yet: a pane being dragged. */
  preview(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
  }

  /** Makes a choice: shown at once, kept, and taken back by undo. */
  async choose(choice: Choice): Promise<void> {
    this.preview({ [choice.setting]: choice.value });
    await this.kept(this.door.ask("choose", choice));
  }

  /** Keeps how wide a pane is. */
  async setPanes(panes: Partial<Panes>): Promise<void> {
    this.preview(panes);
    const { sidebar_width, list_width } = this.settings;
    await this.kept(this.door.ask("set_panes", { sidebar_width, list_width }));
  }

  /** Undo gave choices back, or their file was changed from outside. */
  async take(settings: Settings): Promise<void> {
    this.turn += 1;
    this.settings = settings;
    await this.look();
  }

  /** Takes what is in force from a reply, unless something else was chosen meanwhile. */
  private async kept(reply: Promise<Settings | undefined>): Promise<void> {
    const turn = ++this.turn;
    const settings = await reply;
    if (settings && turn === this.turn) this.settings = settings;
  }
}

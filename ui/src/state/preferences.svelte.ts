import type { About, Settings, Watching } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";

/** What the person chose for the window. */
export class Preferences {
  settings = $state.raw<Settings>({ language: "system", theme: "system", text_size: 100, sidebar_width: 228, list_width: 384, reading_width: 68, reading_face: "serif", note_template: "", trash_days: null, watch_folder: null, keys: { preset: "standard", own: {} } });

  /** What the program says of itself; it stays so while it runs. */
  about = $state.raw<About | undefined>();
  /** How the watched folder is. */
  watching = $state.raw<Watching>({ folder: null, trouble: null });

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
  ) {}

  /** Shows the choices when all that belongs there is known: a dialog that is open does not grow. */
  async open(): Promise<void> {
    const [about] = await Promise.all([this.about ?? this.door.ask("about", null), this.look()]);
    this.about = about;
    this.layout.dialog ??= "settings";
  }

  /** Lets the person choose the folder to watch. */
  async chooseWatched(): Promise<void> {
    await this.took(await this.door.ask("choose_watch_folder", null));
  }

  async stopWatching(): Promise<void> {
    await this.took(await this.door.ask("stop_watching", null));
  }

  private async took(settings: Settings | undefined): Promise<void> {
    if (settings) this.settings = settings;
    await this.look();
  }

  private async look(): Promise<void> {
    this.watching = (await this.door.ask("watching", null)) ?? this.watching;
  }

  /** Shows choices without keeping them yet: a pane being dragged. */
  preview(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
  }

  async set(change: Partial<Settings>): Promise<void> {
    this.preview(change);
    const kept = await this.door.ask("set_settings", this.settings);
    if (kept) this.settings = kept;
  }
}

import type { About, Settings } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";

/** What the person chose for the window. */
export class Preferences {
  settings = $state.raw<Settings>({ theme: "system", text_size: 100, sidebar_width: 228, list_width: 384, watch_folder: null });

  /** What the program says of itself; it stays so while it runs. */
  about = $state.raw<About | undefined>();

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
  ) {}

  /** Shows the choices when all that belongs there is known: a dialog that is open does not grow. */
  async open(): Promise<void> {
    this.about ??= await this.door.ask("about", null);
    this.layout.dialog ??= "settings";
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

import type { Settings } from "../api/generated/bindings.ts";
import type { Door } from "./door.ts";

/** What the person chose for the window. */
export class Preferences {
  settings = $state.raw<Settings>({ theme: "system", text_size: 100, sidebar_width: 228, list_width: 384 });

  constructor(private readonly door: Door) {}

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

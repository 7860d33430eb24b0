import type { FirstSteps as Taken, Overview } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Announcer } from "./announcer.svelte.ts";
import type { Door } from "./door.ts";

export const STEPS = ["imported", "decided", "noted"] as const;
export type Step = (typeof STEPS)[number];

/**
 * The three things that a person who is new here does once: they are shown until they were done, however that comes about,
 * or the person wants to hear no more of it; and never again after that.
 */
export class FirstSteps {
  /** Those taken; null where there is nothing to show. */
  taken = $state.raw<Taken | null>(null);

  constructor(
    private readonly door: Door,
    private readonly announcer: Announcer,
  ) {}

  /** The one to take next; none when all are taken. */
  get next(): Step | undefined {
    const { taken } = this;
    return taken === null ? undefined : STEPS.find((step) => !taken[step]);
  }

  /** Goes on with what the library's session says of them. */
  begin(taken: Taken | null, overview: Overview): void {
    this.taken = taken;
    this.see(overview);
  }

  /** What the library holds now. */
  see({ empty, counts }: Overview): void {
    if (!empty) this.take("imported");
    if (counts.inbox < counts.all || counts.starred > 0) this.take("decided");
  }

  /** A note is on disk. */
  saved(text: string): void {
    if (text.trim() !== "") this.take("noted");
  }

  /** Shows no more of them. */
  leave(): void {
    if (this.taken === null) return;
    this.keep({ ...this.taken, left: true });
    this.taken = null;
  }

  private take(step: Step): void {
    if (this.taken === null || this.taken[step]) return;
    this.taken = { ...this.taken, [step]: true };
    this.keep(this.taken);
    const { next } = this;
    this.announcer.say(next ? say("first.spoken", { next: say(`first.steps.${next}`) }) : say("first.over"));
  }

  private keep(taken: Taken): void {
    // Nothing of the person's hangs on it: where it cannot be kept, the steps are shown once more.
    void this.door.backend.call("keep_first_steps", taken).catch(() => null);
  }
}

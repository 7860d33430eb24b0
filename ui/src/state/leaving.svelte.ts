import type { Unsaved } from "./unsaved.ts";

/** What leaving a library asks of the window. */
interface Window {
  flush: () => Promise<unknown>;
  unsaved: () => readonly Unsaved[];
  /** Lets nothing else be saved meanwhile. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Another library is in the place of this one: what was typed for this one is not for that. */
  giveUp: () => void;
}

/** Before the library is replaced: what was typed is saved, and what cannot be is not given up without the person's word. */
export class Leaving {
  /** What would be lost, while the person decides about it. */
  asked = $state.raw<readonly Unsaved[]>([]);
  /** What was typed while the library was replaced, and belongs to the one before: it can still be copied. */
  late = $state.raw<readonly Unsaved[]>([]);
  private answer: (goesOn: boolean) => void = () => undefined;

  constructor(private readonly window: Window) {}

  /** Saves what was typed; where something is not saved, whether the person goes on without it. */
  async agreed(): Promise<boolean> {
    await this.window.flush();
    const unsaved = this.window.unsaved();
    if (unsaved.length === 0) return true;
    this.decide(false);
    this.asked = unsaved;
    return new Promise((resolve) => (this.answer = resolve));
  }

  /** The person's word. */
  decide(goesOn: boolean): void {
    this.asked = [];
    this.answer(goesOn);
  }

  /** Replaces the library where the person agrees; what they agreed to lose is given up once `work` gives what took its place. */
  async replace<T>(work: () => Promise<T | null | undefined>): Promise<T | null | undefined> {
    if (!(await this.agreed())) return undefined;
    const { inTurn, unsaved, giveUp } = this.window;
    const agreed = new Set(unsaved().map(named));
    return inTurn(async () => {
      const replaced = await work();
      if (!replaced) return replaced;
      this.late = unsaved().filter((one) => !agreed.has(named(one)));
      giveUp();
      return replaced;
    });
  }
}

const named = (one: Unsaved): string => JSON.stringify(one);

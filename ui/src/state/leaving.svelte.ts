import type { Unsaved } from "./unsaved.ts";

/** Before the library is replaced: what was typed is saved, and what cannot be is not given up without the person's word. */
export class Leaving {
  /** What would be lost, while the person decides about it. */
  asked = $state.raw<readonly Unsaved[]>([]);
  private answer: (goesOn: boolean) => void = () => undefined;

  constructor(
    private readonly flush: () => Promise<unknown>,
    private readonly unsaved: () => readonly Unsaved[],
  ) {}

  /** Saves what was typed; where something is not saved, whether the person goes on without it. */
  async agreed(): Promise<boolean> {
    await this.flush();
    const unsaved = this.unsaved();
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
}

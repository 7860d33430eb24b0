import { asApiError, type Args, type Backend, type Command, type Reply } from "../api/backend.ts";
import { explained } from "../strings/explained.ts";
import type { Activity } from "./activity.svelte.ts";
import type { Notices } from "./notices.svelte.ts";

/** The backend as the rooms of the window ask it: what it refuses is said to the person, once and here. */
export class Door {
  constructor(
    readonly backend: Backend,
    private readonly notices: Notices,
    private readonly activity: Activity,
  ) {}

  /** The reply, or `undefined` where it was refused. */
  ask<C extends Command>(command: C, args: Args<C>): Promise<Reply<C> | undefined> {
    return this.attempt(() => this.activity.during(command, this.backend.call(command, args)));
  }

  /** Tries something; says what is wrong where it cannot be done. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (reason) {
      this.failed(reason);
      return undefined;
    }
  }

  failed(reason: unknown): void {
    const error = asApiError(reason);
    // The person asked for something else meanwhile.
    if (error.code === "superseded") return;
    if (error.code === "stopped") this.notices.say(explained(error));
    else this.notices.error(explained(error));
  }
}

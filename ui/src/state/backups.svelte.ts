import type { BackupInfo, Rescue } from "../api/generated/bindings.ts";
import { moment } from "../lib/dates.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Leaving } from "./leaving.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { Place } from "./place.svelte.ts";

/** The library's backups: listed, made, put back; and what there is to go on with where it is damaged or gone. */
export class Backups {
  all = $state.raw<BackupInfo[]>([]);
  /** None until all was looked through. */
  rescue = $state.raw<Rescue | null>(null);
  /** Whether one is being made or put back. */
  busy = $state(false);

  constructor(
    private readonly door: Door,
    private readonly leaving: Leaving,
    private readonly place: Place,
    private readonly notices: Notices,
  ) {}

  async look(): Promise<void> {
    this.all = (await this.door.ask("backups", null)) ?? this.all;
  }

  make(): Promise<void> {
    return this.alone(async () => {
      const made = await this.door.ask("back_up", null);
      if (made) this.notices.say(say("backups.made"));
      await Promise.all([this.look(), this.place.look()]);
    });
  }

  /** Puts one in the library's place, by its name, and says how to go back. */
  restore(name: string): Promise<void> {
    return this.alone(async () => {
      const restored = await this.leaving.replace(async () => {
        const reply = await this.door.ask("restore_backup", name);
        // With a damaged one set aside, the program starts anew.
        return reply?.aside === null ? reply : undefined;
      });
      if (!restored) return;
      const { backup, before } = restored;
      const action = before ? { label: say("backups.goBack"), run: () => void this.restore(before.name) } : undefined;
      this.notices.say(say("backups.restored", { moment: moment(backup.at) }), { detail: say("backups.kept"), action, long: true });
      await Promise.all([this.look(), this.place.look()]);
    });
  }

  /** Looks what there is where the library cannot be opened. */
  lookForRescue(): Promise<void> {
    return this.alone(async () => {
      this.rescue = (await this.door.ask("rescue", null)) ?? { good: null, salvaged: null, others: [] };
    });
  }

  /** Goes on with a backup where the library cannot be opened. */
  goOn({ name }: BackupInfo, begin: () => Promise<void>): Promise<void> {
    return this.alone(async () => {
      if (!(await this.door.ask("restore_backup", name))) return;
      this.place.absent = null;
      await begin();
    });
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    await work().finally(() => (this.busy = false));
  }
}

import type { BackupInfo, Rescue } from "../api/generated/bindings.ts";
import { moment } from "../lib/dates.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
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

  /** Puts one in the library's place, and says how to go back, where `before` agrees, which puts on disk what is only in the window. */
  restore({ name }: BackupInfo, before: () => Promise<boolean>): Promise<void> {
    return this.putBack(name, before);
  }

  /** The same, by its name. */
  putBack(name: string, before: () => Promise<boolean>): Promise<void> {
    return this.alone(async () => {
      if (!(await before())) return;
      const restored = await this.door.ask("restore_backup", name);
      // With a damaged one set aside, the program starts anew.
      if (!restored || restored.aside !== null) return;
      const { backup, before: earlier } = restored;
      const action = earlier ? { label: say("backups.goBack"), run: () => void this.restore(earlier, before) } : undefined;
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

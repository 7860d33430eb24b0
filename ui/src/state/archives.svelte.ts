import { say } from "../strings/index.svelte.ts";
import type { Backups } from "./backups.svelte.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Leaving } from "./leaving.svelte.ts";
import type { Notices } from "./notices.svelte.ts";

/** All there is in one file, and back from it. */
export class Archives {
  /** An archive that was dropped, while the person decides about it. */
  dropped = $state.raw<{ file: string; papers: number; at: string } | null>(null);
  busy = $state(false);

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly leaving: Leaving,
    private readonly backups: Backups,
    private readonly notices: Notices,
  ) {}

  /** Lets the person choose a file and writes all there is into it. */
  write(before: () => Promise<unknown>): Promise<void> {
    return this.alone(async () => {
      await before();
      const written = await this.door.ask("write_archive", say("dialog.writeArchive"));
      if (!written) return;
      const { place, papers, lost } = written;
      const detail = lost > 0 ? say("archive.lost", { count: lost }) : undefined;
      this.notices.say(say("archive.written", { papers: say("papers", { count: papers }), file: place }), { detail, long: true });
    });
  }

  /** An archive was dropped: it takes the library's place only where the person says so. */
  offer(archive: { file: string; papers: number; at: string }): void {
    this.dropped = archive;
    this.layout.dialog = "archive";
  }

  leave(): void {
    this.dropped = null;
    this.layout.dialog = null;
  }

  /** Makes the library what an archive holds, and says how to go back. */
  open(which: "dropped" | "chosen"): Promise<void> {
    return this.alone(async () => {
      const opened = await this.leaving.replace(async () => {
        const reply = await this.door.ask("open_archive", which === "dropped" ? which : { chosen: { title: say("dialog.openArchive") } });
        if (which === "dropped") this.leave();
        return reply;
      });
      if (!opened) return;
      const earlier = opened.before;
      const action = earlier === null ? undefined : { label: say("archive.goBack"), run: () => void this.backups.restore(earlier) };
      this.notices.say(say("archive.opened", { papers: say("papers", { count: opened.papers }) }), { detail: say("backups.kept"), action, long: true });
      await this.backups.look();
    });
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await work().finally(() => (this.busy = false));
  }
}

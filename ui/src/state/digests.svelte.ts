import type { DigestInfo, Reread, RereadTarget } from "../api/generated/bindings.ts";
import { digestName } from "../lib/digests.ts";
import { rereadCounts } from "../strings/counts.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";

/** What the person does with whole digests. */
export class Digests {
  /** What reading again would change, while the person decides about it. */
  reread = $state.raw<{ target: RereadTarget; outcome: Reread } | null>(null);
  /** Whether something is being read again. */
  busy = $state(false);

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly library: Library,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  /** Names a digest; without a name it is called what its source calls it. */
  async rename(digest: DigestInfo, name: string): Promise<void> {
    await this.library.change("rename_digest", { digest: digest.id, name: name.trim() || null });
  }

  /** Says of which day a digest is; without a day it is what the digest says. */
  async setDay(digest: DigestInfo, day: string): Promise<void> {
    await this.library.change("set_digest_day", { digest: digest.id, day: day.trim() || null });
  }

  async trash(digest: DigestInfo): Promise<void> {
    if (!(await this.library.change("trash_digest", digest.id))) return;
    this.notices.say(say("trash.moved", { name: digestName(digest) }), { action: this.journal.undoing });
  }

  async putBack(digest: DigestInfo): Promise<void> {
    if (!(await this.library.change("restore_digest", digest.id))) return;
    this.notices.say(say("trash.back", { name: digestName(digest) }), { action: this.journal.undoing });
  }

  /** Reads the kept original again and shows what would change. */
  async tryReread(target: RereadTarget): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await this.door.ask("reread_preview", target);
    this.busy = false;
    if (!outcome) return;
    this.reread = { target, outcome };
    this.layout.dialog = "reread";
  }

  /** Takes over what the preview showed. */
  async applyReread(): Promise<void> {
    const { reread } = this;
    if (!reread || this.busy) return;
    this.busy = true;
    const done = await this.door.ask("reread", reread.target);
    this.busy = false;
    if (!done) return;
    this.leaveReread();
    this.notices.say(say("reread.done", { count: done.files }), {
      detail: rereadCounts(done),
      action: done.label === null ? undefined : this.journal.undoing,
    });
    await this.library.refresh();
  }

  leaveReread(): void {
    this.layout.dialog = null;
    this.reread = null;
  }
}

import type { AttachmentInfo } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import type { Door } from "./door.ts";
import type { Journal } from "./journal.ts";
import type { Library } from "./library.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";

/** PDFs of the person's own, beside the open paper. */
export class Attachments {
  constructor(
    private readonly door: Door,
    private readonly library: Library,
    private readonly paper: OpenPaper,
    private readonly journal: Journal,
    private readonly notices: Notices,
  ) {}

  /** Lets the person choose PDFs; copies of them are kept in the library. */
  async choose(): Promise<void> {
    const { id } = this.paper;
    if (id === null) return;
    const added = await this.door.ask("choose_attachments", { paper: id, title: say("dialog.pdfs") });
    await this.library.refresh();
    if (added) this.notices.say(say("attachments.added", { count: added }), { action: this.journal.undoing });
  }

  /** Opens one in the system's viewer. */
  open(attachment: AttachmentInfo): void {
    void this.door.ask("open_attachment", attachment.id);
  }

  async remove(attachment: AttachmentInfo): Promise<void> {
    if (await this.library.change("detach", attachment.id)) {
      this.notices.say(say("attachments.removed", { name: attachment.name }), { action: this.journal.undoing });
    }
  }
}

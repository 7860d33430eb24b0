import type { EmptiedTrash, Offers, Reread, Totals } from "../api/generated/bindings.ts";
import { say } from "./index.svelte.ts";
import { line, together } from "./written.ts";

/** What an import brought. */
export const importCounts = (n: Totals): string =>
  line(
    n.gained_code && say("counts.gainedCode", { count: n.gained_code }),
    n.new && say("counts.new", { count: n.new }),
    n.updated && say("counts.updated", { count: n.updated }),
    n.unchanged && say("counts.unchanged", { count: n.unchanged }),
    n.unreadable && say("counts.unreadable", { count: n.unreadable }),
    n.failed && say("counts.failed", { count: n.failed }),
    n.passed_over && say("counts.passedOver", { count: n.passed_over }),
    say("counts.noNote"),
  );

/** What an import would bring. */
export const previewCounts = (n: Totals): string =>
  line(
    say("counts.new", { count: n.new }),
    n.updated && say("counts.updated", { count: n.updated }),
    n.gained_code && say("counts.wouldGainCode", { count: n.gained_code }),
    n.unchanged && say("counts.unchanged", { count: n.unchanged }),
    n.unreadable && say("counts.cannotBeRead", { count: n.unreadable }),
    say("counts.noNote"),
  );

/** An import in a line of the history. */
export const historyCounts = (n: Totals): string =>
  line(
    n.new && say("counts.new", { count: n.new }),
    n.updated && say("counts.updated", { count: n.updated }),
    n.new + n.updated === 0 && n.unchanged && say("counts.unchanged", { count: n.unchanged }),
    n.unreadable + n.failed && say("counts.notRead", { count: n.unreadable + n.failed }),
  );

/** What better readers made of digests. */
export const rereadCounts = (n: Pick<Reread, "new" | "gone" | "changed" | "unchanged">): string =>
  line(
    n.new && say("counts.new", { count: n.new }),
    n.gone && say("counts.gone", { count: n.gone }),
    n.changed && say("counts.changed", { count: n.changed }),
    n.unchanged && say("counts.unchanged", { count: n.unchanged }),
    say("counts.noNote"),
  );

/** What another program brought of a person's. */
export const offersCounts = (n: Offers): string =>
  together([n.tags && say("counted.tags", { count: n.tags }), n.notes && say("counted.notes", { count: n.notes })].filter((part) => part !== 0));

/** What went with the trash. */
export function emptied(n: EmptiedTrash): string {
  const gone = [
    n.papers && say("papers", { count: n.papers }),
    n.digests && say("counted.digests", { count: n.digests }),
    n.notes && say("counted.notes", { count: n.notes }),
    n.tags && say("counted.tags", { count: n.tags }),
  ].filter((part) => part !== 0);
  return say("trash.emptied", { what: gone.length > 0 ? together(gone) : say("trash.wasEmpty") });
}

import type { ActionLabel, Named } from "../api/generated/bindings.ts";
import { chosen } from "../lib/settings.ts";
import { say } from "./index.svelte.ts";
import { together } from "./written.ts";

/** Papers as a label names them: `“A title”`, `12 papers`. */
const papersOf = ({ count, name }: Named): string => (name === null ? say("papers", { count }) : say("titled", { title: name }));

/** Files as a label names them: `monday.json`, `12 files`. */
const filesOf = ({ count, name }: Named): string => name ?? say("files", { count });

/** What the person did, in words that go after "Undone:". */
export function did(label: ActionLabel): string {
  switch (label.kind) {
    case "said":
      return label.text;
    case "set_status":
      return say(`did.set_status.${label.to}`, { papers: papersOf(label.papers) });
    case "mark_rest":
    case "mark_read":
    case "mark_unread":
    case "star":
    case "unstar":
    case "trash":
    case "put_back":
    case "merge":
      return say(`did.${label.kind}`, { papers: papersOf(label.papers) });
    case "tag":
    case "untag":
      return say(`did.${label.kind}`, { papers: papersOf(label.papers), tag: label.tag });
    case "keep_apart":
      return say("did.keep_apart", { count: label.pairs });
    case "split":
    case "correct":
    case "note":
    case "restore_note":
    case "attach":
      return say(`did.${label.kind}`, { title: label.title });
    case "recolour_tag":
    case "delete_tag":
    case "restore_tag":
      return say(`did.${label.kind}`, { tag: label.tag });
    case "rename_tag":
      return say("did.rename_tag", { from: label.from, to: label.to });
    case "highlight":
    case "recolour_highlight":
    case "comment":
    case "unhighlight":
      return say(`did.${label.kind}`, { quote: label.quote });
    case "detach":
    case "trash_digest":
    case "make_shelf":
    case "change_shelf":
    case "move_shelf":
    case "delete_shelf":
      return say(`did.${label.kind}`, { name: label.name });
    case "date_digest":
    case "rename_digest":
    case "put_back_digest":
      return say(`did.${label.kind}`);
    case "import":
    case "take_back_import":
    case "bring_back_import":
    case "reread":
      return say(`did.${label.kind}`, { files: filesOf(label.files) });
    case "choose": {
      const { name, value } = chosen(label.choice);
      return value === null ? say("did.change", { name }) : say("did.choose", { name, value });
    }
    case "watch":
      return say("did.watch");
    case "take_over":
      return say("did.take_over", { what: takenOver(label) });
  }
}

/** Whether the words themselves say of how much it was: how the library wrote it down is nothing that a person did. */
export const isCounted = (label: ActionLabel): boolean => "papers" in label || "pairs" in label || "files" in label;

const takenOver = ({ tags, notes }: { tags: number; notes: number }): string =>
  together([tags > 0 && say("counted.tags", { count: tags }), notes > 0 && say("counted.notes", { count: notes })].filter((part) => part !== false));

/** What an import is called: by its file, or by how many they were. */
export const importName = (label: ActionLabel): string => (label.kind === "import" ? filesOf(label.files) : did(label));

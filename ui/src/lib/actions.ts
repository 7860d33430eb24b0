import type { NamesIn } from "../strings/index.svelte.ts";

export type ActionId = NamesIn<"actions">;

/** What the middle of the window shows: papers, the notebook, possible duplicates, or the history of imports. */
export type View = "papers" | "notebook" | "duplicates" | "history";

export type Group = NamesIn<"groups">;

/** What the window shows, as far as it decides which actions mean something. */
export interface Now {
  view: View;
  /** Whether the library holds nothing yet. */
  empty: boolean;
  /** Whether a paper is open. */
  paper: boolean;
  /** Whether the open paper, or the list, is of the trash. */
  trashed: boolean;
  code: boolean;
  arxiv: boolean;
  /** How many papers are selected. */
  selected: number;
  /** Whether a search could be kept as a shelf. */
  keepable: boolean;
  undo: boolean;
  redo: boolean;
}

export interface Action {
  id: ActionId;
  /** Keys of the standard set: `j`, `Ctrl+Z`, and two one after the other, `g i`. The first is the one shown. */
  keys: readonly string[];
  group: Group;
  /** Whether it works while the person types. */
  whileTyping?: boolean;
  /** Whether it means something now, for palette and menus; a key pressed all the same says what is missing. */
  when?: (now: Now) => boolean;
}

const paper = (now: Now) => now.paper;
const kept = (now: Now) => now.paper && !now.trashed;
const filled = (now: Now) => !now.empty;

/** Every action: what keys, palette, menus, hints and the help are made of. */
export const actions: readonly Action[] = [
  { id: "next", keys: ["j", "ArrowDown"], group: "move", when: filled },
  { id: "previous", keys: ["k", "ArrowUp"], group: "move", when: filled },
  { id: "first", keys: ["Home"], group: "move", when: filled },
  { id: "last", keys: ["End"], group: "move", when: filled },
  { id: "open", keys: ["Enter"], group: "move", when: filled },
  { id: "search", keys: ["/"], group: "move", when: filled },
  { id: "escape", keys: ["Escape"], group: "move", whileTyping: true },
  { id: "goInbox", keys: ["g i"], group: "go" },
  { id: "goQueued", keys: ["g r"], group: "go" },
  { id: "goStarred", keys: ["g s"], group: "go" },
  { id: "goAll", keys: ["g a"], group: "go" },
  { id: "goCode", keys: ["g c"], group: "go" },
  { id: "goTrash", keys: ["g t"], group: "go" },
  { id: "newest", keys: ["g g"], group: "go", when: filled },
  { id: "notebook", keys: ["Ctrl+B", "g n"], group: "go" },
  { id: "duplicates", keys: ["Ctrl+D", "g d"], group: "go" },
  { id: "history", keys: ["Ctrl+H", "g h"], group: "go" },
  { id: "code", keys: ["o"], group: "paper", when: (now) => now.code },
  { id: "arxiv", keys: ["a"], group: "paper", when: (now) => now.arxiv },
  { id: "queue", keys: ["r"], group: "paper", when: kept },
  { id: "done", keys: ["e"], group: "paper", when: kept },
  { id: "doneBack", keys: [], group: "paper", when: kept },
  { id: "doneRest", keys: ["E"], group: "paper", when: kept },
  { id: "inbox", keys: ["i"], group: "paper", when: kept },
  { id: "star", keys: ["s"], group: "paper", when: paper },
  { id: "read", keys: ["u"], group: "paper", when: paper },
  { id: "tag", keys: ["t"], group: "paper", when: paper },
  { id: "find", keys: ["Ctrl+F"], group: "paper", whileTyping: true, when: paper },
  { id: "copyLink", keys: ["Ctrl+Shift+C"], group: "paper", when: paper },
  { id: "copyMarkdown", keys: ["Ctrl+Shift+M"], group: "paper", when: paper },
  { id: "copyHere", keys: ["Ctrl+Shift+L"], group: "paper", when: paper },
  { id: "copyNote", keys: [], group: "paper", when: paper },
  { id: "copyClone", keys: ["Ctrl+Shift+G"], group: "paper", when: (now) => now.code },
  { id: "copyReference", keys: ["Ctrl+Shift+E"], group: "paper", when: paper },
  { id: "copyBibtex", keys: ["Ctrl+Shift+B"], group: "paper", when: paper },
  { id: "copyKeys", keys: ["Ctrl+Shift+K"], group: "paper", when: paper },
  { id: "attach", keys: ["f"], group: "paper", when: kept },
  { id: "edit", keys: ["d"], group: "paper", when: paper },
  { id: "merge", keys: ["m"], group: "paper", when: (now) => now.selected > 1 },
  { id: "trash", keys: ["#", "Delete", "Backspace"], group: "paper", when: kept },
  { id: "putBack", keys: ["p"], group: "paper", when: (now) => now.paper && now.trashed },
  { id: "note", keys: ["n"], group: "annotate", when: paper },
  { id: "versions", keys: ["Ctrl+Shift+H"], group: "annotate", whileTyping: true, when: paper },
  { id: "highlight", keys: ["h"], group: "annotate", when: paper },
  { id: "yellow", keys: ["1"], group: "annotate", when: paper },
  { id: "green", keys: ["2"], group: "annotate", when: paper },
  { id: "blue", keys: ["3"], group: "annotate", when: paper },
  { id: "pink", keys: ["4"], group: "annotate", when: paper },
  { id: "orange", keys: ["5"], group: "annotate", when: paper },
  { id: "comment", keys: ["c"], group: "annotate", when: paper },
  { id: "mergePairs", keys: ["m"], group: "duplicates" },
  { id: "partPairs", keys: ["d"], group: "duplicates" },
  { id: "takeBack", keys: ["u"], group: "history" },
  { id: "undo", keys: ["Ctrl+Z"], group: "library", when: (now) => now.undo },
  { id: "redo", keys: ["Ctrl+Shift+Z", "Ctrl+Y"], group: "library", when: (now) => now.redo },
  { id: "undoHistory", keys: ["Ctrl+Shift+U"], group: "library", when: (now) => now.undo || now.redo },
  { id: "select", keys: ["x"], group: "library", when: filled },
  { id: "selectAll", keys: ["Ctrl+A"], group: "library", when: filled },
  { id: "keepSearch", keys: ["Ctrl+S"], group: "library", when: (now) => now.keepable },
  { id: "import", keys: ["Ctrl+O"], group: "library", whileTyping: true },
  { id: "export", keys: ["Ctrl+E"], group: "library", whileTyping: true, when: filled },
  { id: "backUp", keys: [], group: "library", when: filled },
  { id: "add", keys: ["Ctrl+N"], group: "library", whileTyping: true },
  { id: "tags", keys: ["T"], group: "library", when: filled },
  { id: "palette", keys: ["Ctrl+K"], group: "window", whileTyping: true },
  { id: "menu", keys: ["F10"], group: "window", whileTyping: true },
  { id: "activity", keys: ["Ctrl+J"], group: "window", whileTyping: true },
  { id: "print", keys: ["Ctrl+P"], group: "window", whileTyping: true, when: paper },
  { id: "larger", keys: ["Ctrl++", "Ctrl+="], group: "window", whileTyping: true },
  { id: "smaller", keys: ["Ctrl+-"], group: "window", whileTyping: true },
  { id: "normal", keys: ["Ctrl+0"], group: "window", whileTyping: true },
  { id: "settings", keys: ["Ctrl+,"], group: "window", whileTyping: true },
  { id: "keys", keys: [], group: "window" },
  { id: "diagnostics", keys: [], group: "window" },
  { id: "searching", keys: [], group: "window" },
  { id: "help", keys: ["?"], group: "window" },
];

/** The groups of actions that only one view has. */
const OWN: Partial<Record<Group, View>> = { paper: "papers", annotate: "papers", duplicates: "duplicates", history: "history" };

/** Whether a key asks for an action in a view. */
export function worksIn({ group }: Pick<Action, "group">, view: View): boolean {
  return (OWN[group] ?? view) === view;
}

/** Whether two actions are ever at hand together, so that one key cannot stand for both. */
export function meet(one: Action, other: Action): boolean {
  const [first, second] = [OWN[one.group], OWN[other.group]];
  return first === undefined || second === undefined || first === second;
}

/** Whether an action means something now: what palette and menus offer. */
export function offered(action: Action, now: Now): boolean {
  return worksIn(action, now.view) && (action.when?.(now) ?? true);
}

const byId = new Map(actions.map((action) => [action.id, action]));

export function actionOf(id: ActionId): Action {
  const found = byId.get(id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}

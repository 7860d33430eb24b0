import type { NamesIn } from "../strings/index.svelte.ts";

export type ActionId = NamesIn<"actions">;

/** What the middle of the window shows: papers, the notebook, possible duplicates, or the history of imports. */
export type View = "papers" | "notebook" | "duplicates" | "history";

export type Group = NamesIn<"groups">;

export interface Action {
  id: ActionId;
  /** Keys as they are written: `j`, `Ctrl+Z`, `ArrowDown`. The first is the one shown. */
  keys: string[];
  group: Group;
  /** Whether it works while the person types. */
  whileTyping?: boolean;
}

/** Every action with its keys: what the handler, the buttons' hints and the help are made of. */
export const actions: readonly Action[] = [
  { id: "next", keys: ["j", "ArrowDown"], group: "move" },
  { id: "previous", keys: ["k", "ArrowUp"], group: "move" },
  { id: "first", keys: ["Home"], group: "move" },
  { id: "last", keys: ["End"], group: "move" },
  { id: "newest", keys: ["g"], group: "move" },
  { id: "open", keys: ["Enter"], group: "move" },
  { id: "search", keys: ["/"], group: "move" },
  { id: "keepSearch", keys: ["Ctrl+S"], group: "move" },
  { id: "escape", keys: ["Escape"], group: "move", whileTyping: true },
  { id: "code", keys: ["o"], group: "paper" },
  { id: "arxiv", keys: ["a"], group: "paper" },
  { id: "queue", keys: ["r"], group: "paper" },
  { id: "done", keys: ["e"], group: "paper" },
  { id: "doneRest", keys: ["E"], group: "paper" },
  { id: "inbox", keys: ["i"], group: "paper" },
  { id: "star", keys: ["s"], group: "paper" },
  { id: "read", keys: ["u"], group: "paper" },
  { id: "tag", keys: ["t"], group: "paper" },
  { id: "find", keys: ["Ctrl+F"], group: "paper", whileTyping: true },
  { id: "attach", keys: ["f"], group: "paper" },
  { id: "edit", keys: ["d"], group: "paper" },
  { id: "merge", keys: ["m"], group: "paper" },
  { id: "trash", keys: ["#", "Delete", "Backspace"], group: "paper" },
  { id: "putBack", keys: ["p"], group: "paper" },
  { id: "note", keys: ["n"], group: "annotate" },
  { id: "versions", keys: ["Ctrl+Shift+H"], group: "annotate", whileTyping: true },
  { id: "highlight", keys: ["h"], group: "annotate" },
  { id: "yellow", keys: ["1"], group: "annotate" },
  { id: "green", keys: ["2"], group: "annotate" },
  { id: "blue", keys: ["3"], group: "annotate" },
  { id: "pink", keys: ["4"], group: "annotate" },
  { id: "orange", keys: ["5"], group: "annotate" },
  { id: "mergePairs", keys: ["m"], group: "duplicates" },
  { id: "partPairs", keys: ["d"], group: "duplicates" },
  { id: "takeBack", keys: ["u"], group: "history" },
  { id: "select", keys: ["x"], group: "library" },
  { id: "selectAll", keys: ["Ctrl+A"], group: "library" },
  { id: "undo", keys: ["Ctrl+Z"], group: "library" },
  { id: "redo", keys: ["Ctrl+Shift+Z", "Ctrl+Y"], group: "library" },
  { id: "import", keys: ["Ctrl+O"], group: "library", whileTyping: true },
  { id: "add", keys: ["Ctrl+N"], group: "library", whileTyping: true },
  { id: "tags", keys: ["T"], group: "window" },
  { id: "notebook", keys: ["Ctrl+B"], group: "window" },
  { id: "duplicates", keys: ["Ctrl+D"], group: "window" },
  { id: "history", keys: ["Ctrl+H"], group: "window" },
  { id: "print", keys: ["Ctrl+P"], group: "window", whileTyping: true },
  { id: "settings", keys: ["Ctrl+,"], group: "window", whileTyping: true },
  { id: "larger", keys: ["Ctrl++", "Ctrl+="], group: "window", whileTyping: true },
  { id: "smaller", keys: ["Ctrl+-"], group: "window", whileTyping: true },
  { id: "normal", keys: ["Ctrl+0"], group: "window", whileTyping: true },
  { id: "help", keys: ["?"], group: "window" },
];

/** The key to show beside an action. */
export function keyOf(id: ActionId): string {
  return actions.find((action) => action.id === id)?.keys[0] ?? "";
}

/** The groups of actions that only one view has. */
const OWN: Partial<Record<Group, View>> = { paper: "papers", annotate: "papers", duplicates: "duplicates", history: "history" };

/** Whether an action means anything in a view. */
export function worksIn(action: Action, view: View): boolean {
  return (OWN[action.group] ?? view) === view;
}

import type { KeyPreset } from "../api/generated/bindings.ts";
import type { ActionId } from "./actions.ts";

type Keys = Partial<Record<ActionId, readonly string[]>>;

/** What each set has in place of the standard keys. */
export const presets: Record<KeyPreset, Keys> = {
  standard: {},
  // g and G, dd, cc, yy, u and Ctrl+R, i to write, h and l out of and into the paper, : for any command.
  vim: {
    first: ["g g", "Home"],
    newest: ["g l"],
    last: ["G", "End"],
    open: ["l", "Enter"],
    escape: ["Escape", "h"],
    trash: ["d d", "#", "Delete"],
    edit: ["c c"],
    copyLink: ["y y", "Ctrl+Shift+C"],
    copyMarkdown: ["y m", "Ctrl+Shift+M"],
    copyClone: ["y c", "Ctrl+Shift+G"],
    note: ["i", "n"],
    inbox: ["I"],
    undo: ["u", "Ctrl+Z"],
    redo: ["Ctrl+R", "Ctrl+Shift+Z"],
    takeBack: ["U"],
    read: ["~"],
    merge: ["J"],
    mergePairs: ["J"],
    partPairs: ["d d"],
    select: ["v", "x"],
    selectAll: ["V", "Ctrl+A"],
    highlight: ["H"],
    comment: ["C"],
    palette: [":", "Ctrl+K"],
  },
  // e and y archive, [ and ] archive and go on, # to the trash, l for a label, o into it and u out of it.
  mail: {
    open: ["o", "Enter"],
    escape: ["Escape", "u"],
    done: ["e", "y", "]"],
    doneBack: ["["],
    tag: ["l"],
    queue: ["b"],
    note: ["r", "n"],
    read: ["I", "U"],
    code: ["v"],
    takeBack: ["R"],
    undo: ["z", "Ctrl+Z"],
  },
};

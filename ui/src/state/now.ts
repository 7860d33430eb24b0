import type { Now } from "../lib/actions.ts";
import type { Desk } from "./desk.svelte.ts";

/** What the window shows, for the actions that depend on it. */
export function nowOf({ layout, library, papers, paper, shelves }: Desk): Now {
  const { overview } = library;
  return {
    view: layout.view,
    empty: overview.empty,
    paper: paper.id !== null,
    trashed: papers.list.scope.kind === "trash" || (paper.detail?.trashed ?? false),
    code: (papers.row?.code_count ?? 0) > 0,
    arxiv: paper.detail?.arxiv_id != null,
    selected: papers.selection.size,
    keepable: shelves.keepable !== null,
    undo: overview.undo !== null,
    redo: overview.redo !== null,
  };
}

import { firstFrame } from "../../lib/first-frame.ts";

/**
 * The dialogs, which the first frame does without. They are fetched right after it, so that one that is asked for is
 * there before the next key.
 */
export const dialogs = {
  settings: () => import("../settings/SettingsDialog.svelte"),
  moving: () => import("../settings/MovingDialog.svelte"),
  searching: () => import("../search/SearchingDialog.svelte"),
  shelf: () => import("../search/ShelfDialog.svelte"),
  versions: () => import("../notes/VersionsDialog.svelte"),
  leaving: () => import("./LeavingDialog.svelte"),
  emptyTrash: () => import("./EmptyTrashDialog.svelte"),
  tags: () => import("./TagsDialog.svelte"),
  palette: () => import("../command/PaletteDialog.svelte"),
  activity: () => import("../activity/ActivityDialog.svelte"),
  undoHistory: () => import("../command/UndoDialog.svelte"),
  help: () => import("./HelpDialog.svelte"),
  add: () => import("../import/AddDialog.svelte"),
  day: () => import("../import/DayDialog.svelte"),
  receipt: () => import("../import/ReceiptDialog.svelte"),
  preview: () => import("../import/PreviewDialog.svelte"),
  exporting: () => import("../exporting/ExportDialog.svelte"),
  archive: () => import("../exporting/ArchiveDialog.svelte"),
  reread: () => import("../import/RereadDialog.svelte"),
};

void firstFrame.then(() => Promise.all(Object.values(dialogs).map((load) => load())));

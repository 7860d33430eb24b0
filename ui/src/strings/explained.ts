import type { ApiError, ArchiveFault, Refusal, Trouble } from "../api/generated/bindings.ts";
import { unread } from "./found.ts";
import { say } from "./index.svelte.ts";
import { listed } from "./written.ts";

const NOT_OPENED = { address: "problem.not_opened", file: "problem.file_not_opened", folder: "problem.folder_not_opened" } as const;

/** An error in the person's language: what happened, what was kept, what to do. */
export function explained(error: ApiError): string {
  switch (error.code) {
    case "not_found":
      return say("problem.not_found", { what: say(`thing.${error.what}`) });
    case "refused":
      return refused(error.why);
    case "library":
      return error.disk === null ? say("problem.library", { reason: error.reason }) : say(`problem.disk_${error.disk}`);
    case "settings":
      return say("problem.settings", { path: error.path, reason: error.reason });
    case "not_opened":
      return say(NOT_OPENED[error.kind], { what: error.what, reason: error.reason });
    case "no_library":
      return say("problem.no_library", { folder: error.folder });
    case "note_changed":
    case "busy":
    case "superseded":
    case "stopped":
    case "program":
      return say(`problem.${error.code}`);
  }
}

function refused(why: Refusal): string {
  switch (why.kind) {
    case "not_added":
      return unread(why.why);
    case "not_a_link":
      return say("refused.not_a_link", { typed: why.typed, why: say(`addressFault.${why.why}`) });
    case "not_a_day":
      return say("refused.not_a_day", { typed: why.typed });
    case "none_known":
      return say("refused.none_known", { what: say(`sought.${why.what}`) });
    case "address":
      return say("refused.address", { why: say(`addressFault.${why.why}`) });
    case "no_such_tag":
    case "no_such_paper":
    case "no_such_fact":
    case "no_such_backup":
      return say(`refused.${why.kind}`, { name: why.name });
    case "not_exported":
      return say("refused.not_exported", { file: why.file, reason: why.reason });
    case "key_pattern":
      return say("refused.key_pattern", { pattern: why.pattern });
    case "not_cited":
      return say("refused.not_cited", { reason: why.reason });
    case "archive":
      return say("refused.archive", { file: why.file, why: archiveFault(why.why) });
    case "file_unreadable":
      return say("refused.file_unreadable", { file: why.file, reason: why.reason });
    case "not_a_pdf":
    case "pdf_too_large":
    case "file_gone":
    case "file_no_pdf":
      return say(`refused.${why.kind}`, { file: why.file });
    case "image_too_wide":
      return say("refused.image_too_wide", { width: why.width, height: why.height });
    case "folder_unreachable":
      return say("refused.folder_unreachable", { folder: why.folder, reason: why.reason });
    case "folder_name":
    case "folder_not_empty":
    case "folder_in_library":
    case "no_library_there":
    case "salvage_into_what":
      return say(`refused.${why.kind}`, { folder: why.folder });
    default:
      return say(`refused.${why.kind}`);
  }
}

function archiveFault(why: ArchiveFault): string {
  return why.fault === "unreadable" || why.fault === "damaged"
    ? say(`archiveFault.${why.fault}`, { reason: why.reason })
    : say(`archiveFault.${why.fault}`);
}

/** What a part of a query could not mean, and what was made of it. */
export function remarked(trouble: Trouble): string {
  switch (trouble.kind) {
    case "no_field":
      return say("remark.no_field", { name: trouble.name });
    case "no_value":
    case "no_day":
    case "no_number":
      return say(`remark.${trouble.kind}`, { field: trouble.field });
    case "not_one_of":
      return say("remark.not_one_of", { field: trouble.field, values: listed(trouble.values) });
    case "nothing_beside":
      return say("remark.nothing_beside", { word: trouble.word });
    case "nothing_open":
    case "too_much":
      return say(`remark.${trouble.kind}`);
  }
}

import type { Fault, Finding, NotReread, ReadError, Unread } from "../api/generated/bindings.ts";
import { say } from "./index.svelte.ts";

const MEGABYTE = 1024 * 1024;

/** Whether what is told is in an earlier version's own words, which no language of ours has: a value of the attribute `translate`. */
export const theirs = (told: Finding | Unread | null): "no" | undefined => (typeof told === "string" ? "no" : undefined);

/** What a reader found in a file, and what was made of it. */
export function found(finding: Finding): string {
  // Words of an earlier version, which had no kinds.
  if (typeof finding === "string") return finding;
  switch (finding.kind) {
    case "names_many":
    case "many_untitled":
      return say(`finding.${finding.kind}`, { papers: finding.papers });
    case "names_none":
      return say("finding.names_none", { title: finding.title });
    case "entry_unreadable":
    case "message_left_out":
      return say(`finding.${finding.kind}`, { why: faulty(finding.why) });
    case "entry_damaged":
    case "json_damaged":
    case "page_damaged":
      return say(`finding.${finding.kind}`, { reason: finding.reason });
    case "entry_too_long":
      return say("finding.entry_too_long", { kilobytes: finding.kilobytes });
    case "row_short":
    case "row_long":
      return say(`finding.${finding.kind}`, { cells: finding.cells, columns: finding.columns });
    case "untitled":
    case "only_mentioned":
    case "only_reference":
      return say(`finding.${finding.kind}`, { name: finding.name });
    case "too_many_papers":
    case "bibliography_too_long":
    case "feed_too_long":
    case "too_many_blocks":
    case "too_many_pages":
    case "too_many_parts":
      return say(`finding.${finding.kind}`, { limit: finding.limit });
    case "too_many_messages":
      return say("finding.too_many_messages", { limit: finding.limit, left_out: finding.left_out });
    case "without_papers":
      return say("finding.without_papers", { count: finding.messages });
    case "message_unread":
      return notRead(finding.why);
    case "part_unread":
      return say("finding.part_unread", { why: notRead(finding.why) });
    case "archive_attached":
      return say("finding.archive_attached", { name: finding.name, seems: say(`likeness.${finding.seems}`) });
    default:
      return say(`finding.${finding.kind}`);
  }
}

/** What is wrong with what cannot be read, as a part of a sentence. */
function faulty(fault: Fault): string {
  switch (fault.kind) {
    case "parser":
      return fault.reason;
    case "unreadable":
      return say("fault.unreadable", { reason: fault.reason });
    case "no_entry_read":
    case "no_message_read":
      // A sentence between parentheses has no full stop.
      return say(`fault.${fault.kind}`, { why: found(fault.first).replace(/[.。]+(?=⟧*$)/u, "") });
    case "too_deep":
    case "too_many_attributes":
    case "too_many_messages":
    case "too_many_parts":
      return say(`fault.${fault.kind}`, { limit: fault.limit });
    default:
      return say(`fault.${fault.kind}`);
  }
}

/** Why no reader could read anything. */
function notRead(error: ReadError): string {
  switch (error.kind) {
    case "unrecognised":
      // Who gave an empty file needs no list of what is read.
      if (error.seems === "empty") return say("unread.empty");
      return say("unread.unrecognised", { seems: say(`likeness.${error.seems}`) });
    case "too_large":
      // Rounded up, so that what is over the limit never reads as being at it.
      return say("unread.file_too_large", { size: Math.ceil(error.bytes / MEGABYTE), limit: Math.ceil(error.limit / MEGABYTE) });
    case "too_deep":
      return say("unread.nested", { depth: error.depth, limit: error.limit });
    case "damaged":
      return say("unread.damaged", { form: say(`form.${error.format}`), why: faulty(error.why) });
  }
}

/** Why nothing of a file was imported. */
export function unread(why: Unread): string {
  if (typeof why === "string") return why;
  switch (why.kind) {
    case "content":
      return notRead(why.why);
    case "unreadable":
    case "not_found":
    case "archive_damaged":
      return say(`unread.${why.kind}`, { reason: why.reason });
    case "no_archive":
      return say("unread.no_archive", { seems: say(`likeness.${why.seems}`) });
    case "too_large":
      return say("unread.too_large", { limit: Math.floor(why.limit / MEGABYTE) });
    case "folder_too_large":
    case "too_many":
    case "list_too_long":
      return say(`unread.${why.kind}`, { limit: why.limit });
    default:
      return say(`unread.${why.kind}`);
  }
}

/** Why a file was not read again, and what was kept. */
export const notReread = (why: NotReread): string =>
  why.kind === "original" ? say("unread.original", { reason: why.reason }) : say("unread.stays", { why: notRead(why.why) });

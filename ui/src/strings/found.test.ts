import { afterEach, describe, expect, test } from "vitest";

import type { Fault, Finding, ReadError, Unread } from "../api/generated/bindings.ts";
import { explained } from "./explained.ts";
import { found, notReread, unread } from "./found.ts";
import { speak } from "./index.svelte.ts";

afterEach(() => speak("en"));

type Kind<T> = Exclude<T, string> extends infer K ? (K extends { kind: string } ? K["kind"] : never) : never;
/** One of each kind: a kind that is missing here is a mistake of types. */
type Each<T> = { [K in Kind<T>]: Extract<T, { kind: K }> };
const each = <T>(all: Each<T>): Extract<T, { kind: string }>[] => Object.values(all);
const plain = <K extends string>(...kinds: K[]) => Object.fromEntries(kinds.map((kind) => [kind, { kind }])) as { [N in K]: { kind: N } };
const limited = <K extends string>(...kinds: K[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, { kind, limit: 12_345 }])) as { [N in K]: { kind: N; limit: number } };
const reasoned = <K extends string>(...kinds: K[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, { kind, reason: "EOF" }])) as { [N in K]: { kind: N; reason: string } };
const named = <K extends string>(...kinds: K[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, { kind, name: "arXiv:2402.04644" }])) as { [N in K]: { kind: N; name: string } };

const DEEP: ReadError = { kind: "too_deep", depth: 200, limit: 128 };

const FINDINGS = each<Finding>({
  ...plain(
    "no_title", "not_called", "no_record", "no_paper_record", "no_entry", "no_item_kind", "no_arxiv_id", "no_title_above_authors",
    "no_title_above_abstract", "newer_broadsheet", "entry_unread", "entry_in_part", "entry_unclosed", "entry_cut", "entry_cut_kept",
    "line_no_json", "quotation_open", "abstract_no_text", "authors_no_list", "no_day", "identifier_for_title", "guessed",
    "too_many_digests", "bytes_replaced", "page_in_part", "mail_cut", "mail_undecoded",
  ),
  ...limited("too_many_papers", "bibliography_too_long", "feed_too_long", "too_many_blocks", "too_many_pages", "too_many_parts"),
  ...reasoned("entry_damaged", "json_damaged", "page_damaged"),
  ...named("untitled", "only_mentioned", "only_reference"),
  names_many: { kind: "names_many", papers: 3 },
  names_none: { kind: "names_none", title: "News." },
  many_untitled: { kind: "many_untitled", papers: 30 },
  entry_unreadable: { kind: "entry_unreadable", why: { kind: "deep_braces" } },
  entry_too_long: { kind: "entry_too_long", kilobytes: 256 },
  row_short: { kind: "row_short", cells: 2, columns: 3 },
  row_long: { kind: "row_long", cells: 4, columns: 3 },
  message_left_out: { kind: "message_left_out", why: { kind: "part_missing" } },
  message_unread: { kind: "message_unread", why: DEEP },
  too_many_messages: { kind: "too_many_messages", limit: 10, left_out: 2 },
  without_papers: { kind: "without_papers", messages: 2 },
  part_unread: { kind: "part_unread", why: DEEP },
  archive_attached: { kind: "archive_attached", name: "week.zip", seems: "zip" },
});

const FAULTS = each<Fault>({
  ...plain(
    "part_missing", "no_entry", "odd_parts", "too_many_pieces", "long_abbreviations", "deep_braces", "no_element", "not_opened", "no_room",
    "encrypted", "no_text", "names_no_papers", "deep_parts", "too_large", "oddly_written",
  ),
  ...limited("too_deep", "too_many_attributes", "too_many_messages", "too_many_parts"),
  ...reasoned("parser", "unreadable"),
  no_entry_read: { kind: "no_entry_read", first: { kind: "no_title" } },
  no_message_read: { kind: "no_message_read", first: { kind: "message_left_out", why: { kind: "odd_parts" } } },
});

const damaged = (why: Fault): Unread => ({ kind: "content", why: { kind: "damaged", format: "mail", why } });

const FILES: Unread[] = [
  ...each<Unread>({
    ...plain("broken_off", "no_file", "locked", "too_deep", "bomb"),
    ...limited("folder_too_large", "too_many", "list_too_long"),
    ...reasoned("unreadable", "not_found", "archive_damaged"),
    content: { kind: "content", why: { kind: "unrecognised", seems: "png" } },
    no_archive: { kind: "no_archive", seems: "ebook" },
    too_large: { kind: "too_large", limit: 64 * 1024 * 1024 },
  }),
  { kind: "content", why: { kind: "too_large", bytes: 64 * 1024 * 1024 + 1, limit: 64 * 1024 * 1024 } },
  { kind: "content", why: DEEP },
  ...FAULTS.map(damaged),
];

const all = () => [...FINDINGS.map(found), ...FILES.map(unread)];

describe("what readers found", () => {
  test("is a whole sentence, whatever it is", () => {
    expect(all().filter((said) => !/^([A-Z]|\d|arXiv:)/.test(said) || !/[^.]\.$/.test(said) || /\{\{|undefined|\.\)/.test(said))).toEqual([]);
  });

  test("is said in Chinese too", async () => {
    const english = all();
    await speak("zh-CN");
    const chinese = all();
    const same = chinese.filter((said, at) => said === english[at]);
    expect(same).toEqual([]);
    expect(chinese.filter((said) => !/\p{Script=Han}/u.test(said) || /\{\{|undefined|。[）。]/u.test(said))).toEqual([]);
    expect(found({ kind: "no_title" })).toBe("条目没有标题。");
    expect(unread({ kind: "content", why: { kind: "unrecognised", seems: "png" } })).toMatch(/^这看起来是 PNG 图片。/);
    expect(unread(damaged({ kind: "no_message_read", first: { kind: "message_left_out", why: { kind: "part_missing" } } }))).toBe(
      "这看起来是邮件，但没有一封邮件能够读取（这封邮件已略过：缺少一部分内容）。",
    );
  });

  test("counts, and is never at a limit that it is over", () => {
    expect(found({ kind: "without_papers", messages: 1 })).toBe("1 message lists no papers.");
    expect(found({ kind: "without_papers", messages: 2 })).toBe("2 messages list no papers.");
    expect(unread({ kind: "content", why: { kind: "too_large", bytes: 64 * 1024 * 1024 + 1, limit: 64 * 1024 * 1024 } })).toBe(
      "This is 65 MB. Digests of up to 64 MB can be imported.",
    );
  });

  test("was told by earlier versions in their own words", async () => {
    await speak("zh-CN");
    expect([found("It has no title."), unread("It is empty.")]).toEqual(["It has no title.", "It is empty."]);
  });

  test("stands where nothing was added or read again", () => {
    const why: Unread = { kind: "content", why: { kind: "unrecognised", seems: "empty" } };
    expect(unread(why)).toBe("This is an empty file: there is nothing in it to read.");
    expect(explained({ code: "refused", why: { kind: "not_added", why }, message: "" })).toBe(unread(why));
    expect(notReread({ kind: "original", reason: "gone" })).toMatch(/^Its original could not be read: gone\. .* Import the file again/);
    expect(notReread({ kind: "content", why: { kind: "unrecognised", seems: "png" } })).toMatch(/PNG image\. .* stays as it is\.$/);
  });
});

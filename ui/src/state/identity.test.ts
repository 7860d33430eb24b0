import { beforeEach, describe, expect, test, vi } from "vitest";

import { Fake } from "../api/fake.ts";
import { say } from "../strings/index.svelte.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
const settled = () => new Promise((resolve) => setTimeout(resolve, 30));
const last = (command: string) => fake.calls.findLast((call) => call.command === command)?.args;

beforeEach(async () => {
  fake = new Fake(200);
  desk = new Desk(fake);
  await desk.start();
  await settled();
});

describe("papers that are one", () => {
  test("are merged from the selection, and the open one stays", async () => {
    perform("select", desk);
    perform("next", desk);
    perform("select", desk);
    perform("merge", desk);
    await settled();
    expect(last("merge_papers")).toEqual({ groups: [[2, 1]] });
    expect([desk.paper.id, desk.papers.selection.size]).toEqual([2, 0]);
    expect([desk.notices.shown[0]?.text, desk.notices.shown[0]?.action?.label]).toEqual([say("identity.merged", { count: 2 }), say("undo.undo")]);
  });

  test("need two of them", async () => {
    perform("merge", desk);
    await settled();
    expect([last("merge_papers"), desk.notices.shown[0]?.text]).toEqual([undefined, say("identity.selectTwo")]);
  });

  test("that are not are split, with a way to the new one", async () => {
    await desk.identity.split(3, [31, 32]);
    expect(last("split_paper")).toEqual({ paper: 3, entries: [31, 32] });
    expect(desk.notices.shown[0]?.second?.label).toBe(say("identity.show"));
  });
});

describe("possible duplicates", () => {
  beforeEach(async () => {
    perform("duplicates", desk);
    await settled();
  });

  test("are counted once they were looked for", async () => {
    expect([desk.layout.view, desk.duplicates.count]).toEqual(["duplicates", 6]);
    expect(new Desk(fake).duplicates.count).toBeNull();
  });

  test("are walked, selected and merged in one action", async () => {
    perform("next", desk);
    perform("select", desk);
    perform("next", desk);
    perform("select", desk);
    perform("mergePairs", desk);
    expect(desk.duplicates.pages.total).toBe(4);
    await settled();
    expect(last("merge_papers")).toEqual({ groups: [[11, 12], [21, 22]] });
    expect([desk.duplicates.count, desk.duplicates.selection.size]).toEqual([4, 0]);
    expect(desk.notices.shown[0]?.text).toBe(say("duplicates.merged", { count: 2 }));
  });

  test("are kept apart, all at once too", async () => {
    perform("partPairs", desk);
    await settled();
    expect(last("dismiss_duplicates")).toEqual({ pairs: [[1, 2]] });
    perform("selectAll", desk);
    await settled();
    perform("partPairs", desk);
    await settled();
    expect([desk.duplicates.count, desk.duplicates.cursor]).toEqual([0, 0]);
  });

  test("lead to the paper that stays, and Escape leads back to the list", async () => {
    perform("next", desk);
    perform("open", desk);
    await vi.waitFor(() => expect([desk.layout.view, desk.paper.id]).toEqual(["papers", 11]));
    perform("duplicates", desk);
    await settled();
    perform("select", desk);
    perform("escape", desk);
    expect([desk.layout.view, desk.duplicates.selection.size]).toEqual(["duplicates", 0]);
    perform("escape", desk);
    expect(desk.layout.view).toBe("papers");
  });
});

describe("the trash", () => {
  const shown = () => desk.papers.pages.row(0)?.id;

  test("takes papers out of sight at once, and gives them back", async () => {
    perform("trash", desk);
    expect([shown(), desk.papers.pages.total]).toEqual([2, 199]);
    await settled();
    expect(desk.notices.shown[0]?.text).toContain("(1)");
    await desk.papers.go({ kind: "trash" });
    expect([shown(), desk.paper.id]).toEqual([1, 1]);
    await settled();
    perform("trash", desk);
    await settled();
    expect(fake.calls.filter(({ command }) => command === "trash_papers").length).toBe(1);
    perform("putBack", desk);
    await settled();
    expect([desk.papers.pages.total, fake.trash.size]).toEqual([0, 0]);
  });

  test("takes digests too", async () => {
    await desk.papers.go({ kind: "digest", id: 1 });
    await desk.digests.trash(fake.digests[0]!);
    expect(desk.library.overview.trashed_digests.map(({ id }) => id)).toEqual([1]);
    expect(desk.papers.list.scope.kind).toBe("inbox");
    await desk.digests.putBack(desk.library.overview.trashed_digests[0]!);
    await settled();
    expect(desk.library.overview.trashed_digests).toEqual([]);
  });
});

test("a paper whose code appeared stays in its list until another is shown", async () => {
  await desk.papers.go({ kind: "code_new" });
  expect(desk.paper.id).toBe(30);
  await new Promise((resolve) => setTimeout(resolve, 450));
  expect([last("mark_opened"), desk.papers.pages.total]).toEqual([undefined, 6]);
  perform("next", desk);
  await settled();
  expect([last("mark_opened"), desk.paper.id, desk.papers.pages.total]).toEqual([30, 60, 5]);
});

import { beforeEach, describe, expect, test, vi } from "vitest";

import { Fake } from "../api/fake.ts";
import type { Correct } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import { Desk } from "./desk.svelte.ts";
import { type Form, valueOf } from "./form.svelte.ts";
import { perform } from "./perform.ts";

let fake: Fake;
let desk: Desk;
let form: Form;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const asked = () => fake.calls.filter(({ command }) => command === "correct").map(({ args }) => args as Correct);

beforeEach(async () => {
  fake = new Fake(20);
  desk = new Desk(fake);
  await desk.start();
  await settled();
  form = edit();
});

/** Opens the form of the open paper. */
function edit(): Form {
  perform("edit", desk);
  return desk.editing.form!;
}

/** What the form does when the library told of a change. */
async function heard() {
  await settled();
  if (desk.paper.detail) form.hear(desk.paper.detail);
}

describe("a detail being edited", () => {
  test("is kept when its field is left, and only then", async () => {
    form.texts.title = "A better   title\n";
    expect(asked()).toEqual([]);
    await form.keep("title");
    await heard();
    expect(asked()).toEqual([{ paper: 1, field: "title", value: "A better title" }]);
    expect([desk.papers.row?.title, form.texts.title]).toEqual(["A better title", "A better title"]);
    expect(desk.paper.detail?.corrected).toEqual(["title"]);
  });

  test("that says the same is no correction", async () => {
    form.texts.title += " ";
    await desk.editing.finish();
    expect([asked(), desk.editing.form]).toEqual([[], undefined]);
  });

  test("goes back to what the digests say", async () => {
    const before = form.texts.title;
    form.texts.title = "Another";
    await form.keep("title");
    await heard();
    await form.revert("title");
    await heard();
    expect(asked().at(-1)).toEqual({ paper: 1, field: "title", value: null });
    expect([form.texts.title, desk.paper.detail?.corrected]).toEqual([before, []]);
  });

  test("that is refused stays in its field with the reason beside it", async () => {
    form.texts.arxiv_id = "24xx";
    await desk.editing.finish();
    await heard();
    expect(form.texts.arxiv_id).toBe("24xx");
    expect(form.errors.arxiv_id).toMatchObject({ code: "refused", why: { kind: "arxiv_id" } });
    expect([desk.editing.form, desk.editing.field?.name]).toEqual([form, "arxiv_id"]);
    form.texts.arxiv_id = "2402.04644";
    await desk.editing.finish();
    expect([form.errors, desk.editing.form]).toEqual([{}, undefined]);
  });

  test("is given up with its error by Escape, and the form by another", () => {
    const before = form.texts.doi;
    form.texts.doi = "nonsense";
    expect([form.giveUp("doi"), form.texts.doi]).toEqual([true, before]);
    expect(form.giveUp("doi")).toBe(false);
  });

  test("that is refused after another paper was opened is told, and waits in its form", async () => {
    form.texts.arxiv_id = "24xx";
    const keeping = form.keep("arxiv_id");
    desk.papers.moveTo(3);
    await keeping;
    expect(desk.notices.shown[0]?.kind).toBe("error");
    expect(desk.notices.shown[0]?.second?.label).toBe(say("edit.goBack"));
    desk.papers.moveTo(0);
    expect([desk.editing.form, form.texts.arxiv_id]).toEqual([form, "24xx"]);
  });

  test("that was refused waits in its form while another paper is edited", async () => {
    form.texts.arxiv_id = "24xx";
    await form.keep("arxiv_id");
    desk.papers.moveTo(3);
    await settled();
    edit();
    expect(desk.editing.unsaved.map(({ paper, text }) => [paper, text])).toEqual([[1, "24xx"]]);
    desk.papers.moveTo(0);
    expect([desk.editing.form?.texts.arxiv_id, desk.editing.form?.errors.arxiv_id?.code]).toEqual(["24xx", "refused"]);
  });

  test("that was refused in the form of a paper that is not shown is tried again when the window closes", async () => {
    form.texts.arxiv_id = "24xx";
    await form.keep("arxiv_id");
    form.texts.arxiv_id = "2402.04644";
    desk.papers.moveTo(3);
    await settled();
    edit();
    await desk.flush();
    expect([fake.corrections.get(1)?.get("arxiv_id"), desk.unsaved]).toEqual(["2402.04644", []]);
  });

  test("that is still being kept keeps its form open, and is told where it is refused", async () => {
    const go = fake.hold("correct");
    form.texts.arxiv_id = "24xx";
    void form.keep("arxiv_id");
    const finished = desk.editing.finish();
    desk.papers.moveTo(3);
    await settled();
    expect(desk.unsaved.length).toBe(1);
    go();
    await finished;
    expect([desk.notices.shown[0]?.kind, desk.unsaved.length]).toEqual(["error", 1]);
    desk.papers.moveTo(0);
    expect(desk.editing.form?.texts.arxiv_id).toBe("24xx");
  });

  test("that is typed while the form is closed stays", async () => {
    const go = fake.hold("correct");
    form.texts.title = "A better title";
    const finished = desk.editing.finish();
    form.texts.abstract = "Typed meanwhile.";
    await settled();
    go();
    await finished;
    expect([desk.editing.form?.texts.abstract, desk.unsaved.map(({ text }) => text)]).toEqual(["Typed meanwhile.", ["Typed meanwhile."]]);
  });

  test("that is refused or kept late does nothing to the form of another paper", async () => {
    const go = fake.hold("correct");
    form.texts.title = "A better title";
    const kept = form.keep("title");
    form.texts.arxiv_id = "24xx";
    const refused = form.keep("arxiv_id");
    desk.papers.moveTo(3);
    await settled();
    const other = edit();
    go();
    await Promise.all([kept, refused]);
    await other.flush();
    expect([other.errors, asked().filter(({ paper }) => paper !== 1)]).toEqual([{}, []]);
    expect(form.errors.arxiv_id?.code).toBe("refused");
  });

  test("that is typed back while it is being kept is kept as it was typed last", async () => {
    const before = form.texts.title;
    const go = fake.hold("correct");
    form.texts.title = "A better title";
    void form.keep("title");
    form.texts.title = before;
    const back = form.keep("title");
    await settled();
    go();
    await back;
    await heard();
    expect([fake.rows[0]?.title, form.texts.title, desk.unsaved]).toEqual([before, before, []]);
  });

  test("that is typed back while it is refused is no correction", async () => {
    const before = form.texts.arxiv_id;
    const go = fake.hold("correct");
    form.texts.arxiv_id = "24xx";
    void form.keep("arxiv_id");
    form.texts.arxiv_id = before;
    const back = form.keep("arxiv_id");
    await settled();
    go();
    await back;
    expect([asked().length, form.errors, desk.unsaved]).toEqual([1, {}, []]);
  });

  test("that is refused while the notebook is shown is told, with the way back", async () => {
    const go = fake.hold("correct");
    form.texts.arxiv_id = "24xx";
    const keeping = form.keep("arxiv_id");
    await desk.notebook.show();
    go();
    await keeping;
    const [notice] = desk.notices.shown;
    expect(notice?.text).toBe(say("edit.notSaved", { name: say("fact.arxiv_id"), title: form.title }));
    notice?.second?.run();
    await vi.waitFor(() => expect([desk.layout.view, desk.editing.form]).toEqual(["papers", form]));
  });

  test("that cannot be kept keeps the window open", async () => {
    const closed = () => fake.calls.some(({ command }) => command === "close");
    form.texts.arxiv_id = "24xx";
    fake.tell({ kind: "closing" });
    await settled();
    expect([closed(), desk.notices.shown[0]?.text]).toEqual([false, say("unsaved.atClose.detail", { title: desk.paper.row!.title })]);
    form.texts.arxiv_id = "2402.04644";
    fake.tell({ kind: "closing" });
    await settled();
    expect([closed(), fake.corrections.get(1)?.get("arxiv_id")]).toEqual([true, "2402.04644"]);
  });
});

test("lists are a line for each", () => {
  expect(valueOf("authors", " Ada Lovelace\n\nAlan Turing \n")).toBe('["Ada Lovelace","Alan Turing"]');
  expect(valueOf("links", "")).toBe("[]");
  expect(valueOf("abstract", " One.\n\nTwo. ")).toBe("One.\n\nTwo.");
});

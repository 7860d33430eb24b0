import { undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { say } from "../../strings/index.svelte.ts";
import { createEditor, type NoteEditor } from "./editor.ts";

const name = `image:${"0f".repeat(32)}`;
const made: string[] = [];
const revoked: string[] = [];
let editors: NoteEditor[] = [];

beforeEach(() => {
  made.length = revoked.length = 0;
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => `blob:test/${made.push("") - 1}`);
  vi.spyOn(URL, "revokeObjectURL").mockImplementation((address) => void revoked.push(address));
});
afterEach(() => {
  for (const editor of editors) editor.destroy();
  editors = [];
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

function open(text: string, image: (name: string) => Promise<Blob | undefined> = () => Promise.resolve(new Blob(["x"]))) {
  const parent = document.body.appendChild(document.createElement("div"));
  const said = { text, pasted: [] as (DataTransfer | null)[] };
  const editor = createEditor({
    parent, text, image, cursor: text.length, label: "Note", placeholder: "",
    onedit: (now) => (said.text = now),
    oncursor: () => {}, onlink: () => {}, onpaper: () => {}, onleave: () => {},
    onpaste: (pasted) => pasted?.getData("text/plain") === "" && said.pasted.push(pasted) > 0,
    suggest: () => Promise.resolve([]),
  });
  editors.push(editor);
  const view = EditorView.findFromDOM(parent);
  if (!view) throw new Error("no editor");
  return { parent, editor, said, view };
}

test("an image of the library is shown where it is named, with its words", async () => {
  const load = vi.fn(() => Promise.resolve(new Blob(["x"])));
  const { parent, editor } = open(`Before ![loss curve](${name}) after.\n`, load);
  await vi.waitFor(() => expect(parent.querySelector<HTMLImageElement>(".note-image img")?.alt).toBe("loss curve"));
  expect(parent.querySelector<HTMLImageElement>(".note-image img")?.getAttribute("src")).toBe("blob:test/0");
  expect(load.mock.calls).toEqual([[name]]);
  expect(parent.textContent).not.toContain(name);
  editor.destroy();
  expect(revoked).toEqual(["blob:test/0"]);
});

test("an image with any other address stays text, and nothing is asked for", async () => {
  const load = vi.fn(() => Promise.resolve(new Blob(["x"])));
  const addresses = ["https://example.org/a.png", "http://example.org/a", "data:image/png;base64,AAAA", "file:///a.png", "image:../library.db", "//example.org/a"];
  const { parent } = open(addresses.map((address) => `![a](${address})`).join("\n\n"), load);
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (const address of addresses) expect(parent.textContent).toContain(`![a](${address})`);
  expect([parent.querySelectorAll("img, picture, object, iframe").length, load.mock.calls.length, made.length]).toEqual([0, 0, 0]);
});

test("an image that is missing says so in its place, and is asked for again", async () => {
  const answers = [undefined, new Blob(["x"])];
  const load = vi.fn(() => Promise.resolve(answers.shift()));
  const { parent, view } = open(`![a plot](${name})\n`, load);
  await vi.waitFor(() => expect(parent.textContent).toContain(say("notes.imageMissingNamed", { alt: "a plot" })));
  view.dispatch({ changes: { from: view.state.doc.length, insert: `![](${name})` } });
  await vi.waitFor(() => expect(parent.querySelector<HTMLImageElement>(".note-image img")?.alt).toBe(say("notes.image")));
});

test("an image taken out of the text while it loads is never made", async () => {
  let give: (image: Blob) => void = () => {};
  const { view } = open(`![](${name})\n`, () => new Promise((resolve) => (give = resolve)));
  view.dispatch({ changes: { from: 0, to: view.state.doc.length } });
  give(new Blob(["x"]));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(made).toEqual([]);
});

test("an image goes where the cursor was when it was pasted, and one undo takes it back", () => {
  const { editor, said, view } = open("First. ");
  const put = editor.here();
  view.dispatch({ changes: { from: 0, insert: "Zeroth. " }, userEvent: "input.type" });
  view.dispatch({ changes: { from: 15, insert: "Typed on." }, userEvent: "input.type" });
  put(`![](${name})`);
  expect(said.text).toBe(`Zeroth. First. Typed on.![](${name})`);
  undo(view);
  expect(said.text).toBe("Zeroth. First. Typed on.");
});

test("what is taken of a paste does not come into the text as well", () => {
  const { parent, said } = open("");
  const paste = (text: string) => {
    const event = new Event("paste", { bubbles: true, cancelable: true });
    const files = [new File(["x"], "plot.png", { type: "image/png" })];
    Object.assign(event, { clipboardData: { files, getData: (kind: string) => (kind === "text/plain" ? text : "") } });
    parent.querySelector(".cm-content")?.dispatchEvent(event);
  };
  paste("");
  expect([said.pasted.length, said.text]).toEqual([1, ""]);
  paste("words");
  expect([said.pasted.length, said.text]).toEqual([1, "words"]);
});

// @vitest-environment happy-dom
import { forceParsing } from "@codemirror/language";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { EditorView } from "@codemirror/view";
import { expect, test } from "vitest";

import { preview } from "./preview.ts";

test("what is parsed late is shown like the rest", () => {
  // Longer than what is parsed at once.
  const doc = `${"A line that says little.\n".repeat(200)}\nOne **bold** word.`;
  const view = new EditorView({ doc, extensions: [markdown({ base: markdownLanguage }), preview], parent: document.body });
  view.dispatch({ effects: EditorView.scrollIntoView(doc.length) });
  forceParsing(view, doc.length, 5_000);
  const shown = view.contentDOM.textContent;
  view.destroy();
  expect(shown).toContain("One bold word.");
});

test("the words of a link tell where they lead", () => {
  const doc = "Line.\n\nSee [the code](http://192.168.1.1/reboot) of it.";
  const view = new EditorView({ doc, extensions: [markdown({ base: markdownLanguage }), preview], parent: document.body });
  forceParsing(view, doc.length, 5_000);
  const told = [...view.contentDOM.querySelectorAll("[title]")].map((words) => [words.textContent, words.getAttribute("title")]);
  view.destroy();
  expect(told).toEqual([["the code", "http://192.168.1.1/reboot"]]);
});

import { expect, test, vi } from "vitest";

import { setMath } from "./math.ts";

// Formulas are set in pages of standards mode alone.
Object.defineProperty(document, "compatMode", { value: "CSS1Compat" });
vi.mock("./first-frame.ts", () => ({ firstFrame: Promise.resolve() }));

const set = async (tex: string) => {
  const element = document.createElement("span");
  await setMath(element, tex, `$${tex}$`);
  return element;
};

test("a formula is set", async () => {
  expect((await set("x^2")).querySelector(".katex")).not.toBeNull();
});

test("a stranger's formula has no links, images, classes or styles of its own", async () => {
  for (const tex of [
    "\\href{javascript:window.pwned=1}{x}",
    "\\url{https://evil.example}",
    "\\includegraphics{https://evil.example/x.png}",
    "\\htmlClass{mine}{x}",
    "\\htmlStyle{background:url(https://evil.example)}{x}",
    "\\htmlData{act=1}{x}",
  ]) {
    const element = await set(tex);
    expect(element.querySelector("a, img, .mine, [data-act], [style*=url]"), tex).toBeNull();
  }
});

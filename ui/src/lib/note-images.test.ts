import { expect, test } from "vitest";

import { base64, imageMarkdown, imagesIn, isImageName, isUntold, pngOf, withoutImages } from "./note-images.ts";

const name = `image:${"0f".repeat(32)}`;

test("only the library's images are images", () => {
  expect(isImageName(name)).toBe(true);
  for (const other of [
    "https://example.org/plot.png",
    "http://example.org/x",
    "data:image/png;base64,AAAA",
    "blob:null/1",
    "file:///etc/passwd",
    "image:../../library.db",
    `${name}x`,
    name.toUpperCase(),
  ]) {
    expect(isImageName(other), other).toBe(false);
  }
});

test("an image is called what its file is called, where that says something", () => {
  expect(imageMarkdown("loss curve.png", name, "Image")).toBe(`![loss curve](${name})`);
  expect(imageMarkdown("a](x)[b.png", name, "Image")).toBe(`![a x b](${name})`);
  for (const unnamed of ["image.png", "", ".png"]) expect(imageMarkdown(unnamed, name, "Image")).toBe(`![Image](${name})`);
});

test("images are told in words where they cannot be shown", () => {
  const text = `See ![a plot](${name}) and ![](${name}), ![x](https://example.org/x.png).`;
  expect(withoutImages(text, (alt) => `(${alt || "image"})`)).toBe("See (a plot) and (image), ![x](https://example.org/x.png).");
});

test("of what is pasted, images are taken where there is no text", () => {
  const files = [new File(["x"], "a.png", { type: "image/png" }), new File(["<svg/>"], "b.svg", { type: "image/svg+xml" })];
  const pasted = (text: string) => ({ files, getData: () => text }) as unknown as DataTransfer;
  expect(imagesIn(pasted("")).map((file) => file.name)).toEqual(["a.png"]);
  expect(imagesIn(pasted("cells\tof a table"))).toEqual([]);
  expect(imagesIn(null)).toEqual([]);
});

test("a paste that the page is told nothing of may be an image", () => {
  const told = (types: string[], text = "") => ({ files: [], types, getData: () => text }) as unknown as DataTransfer;
  expect([told([]), told(["text/html"]), told([], "words"), null].map(isUntold)).toEqual([true, false, false, false]);
});

test("bytes go to the door and come back as they are", async () => {
  const bytes = Uint8Array.from({ length: 700 }, (_, i) => i % 256);
  const there = await base64(new Blob([bytes], { type: "image/webp" }));
  const back = pngOf(there);
  expect([...new Uint8Array(await back.arrayBuffer())]).toEqual([...bytes]);
  expect(back.type).toBe("image/png");
});

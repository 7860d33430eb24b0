const BLOCKS = "p, h1, h2, h3, li, div";

/** What is copied of the reader, as plain text: formulas as their source, and a line for each paragraph. */
export function plainText(copied: DocumentFragment): string {
  for (const formula of copied.querySelectorAll<HTMLElement>("[data-source]")) {
    formula.textContent = formula.dataset["source"] ?? "";
  }
  for (const block of copied.querySelectorAll(BLOCKS)) block.append("\n");
  return (copied.textContent ?? "").replace(/\n{3,}/g, "\n\n").trim();
}

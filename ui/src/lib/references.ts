import type { PaperReference } from "../api/generated/bindings.ts";

/** Text as Markdown shows it, whatever characters are in it. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>]/g, "\\$&").replaceAll(/\s+/g, " ").trim();
}

/** A link in Markdown: `[title](<address>)`; the bare title where no address is known. */
export function markdownLink(title: string, address: string | null): string {
  if (address === null) return escaped(title);
  // Spaces and brackets end an address unless it stands in angle brackets, which it may not hold itself.
  const written = address.replaceAll(/[<>\s]/g, encodeURIComponent);
  return `[${escaped(title)}](${/[()]/.test(written) ? `<${written}>` : written})`;
}

/** The line that gets a repository, safe to paste into a shell. */
export function cloneLine(repository: string): string {
  return /^[\w./:@~+-]+$/.test(repository) ? `git clone ${repository}` : `git clone '${repository.replaceAll("'", "%27")}'`;
}

export type Copied = "link" | "markdown" | "clone" | "here" | "note";

/** What is copied of papers: a line each, without those that have nothing of that kind. */
export function copied(papers: readonly PaperReference[], what: Copied): string {
  const line = ({ title, address, repository, here, note }: PaperReference) => {
    if (what === "markdown") return markdownLink(title, address);
    if (what === "link") return address;
    if (what === "here") return here;
    if (what === "note") return note;
    return repository === null ? null : cloneLine(repository);
  };
  return papers.map(line).filter((text) => text !== null).join("\n");
}

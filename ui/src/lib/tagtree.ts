import type { TagColour, TagInfo } from "../api/generated/bindings.ts";

/** A level of the tag tree. A level that only others go through has no tag of its own. */
export interface TagNode {
  path: string;
  label: string;
  depth: number;
  tag: TagInfo | null;
  colour: TagColour;
}

/** Tags, sorted by name, as the lines of a tree; missing levels are filled in. */
export function tagTree(tags: readonly TagInfo[]): TagNode[] {
  const nodes = new Map<string, TagNode>();
  const sorted = [...tags].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  for (const tag of sorted) {
    const levels = tag.name.split("/");
    levels.forEach((label, depth) => {
      const path = levels.slice(0, depth + 1).join("/");
      const key = path.toLowerCase();
      const own = depth === levels.length - 1 ? tag : null;
      const known = nodes.get(key);
      if (known && own) known.tag = own;
      if (!known) nodes.set(key, { path, label, depth, tag: own, colour: tag.colour });
    });
  }
  return [...nodes.values()].sort((a, b) => compare(a.path, b.path));
}

/** By level, so that `a/b` stands under `a` and before `a b`. */
function compare(a: string, b: string): number {
  const [x, y] = [a.toLowerCase().split("/"), b.toLowerCase().split("/")];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const order = (x[i] ?? "").localeCompare(y[i] ?? "");
    if (order !== 0) return order;
  }
  return x.length - y.length;
}

/** The name of a tag moved below another, or to the top; none where that is where it is, or within itself. */
export function movedInto(name: string, into: string | null): string | null {
  const leaf = name.slice(name.lastIndexOf("/") + 1);
  const moved = into === null ? leaf : `${into}/${leaf}`;
  const within = into !== null && `${into}/`.toLowerCase().startsWith(`${name}/`.toLowerCase());
  return within || moved === name ? null : moved;
}

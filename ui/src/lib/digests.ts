import type { DigestInfo } from "../api/generated/bindings.ts";
import { day } from "./dates.ts";
import { fileName } from "./paths.ts";

/** The digests that only their files tell apart: of one day and kind, and not named by the person. */
export function alike(digests: readonly DigestInfo[]): ReadonlySet<number> {
  const groups = new Map<string, number[]>();
  for (const { id, day, kind, named } of digests) {
    if (named || day === null) continue;
    const key = `${kind} ${day}`;
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return new Set([...groups.values()].filter(({ length }) => length > 1).flat());
}

/** What a digest is called in a sentence: the person's name for it, else its day, else its source's name. */
export function digestName(digest: Pick<DigestInfo, "title" | "named" | "day" | "file">): string {
  if (digest.named && digest.title) return digest.title;
  return digest.day ? day(digest.day) : (digest.title ?? fileName(digest.file));
}

import type { DigestInfo } from "../api/generated/bindings.ts";
import { day } from "./dates.ts";
import { fileName } from "./paths.ts";

/** What a digest is called in a sentence: the person's name for it, else its day, else its source's name. */
export function digestName(digest: Pick<DigestInfo, "title" | "named" | "day" | "file">): string {
  if (digest.named && digest.title) return digest.title;
  return digest.day ? day(digest.day) : (digest.title ?? fileName(digest.file));
}

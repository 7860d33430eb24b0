import type { TextRange } from "../api/generated/bindings.ts";
import { fold } from "./marks.ts";

/** Where a text holds what is looked for, whatever case, accents and kind of space; one after the other. */
export function find(text: string, wanted: string): TextRange[] {
  const sought = folded(wanted).text;
  if (sought.trim() === "") return [];
  const { text: within, from } = folded(text);
  const out: TextRange[] = [];
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + sought.length)) {
    out.push({ start: from[at] ?? 0, end: from[at + sought.length] ?? text.length });
  }
  return out;
}

/** A text folded, and for each unit of it where it comes from. */
function folded(text: string): { text: string; from: number[] } {
  let out = "";
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = /\s/u.test(character) ? " " : fold(character);
    for (let i = 0; i < part.length; i++) from.push(at);
    out += part;
    at += character.length;
  }
  return { text: out, from };
}

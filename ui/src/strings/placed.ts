import { say } from "./index.svelte.ts";

const NUMBERED = /^(line|entry|message|page) (\d+)$/;
/** Entries of bibliographies have their keys beside them. */
const KEYED = /^line (\d+) \((.*)\)$/;
const NAMED = ["file", "page", "mail", "mailbox", "end"] as const;
const ATTACHED = "attached file ";

/**
 * Where in a file something stands, in the person's language. The library keeps places as the readers write them: `line 13`,
 * `message 3, line 4`. What is none of those is shown as it is.
 */
export const placed = (place: string): string => known(place) ?? place;

function known(place: string): string | undefined {
  return alone(place) ?? within(place);
}

function alone(place: string): string | undefined {
  const [, kind, count] = NUMBERED.exec(place) ?? [];
  if (kind && count) return say(kind === "page" ? "place.page_number" : `place.${kind as "line" | "entry" | "message"}`, { number: count });
  const [, line, key] = KEYED.exec(place) ?? [];
  if (line && key !== undefined) return say("place.keyed", { number: line, key });
  const name = NAMED.find((name) => name === place);
  return name && say(`place.${name}`);
}

/** A place in a message or in an attached file, whose name may hold anything; a key may too, so the first comma need not be the one. */
function within(place: string): string | undefined {
  for (let at = place.indexOf(", "); at >= 0; at = place.indexOf(", ", at + 1)) {
    const outer = place.slice(0, at);
    const name = outer.startsWith(ATTACHED) ? outer.slice(ATTACHED.length) : undefined;
    const said = name === undefined ? alone(outer) : say("place.attached", { name });
    const inner = said && known(place.slice(at + 2));
    if (said && inner) return say("place.within", { outer: said, inner });
  }
  return undefined;
}

import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

import type { TextRange } from "../../api/generated/bindings.ts";
import type { Found } from "../../lib/marks.ts";

/** The hits of the search from now on, in UTF-16 units. */
export const hits = StateEffect.define<readonly TextRange[]>();
/** What is found within the paper from now on. */
export const finds = StateEffect.define<readonly Found[]>();

const hit = Decoration.mark({ class: "note-mark" });
const found = Decoration.mark({ class: "note-mark found" });
const now = Decoration.mark({ class: "note-mark now" });

type Effect<T> = ReturnType<typeof StateEffect.define<readonly T[]>>;

/** Ranges as an effect said them last; they move with the text that is typed. */
function shown<T extends TextRange>(told: Effect<T>, look: (range: T) => Decoration): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(before, { state, changes, effects }) {
      let after = before.map(changes);
      for (const effect of effects) {
        if (!effect.is(told)) continue;
        const inside = effect.value.filter(({ start, end }) => start < end && end <= state.doc.length);
        after = Decoration.set(inside.map((range) => look(range).range(range.start, range.end)), true);
      }
      return after;
    },
    provide: (value) => EditorView.decorations.from(value),
  });
}

/** The marks of searches in a note. */
export const marking: Extension = [
  shown(finds, (range) => (range.now ? now : found)),
  shown(hits, () => hit),
  EditorView.theme({
    ".note-mark": { background: "var(--mark)", borderRadius: "2px" },
    ".note-mark.found": { background: "var(--found)" },
    ".note-mark.now": { background: "var(--found-now)", color: "var(--found-ink)" },
  }),
];

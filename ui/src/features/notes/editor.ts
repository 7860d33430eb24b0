import { completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";

import type { TextRange } from "../../api/generated/bindings.ts";
import type { Found } from "../../lib/marks.ts";
import { completing, type Suggest } from "./completing.ts";
import { imageLook, loadImage, type LoadImage } from "./images.ts";
import { highlighting, theme } from "./look.ts";
import { finds, hits, marking } from "./marking.ts";
import { linkAt, paperLinkAt, preview } from "./preview.ts";

interface Options {
  parent: HTMLElement;
  text: string;
  /** Where the cursor stands, UTF-16 units from the start. */
  cursor: number;
  /** The cursor moved, where the person writes. */
  oncursor: (at: number) => void;
  label: string;
  placeholder: string;
  onedit: (text: string) => void;
  /** The person followed a link: UTF-16 offsets of its address in the text. */
  onlink: (start: number, end: number) => void;
  /** The person followed a link to another paper. */
  onpaper: (target: string) => void;
  /** The person pasted images, or what may be one; `true` where it is taken. */
  onpaste: (pasted: DataTransfer | null) => boolean;
  image: LoadImage;
  suggest: Suggest;
  /** The person is done writing. */
  onleave: () => void;
}

export interface NoteEditor {
  focus(): void;
  /** Shows another text, as when the note was changed elsewhere. */
  replace(text: string): void;
  /** What puts a text where the cursor is now, later: the place moves with what is typed meanwhile. */
  here(): (text: string) => void;
  /** Marks the search's hits, where they are in the text as it is now. */
  mark(ranges: readonly TextRange[]): void;
  /** Marks what is found within the paper. The find looked at comes into view, unless the person is writing. */
  find(found: readonly Found[]): void;
  destroy(): void;
}

/** A Markdown editor that shows what the marks mean wherever the cursor is not. */
export function createEditor(options: Options): NoteEditor {
  let silent = false;
  const places = new Set<{ from: number; to: number }>();
  const label = new Compartment();
  // Only a completion that is shown has Escape first: one that is being looked for after each letter would take it too.
  const leave = {
    key: "Escape",
    run: (view: EditorView) => completionStatus(view.state) !== "active" && (view.contentDOM.blur(), options.onleave(), true),
  };
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      selection: { anchor: Math.min(options.cursor, options.text.length) },
      extensions: [
        history(),
        Prec.highest(keymap.of([leave])),
        keymap.of([indentWithTab, ...historyKeymap, ...defaultKeymap]),
        markdown({ base: markdownLanguage, addKeymap: true }),
        EditorView.lineWrapping,
        placeholder(options.placeholder),
        highlighting,
        theme,
        preview,
        loadImage.of(options.image),
        imageLook,
        completing(options.suggest),
        marking,
        label.of(EditorView.contentAttributes.of({ "aria-label": options.label, translate: "no", spellcheck: "true", "aria-multiline": "true" })),
        EditorView.updateListener.of((update) => {
          for (const place of places) {
            place.from = update.changes.mapPos(place.from, 1);
            place.to = Math.max(place.from, update.changes.mapPos(place.to, -1));
          }
          if (update.selectionSet || update.docChanged) options.oncursor(update.state.selection.main.head);
          if (update.docChanged && !silent) options.onedit(update.state.doc.toString());
        }),
        EditorView.domEventHandlers({
          paste(event) {
            if (!options.onpaste(event.clipboardData)) return false;
            event.preventDefault();
            return true;
          },
          mousedown(event, editor) {
            const follows = event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest(".note-link");
            if (!follows || event.button !== 0) return false;
            const at = editor.posAtCoords({ x: event.clientX, y: event.clientY });
            const paper = at === null ? undefined : paperLinkAt(editor.state, at);
            const link = at === null || paper ? undefined : linkAt(editor.state, at);
            if (!link && !paper) return false;
            event.preventDefault();
            if (paper) options.onpaper(paper.target);
            else if (link) options.onlink(link.from, link.to);
            return true;
          },
        }),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    replace(text) {
      if (text === view.state.doc.toString()) return;
      silent = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      silent = false;
    },
    here() {
      const { from, to } = view.state.selection.main;
      const place = { from, to };
      places.add(place);
      return (insert) => {
        places.delete(place);
        const there = view.state.selection.main.head === place.to;
        view.dispatch({
          changes: { ...place, insert },
          ...(there ? { selection: { anchor: place.from + insert.length }, scrollIntoView: true } : {}),
          // Taken back by itself, whatever is typed around it.
          annotations: isolateHistory.of("full"),
          userEvent: "input.paste",
        });
      };
    },
    mark: (ranges) => view.dispatch({ effects: hits.of(ranges) }),
    find(found) {
      const now = found.find((one) => one.now);
      const shown = now && !view.hasFocus && now.end <= view.state.doc.length;
      view.dispatch({ effects: [finds.of(found), ...(shown ? [EditorView.scrollIntoView(now.start, { y: "nearest", yMargin: 80 })] : [])] });
    },
    destroy: () => view.destroy(),
  };
}

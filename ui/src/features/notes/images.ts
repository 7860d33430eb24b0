import type { syntaxTree } from "@codemirror/language";
import { type EditorState, Facet, type Range } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

import { isImageName } from "../../lib/note-images.ts";
import { say } from "../../strings/index.svelte.ts";

export type SyntaxNode = ReturnType<typeof syntaxTree>["topNode"];

/** Gives an image of the library by its name; nothing where it has none. */
export type LoadImage = (name: string) => Promise<Blob | undefined>;

/** Where the editor's images come from. */
export const loadImage = Facet.define<LoadImage, LoadImage>({
  combine: ([load]) => remembering(load ?? (() => Promise.resolve(undefined))),
});

/** An image is shown anew whenever its line comes into view: it is asked for once. */
function remembering(load: LoadImage): LoadImage {
  const known = new Map<string, Promise<Blob | undefined>>();
  return async (name) => {
    const image = known.get(name) ?? load(name);
    known.set(name, image);
    if (!(await image)) known.delete(name);
    return image;
  };
}

/** Places of images that were taken out of the text while they were loading. */
const gone = new WeakSet<HTMLElement>();

class ImageWidget extends WidgetType {
  constructor(
    readonly name: string,
    readonly alt: string,
  ) {
    super();
  }

  override eq(other: ImageWidget): boolean {
    return other.name === this.name && other.alt === this.alt;
  }

  toDOM(view: EditorView): HTMLElement {
    const place = document.createElement("span");
    place.className = "note-image";
    void this.fill(place, view);
    return place;
  }

  private async fill(place: HTMLElement, view: EditorView): Promise<void> {
    const image = await view.state.facet(loadImage)(this.name);
    if (gone.has(place)) return;
    if (image) place.append(shown(image, this.alt || say("notes.image"), view));
    else place.textContent = this.alt === "" ? say("notes.imageMissing") : say("notes.imageMissingNamed", { alt: this.alt });
    place.classList.toggle("missing", !image);
    view.requestMeasure();
  }

  override destroy(place: HTMLElement): void {
    gone.add(place);
    const image = place.querySelector("img");
    if (image) URL.revokeObjectURL(image.src);
  }

  /** A click puts the cursor there, as in a word. */
  override ignoreEvent(): boolean {
    return false;
  }
}

function shown(content: Blob, alt: string, view: EditorView): HTMLImageElement {
  const image = document.createElement("img");
  image.alt = alt;
  image.draggable = false;
  image.addEventListener("load", () => view.requestMeasure());
  image.src = URL.createObjectURL(content);
  return image;
}

/**
 * Shows an image of the library behind what names it, which is seen only on a line being edited. Any other address stays
 * text.
 */
export function showImage(state: EditorState, node: SyntaxNode, edited: boolean, out: Range<Decoration>[]): void {
  const address = node.getChild("URL");
  const name = address ? state.sliceDoc(address.from, address.to) : "";
  if (!isImageName(name) || state.doc.lineAt(node.from).to < node.to) return;
  const [, end] = node.getChildren("LinkMark");
  const alt = end ? state.sliceDoc(node.from + 2, end.from) : "";
  if (!edited) out.push(Decoration.replace({}).range(node.from, node.to));
  out.push(Decoration.widget({ widget: new ImageWidget(name, alt), side: 1 }).range(node.to));
}

/** What images look like. */
export const imageLook = EditorView.theme({
  ".note-image": { display: "inline-block", maxWidth: "100%", padding: "4px 0", verticalAlign: "bottom" },
  ".note-image img": { display: "block", maxWidth: "100%", height: "auto", borderRadius: "var(--radius)" },
  ".note-image.missing": {
    padding: "2px 8px",
    border: "1px dashed var(--line-strong)",
    borderRadius: "var(--radius)",
    color: "var(--ink-2)",
    verticalAlign: "baseline",
  },
});

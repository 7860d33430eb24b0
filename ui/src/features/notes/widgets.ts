import { type EditorView, WidgetType } from "@codemirror/view";

import { setMath } from "../../lib/math.ts";
import { say } from "../../strings/index.svelte.ts";

export class BulletWidget extends WidgetType {
  override eq(): boolean {
    return true;
  }

  toDOM(): HTMLElement {
    const span = document.createElement("span");
    span.className = "note-bullet";
    span.textContent = "•";
    return span;
  }
}

/** A box that can be ticked in place. */
export class TaskWidget extends WidgetType {
  constructor(
    readonly done: boolean,
    readonly at: number,
  ) {
    super();
  }

  override eq(other: TaskWidget): boolean {
    return other.done === this.done && other.at === this.at;
  }

  toDOM(view: EditorView): HTMLElement {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "note-task";
    box.checked = this.done;
    box.setAttribute("aria-label", say("notes.task"));
    box.addEventListener("change", () => {
      const insert = this.done ? "[ ]" : "[x]";
      view.dispatch({ changes: { from: this.at, to: this.at + 3, insert } });
    });
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

export class MathWidget extends WidgetType {
  constructor(
    readonly tex: string,
    readonly source: string,
  ) {
    super();
  }

  override eq(other: MathWidget): boolean {
    return other.source === this.source;
  }

  toDOM(): HTMLElement {
    const span = document.createElement("span");
    void setMath(span, this.tex, this.source);
    return span;
  }
}

import type { TextRange } from "../api/generated/bindings.ts";
import { layOut } from "../lib/reading.ts";
import type { Door } from "./door.ts";
import type { Library } from "./library.svelte.ts";
import type { OpenPaper } from "./paper.svelte.ts";
import type { Papers } from "./papers.svelte.ts";

const NONE: readonly TextRange[] = [];

/** The open paper laid out for reading, and the hits of the search in it. */
export class Marking {
  readonly laid = $derived.by(() => layOut(this.paper.detail, this.paper.source));
  /** The hits last found: in each text, and in the note, which stands last. */
  private hits = $state.raw<{ name: string; texts: readonly (readonly TextRange[])[] }>({ name: "", texts: [] });
  /** The same texts and the same search have the same hits, however often the paper is fetched. */
  private readonly name = $derived(JSON.stringify([this.query, this.laid.texts]));

  constructor(
    private readonly door: Door,
    private readonly library: Library,
    private readonly papers: Papers,
    private readonly paper: OpenPaper,
  ) {}

  /** Where the hits are in a text of the paper laid out. */
  of(text: number): readonly TextRange[] {
    return this.hits.name === this.name ? (this.hits.texts[text] ?? NONE) : NONE;
  }

  /** Where they are in the open note, as it was when they were asked for. */
  get note(): readonly TextRange[] {
    return this.of(this.laid.texts.length);
  }

  /** Names what `find` would look in; another name wants it to be asked again. */
  get wanted(): string {
    return this.name;
  }

  /** Finds the hits of the search in the paper laid out and in its note. */
  async find(note: string): Promise<void> {
    const { name, query } = this;
    const texts = [...this.laid.texts, { field: "note" as const, text: note }];
    // Marks are an extra: where they cannot be had, the text is read without them.
    const found: readonly (readonly TextRange[])[] = query.trim() === "" ? [] : await this.door.backend.call("mark_texts", { query, texts }).catch(() => []);
    // Where there was nothing and is nothing, nothing is drawn again.
    if (found.length > 0 || this.hits.texts.length > 0) this.hits = { name, texts: found };
  }

  /**
   * What the list shown was searched for: the shelf's words with those typed, or what was searched instead. While an answer is on
   * its way the one before it counts: the paper it opens is marked then, and marking another would only keep it waiting.
   */
  private get query(): string {
    const { newest } = this.papers.pages;
    if (newest?.mended) return `${newest.mended} `;
    const { scope, query } = newest?.list ?? this.papers.list;
    const shelf = scope.kind === "shelf" ? this.library.overview.shelves.find(({ id }) => id === scope.id) : undefined;
    return shelf ? `(${shelf.query}) ${query}` : query;
  }
}

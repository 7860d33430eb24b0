/** What takes the keyboard, and what it rests on where nothing else is left. */
const TAKES =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"], [contenteditable="true"], [data-rest]';
/** What takes it before all that stands beside it. */
const FIRST = '[role="listbox"][tabindex="0"], [data-rest]';
/** What lies over the window for a while: who leaves it goes back to where they were. */
const OVER = "dialog, .toasts, .working";
/** Whose classes hide panes. */
const HIDES = ":root, .window";

/** How many neighbours are noted on each side: some go together with what they stand beside. */
const NEAR = 8;

/** A node with what stood beside it, the nearest first. */
interface Rung {
  node: Element;
  parent: Element;
  before: ChildNode[];
  after: ChildNode[];
}

/** Where the keyboard was, with all around it, so that a place beside it is found when it is gone. */
interface Spot {
  element: HTMLElement;
  /** From the element up to the page's body. */
  rungs: Rung[];
  layer: Element | null;
  /** Where it was before what it is in lay over that. */
  behind: Spot | null;
}

const visible = (element: Element): boolean => element.isConnected && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
const unheld = (): boolean => document.activeElement === null || document.activeElement === document.body;

/**
 * Keeps the keyboard in the window: where what had it goes away or is hidden, its neighbour gets it, what it lay over, or else
 * `home`. What takes the keyboard for itself meanwhile keeps it.
 */
export class KeptFocus {
  private spot: Spot | null = null;
  private readonly observer = new MutationObserver((records) => this.look(records));
  private readonly stopped = new AbortController();

  constructor(private readonly home: () => HTMLElement | null) {
    document.addEventListener("focusin", (event) => this.note(event.target as HTMLElement), { signal: this.stopped.signal });
  }

  stop(): void {
    this.stopped.abort();
    this.observer.disconnect();
  }

  /** Gives the keyboard to `home` where nothing has it. */
  settle(): void {
    if (unheld()) this.home()?.focus({ preventScroll: true });
  }

  private note(element: HTMLElement): void {
    const rungs = rungsOf(element);
    const layer = element.closest(OVER);
    let below = this.spot;
    while (below && below.layer !== layer) below = below.behind;
    this.spot = { element, rungs, layer, behind: below ? below.behind : this.spot };
    // Only what is around it is watched: a list may scroll by as it likes.
    this.observer.disconnect();
    for (const { parent } of rungs) this.observer.observe(parent, { childList: true });
    for (const at of document.querySelectorAll(HIDES)) this.observer.observe(at, { attributes: true, attributeFilter: ["class", "data-panes"], childList: true });
  }

  private look(records: MutationRecord[]): void {
    if (unheld() && this.spot && !this.spot.element.isConnected) this.land();
    else if (records.some(({ type }) => type === "attributes")) requestAnimationFrame(() => this.spot && !visible(this.spot.element) && this.land());
  }

  private land(): void {
    for (let spot = this.spot; spot; spot = spot.behind) {
      const to = visible(spot.element) ? spot.element : besides(spot);
      to?.focus({ preventScroll: true });
      if (to && document.activeElement === to) return;
    }
    this.home()?.focus({ preventScroll: true });
  }
}

function rungsOf(element: Element): Rung[] {
  const rungs: Rung[] = [];
  for (let node = element; node.parentElement && node !== document.body; node = node.parentElement) {
    const before = row(node, (one) => one.previousSibling);
    const after = row(node, (one) => one.nextSibling);
    rungs.push({ node, parent: node.parentElement, before, after });
  }
  return rungs;
}

function row(node: ChildNode, next: (node: ChildNode) => ChildNode | null): ChildNode[] {
  const found: ChildNode[] = [];
  for (let one = next(node); one && found.length < NEAR; one = next(one)) found.push(one);
  return found;
}

/** The nearest place to one that is gone or hidden, in the layer it was in. */
function besides({ element, rungs, layer }: Spot): HTMLElement | null {
  for (const rung of rungs) {
    const { node, parent } = rung;
    if (node === layer) return null;
    if (!parent.isConnected) continue;
    const found = around(rung, element);
    if (found) return found;
    if (parent.matches(TAKES) && visible(parent)) return parent as HTMLElement;
  }
  return null;
}

/** What follows in a parent, else what goes before. What is new stands where the old was. */
function around({ node, parent, before, after }: Rung, element: Element): HTMLElement | null {
  const there = (sibling: ChildNode) => sibling.parentNode === parent;
  const last = there(node) ? node : before.find(there);
  const start = last ? last.nextSibling : (after.find(there) ?? parent.firstChild);
  for (let next = start; next; next = next.nextSibling) {
    const found = inside(next, node, element);
    if (found) return found;
  }
  for (let back = start ? start.previousSibling : parent.lastChild; back; back = back.previousSibling) {
    const found = inside(back, node, element);
    if (found) return found;
  }
  return null;
}

/** What takes the keyboard in a neighbour: where that is of the same kind, the same part of it. */
function inside(neighbour: ChildNode, lost: Element, element: Element): HTMLElement | null {
  if (!(neighbour instanceof Element) || neighbour === lost || neighbour.matches(OVER)) return null;
  const parts = takers(neighbour).filter(visible);
  const alike = neighbour.tagName === lost.tagName && neighbour.className === lost.className;
  const at = alike ? takers(lost).indexOf(element) : -1;
  return (parts.find((part) => part.matches(FIRST)) ?? parts[at] ?? parts[0] ?? null) as HTMLElement | null;
}

function takers(within: Element): Element[] {
  const all = [...within.querySelectorAll(TAKES)];
  return within.matches(TAKES) ? [within, ...all] : all;
}

import { firstFrame } from "./first-frame.ts";

type Katex = typeof import("katex").default;

let loading: Promise<Katex> | undefined;

/** KaTeX, fetched from the package when the first formula is met. */
export function katex(): Promise<Katex> {
  loading ??= firstFrame
    .then(() => Promise.all([import("katex"), import("katex/dist/katex.min.css")]))
    .then(([module]) => module.default);
  return loading;
}

/** Sets TeX into an element; shows the source where it cannot be set. Never trusts it with links or files. */
export async function setMath(element: HTMLElement, tex: string, source: string): Promise<void> {
  element.textContent = source;
  try {
    const { render } = await katex();
    render(tex, element, { throwOnError: true, trust: false, strict: "ignore", maxSize: 20, maxExpand: 200 });
  } catch {
    element.textContent = source;
  }
}

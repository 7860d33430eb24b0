import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/headings.css";
import "./styles/popover.css";
import "./styles/empty.css";
import "./styles/reader.css";
import "./styles/print.css";
import "./styles/senses.css";

import { mount, unmount } from "svelte";

import { connect } from "./api/index.ts";
import App from "./App.svelte";
import Opening from "./features/welcome/Opening.svelte";
import { filled } from "./lib/first-frame.ts";
import { Desk } from "./state/desk.svelte.ts";
import { speak } from "./strings/index.svelte.ts";

/** How long a library may take to open until the window says what it waits for, in milliseconds. */
const A_WHILE = 2_000;

const desk = new Desk(await connect());
const target = document.getElementById("app") as HTMLElement;
let opening: Record<string, unknown> | undefined;

/** Says in the window's place what it waits for. The person's language is not known yet. */
async function wait(): Promise<void> {
  if (opening || started) return;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  await speak("system");
  if (!started) opening ??= mount(Opening, { target, props: { desk } });
}

// The fonts come from the program itself; a window that shows before them would shift under the eye.
const fonts = ["Inter Variable", "Source Serif 4 Variable"].map((name) => document.fonts.load(`1em "${name}"`));
const patience = new Promise((resolve) => setTimeout(resolve, 400));
let started = false;
const late = setTimeout(() => void wait(), A_WHILE);
desk.activity.whenShown = () => void wait();
await Promise.all([desk.start().then(() => (started = true)), Promise.race([Promise.allSettled(fonts), patience])]);
clearTimeout(late);
desk.activity.whenShown = null;
if (opening) await unmount(opening);
mount(App, { target, props: { desk } });
filled();

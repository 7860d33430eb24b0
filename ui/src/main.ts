import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/headings.css";
import "./styles/popover.css";
import "./styles/empty.css";
import "./styles/reader.css";
import "./styles/print.css";

import { mount } from "svelte";

import { connect } from "./api/index.ts";
import App from "./App.svelte";
import { filled } from "./lib/first-frame.ts";
import { Desk } from "./state/desk.svelte.ts";

const desk = new Desk(await connect());
// The fonts come from the program itself; a window that shows before them would shift under the eye.
const fonts = ["Inter Variable", "Source Serif 4 Variable"].map((name) => document.fonts.load(`1em "${name}"`));
const patience = new Promise((resolve) => setTimeout(resolve, 400));
await Promise.all([desk.start(), Promise.race([Promise.allSettled(fonts), patience])]);
const target = document.getElementById("app");
if (target) mount(App, { target, props: { desk } });
filled();

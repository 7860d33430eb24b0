import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "./styles/tokens.css";
import "./styles/base.css";

import { mount } from "svelte";

import { connect } from "./api/index.ts";
import App from "./App.svelte";
import { Desk } from "./state/desk.svelte.ts";

const backend = await connect();
const desk = new Desk(backend);
await desk.start();
const target = document.getElementById("app");
if (target) mount(App, { target, props: { desk } });
await backend.call("ready", null);

import { expect, test, vi } from "vitest";

import { Fake } from "../api/fake.ts";
import { Desk } from "./desk.svelte.ts";
import { perform } from "./perform.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

test("keys walk through the notebook and open the paper of what was written", async () => {
  const fake = new Fake(10);
  fake.notes.set(2, "of lanterns").set(5, "of maps").set(7, "of tides");
  const desk = new Desk(fake);
  await desk.start();
  perform("notebook", desk);
  await settled();
  expect([desk.layout.view, desk.notebook.pages.total]).toEqual(["notebook", 3]);
  perform("next", desk);
  perform("open", desk);
  await vi.waitFor(() => expect([desk.layout.view, desk.paper.id]).toEqual(["papers", 5]));
  // It comes back as it was left.
  await desk.notebook.search("tides");
  await desk.notebook.show();
  expect([desk.notebook.query, desk.notebook.pages.total]).toEqual(["tides", 1]);
});

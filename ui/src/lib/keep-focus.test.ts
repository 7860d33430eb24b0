import { afterEach, beforeEach, expect, test } from "vitest";

import { KeptFocus } from "./keep-focus.ts";

let kept: KeptFocus;
const $ = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
const landed = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  return document.activeElement?.id;
};

function page(html: string) {
  document.body.innerHTML = `<div id="app"><div class="window">${html}</div></div>`;
}

beforeEach(() => {
  kept = new KeptFocus(() => $("#home"));
});
afterEach(() => kept.stop());

test("a row that goes gives the keyboard to the same part of the next, the last to the one before", async () => {
  const row = (id: number) => `<li><input id="name-${id}" /><button id="delete-${id}"></button></li>`;
  page(`<ul>${[1, 2, 3].map(row).join("")}</ul>`);
  $("#delete-2").focus();
  $("li:nth-child(2)").remove();
  expect(await landed()).toBe("delete-3");
  $("li:nth-child(2)").remove();
  expect(await landed()).toBe("delete-1");
});

test("what comes in the place of what goes is next", async () => {
  page(`<button id="before"></button><section><button id="old"></button></section><button id="after"></button>`);
  $("#old").focus();
  const fresh = document.createElement("section");
  fresh.innerHTML = `<input id="search" /><div id="list" role="listbox" tabindex="0"></div>`;
  $("section").replaceWith(fresh);
  expect(await landed()).toBe("list");
});

test("what goes together with its neighbours gives way to what comes, not to what is far before", async () => {
  page(`<nav><button id="far"></button></nav><!--a--><section><button id="old"></button></section><!--b--><main></main>`);
  $("#old").focus();
  const window = $(".window");
  const fresh = document.createElement("section");
  fresh.innerHTML = `<input id="search" />`;
  window.append(fresh);
  for (const gone of [...window.childNodes].slice(1, -1)) gone.remove();
  expect(await landed()).toBe("search");
});

test("a row of a list leaves it to the list", async () => {
  page(`<button id="before"></button><div id="list" role="listbox" tabindex="0"><div id="row" tabindex="-1"></div><div tabindex="-1"></div></div>`);
  $("#row").focus();
  $("#row").remove();
  expect(await landed()).toBe("list");
});

test("what lay over the window gives it back, or to the neighbour of what is gone", async () => {
  page(`<ul><li><button id="one"></button></li><li><button id="two"></button></li></ul>`);
  $("#one").focus();
  const dialog = document.createElement("dialog");
  dialog.innerHTML = `<button id="inside"></button>`;
  document.body.append(dialog);
  $("#inside").focus();
  $("li").remove();
  await landed();
  dialog.remove();
  expect(await landed()).toBe("two");
});

test("what takes the keyboard for itself keeps it, and where nothing is left it goes home", async () => {
  page(`<main id="home" tabindex="-1" data-rest></main><p><button id="gone"></button></p><p><button id="wanted"></button></p>`);
  $("#gone").focus();
  $("p").remove();
  $("#wanted").focus();
  expect(await landed()).toBe("wanted");
  $("#wanted").blur();
  kept.settle();
  expect(await landed()).toBe("home");
});

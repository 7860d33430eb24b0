import { afterEach, expect, test } from "vitest";

import { speak } from "./index.svelte.ts";
import { placed } from "./placed.ts";

afterEach(() => speak("en"));

const PLACES = {
  "line 13": "第 13 行",
  "entry 4": "第 4 个条目",
  "page 2": "第 2 页",
  "message 3": "第 3 封邮件",
  file: "文件",
  page: "页面",
  mail: "邮件",
  mailbox: "邮箱",
  end: "末尾",
  "line 7 (smith2024)": "第 7 行（smith2024）",
  "message 3, line 4": "第 3 封邮件，第 4 行",
  "message 3, attached file a, b.json, entry 1": "第 3 封邮件，附件 a, b.json，第 1 个条目",
  "attached file without a name, line 7 (a, b)": "附件 without a name，第 7 行（a, b）",
  "attached file page 2, file": "附件 page 2，文件",
  "somewhere, line 3": "somewhere, line 3",
  "line": "line",
  "": "",
};

test("a place is said in the person's language, as far as it is known", async () => {
  await speak("zh-CN");
  expect(Object.fromEntries(Object.keys(PLACES).map((place) => [place, placed(place)]))).toEqual(PLACES);
});

test("a place in English is as the readers write it", () => {
  expect(Object.keys(PLACES).map(placed)).toEqual(Object.keys(PLACES));
});

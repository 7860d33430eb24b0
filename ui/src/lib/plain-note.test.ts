import { expect, test } from "vitest";

import { plainNote } from "./plain-note.ts";

test.each([
  ["# Why\n\nIt is **not** `fast`, ~~but~~ _small_.", "Why\nIt is not fast, but small."],
  ["See [[2402.04644|Lanterns]] and [[2402.1]].", "See Lanterns and 2402.1."],
  ["[Code](https://example.org/a_b \"its title\") at https://example.org/x", "Code at https://example.org/x"],
  ["- [ ] run it\n- [x] read it\n* one\n2. two", "• ☐ run it\n• ☑ read it\n• one\n2. two"],
  ["> said\n> twice", " said\n twice".trim()],
  ["2 * 3 * 4 and a_b_c \\*", "2 * 3 * 4 and a_b_c *"],
  ["", ""],
])("%j is read as %j", (text, plain) => {
  expect(plainNote(text)).toBe(plain);
});

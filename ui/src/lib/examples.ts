import { en } from "../strings/en/index.ts";
import { say } from "../strings/index.svelte.ts";

type Meaning = keyof typeof en.search.help.examples;

/** Searches that show what can be asked, as in docs/search.md; what each means is in the catalogue. */
export const EXAMPLES: Readonly<Record<Meaning, string>> = {
  all: "sparse attention",
  phrase: '"language model"',
  prefix: "diffus*",
  either: 'mamba OR "state space"',
  without: "attention -survey",
  group: "(video OR image) generation",
  inField: "title:attention",
  phraseInField: 'author:"du Châtelet"',
  tag: "tag:vision",
  is: "is:unread",
  has: "has:code",
  codeNew: "code:new",
  host: "host:github.com",
  digest: "digest:2025-11-04",
  date: "date:2024..2025-06",
  added: "added:7d",
  votes: "upvotes:>20",
  id: "id:2402.04644",
  sort: "sort:upvotes",
};

const known = (field: string): field is keyof typeof en.search.fields => field in en.search.fields;

/** What a field of the query language asks for. */
export const meaningOf = (field: string): string | undefined => (known(field) ? say(`search.fields.${field}`) : undefined);

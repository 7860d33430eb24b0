import type { en } from "./en/index.ts";

type Catalogue = typeof en;

/** Paths to the texts of a catalogue: `list.order`. */
type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];
type TextAt<T, P extends string> = P extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T ? TextAt<T[Head], Rest> : never
  : P extends keyof T ? T[P] : never;

/** A text that has a form for one and a form for more is asked for by its name without the form. */
type WithoutForm<P extends string> = P extends `${infer Base}_${"one" | "other"}` ? Base : P;
type FormsOf<K extends string> = Extract<Paths<Catalogue>, K | `${K}_one` | `${K}_other`>;

/** What stands in `{{…}}`: a number where it is formatted as one, else a text. */
type Slot<S extends string> = S extends `${infer Name}, number` ? { [N in Name]: number } : { [N in S]: string };
type Slots<S> = S extends `${string}{{${infer Inside}}}${infer Rest}` ? Slot<Inside> & Slots<Rest> : unknown;

/** The name of a text in the catalogue. */
export type Key = WithoutForm<Paths<Catalogue>>;

/** What a text needs to be said; nothing for most. */
export type Parameters<K extends Key> = Slots<TextAt<Catalogue, FormsOf<K>>>;
export type Arguments<K extends Key> = unknown extends Parameters<K> ? [] : [parameters: Parameters<K>];

/** The names below a branch of the catalogue: `"sort"` has `newest`, `title` … */
export type NamesIn<Branch extends keyof Catalogue> = keyof Catalogue[Branch] & string;

/** A catalogue of another language: the same texts. Its plurals are its own, so only their names without forms are the same. */
export type Texts = { readonly [name: string]: string | Texts };

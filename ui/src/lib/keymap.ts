import type { Keys } from "../api/generated/bindings.ts";
import { type Action, type ActionId, actionOf, actions, meet, type View, worksIn } from "./actions.ts";
import { presets } from "./presets.ts";

/** The keys of every action, as they are in force. */
export type Keymap = ReadonlyMap<ActionId, readonly string[]>;

/** What always leaves: no choice of keys takes it away. */
const ALWAYS: Partial<Record<ActionId, string>> = { escape: "Escape" };

/** The keys in force: the person's own, else those of their set, else the standard ones. */
export function keysInForce({ preset, own }: Keys): Keymap {
  return new Map(actions.map(({ id }) => [id, withAlways(id, own[id] ?? standing(id, preset))]));
}

/** The keys of an action that the person did not change. */
export function standing(id: ActionId, preset: Keys["preset"]): readonly string[] {
  return presets[preset][id] ?? actionOf(id).keys;
}

function withAlways(id: ActionId, keys: readonly string[]): readonly string[] {
  const always = ALWAYS[id];
  return always === undefined || keys.includes(always) ? keys : [always, ...keys];
}

/** Whether a key of an action cannot be taken away. */
export const isFixed = (id: ActionId, key: string): boolean => ALWAYS[id] === key;

/** Keys that stand for one another: the same, or one begins the other, which then would never be reached. */
export function clash(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

/** Actions other than `id` that a key would be taken from, with the keys of theirs that clash. */
export function clashing(keymap: Keymap, id: ActionId, key: string): { id: ActionId; key: string }[] {
  const own = actionOf(id);
  return actions
    .filter((action) => action.id !== id && meet(action, own))
    .flatMap((action) => (keymap.get(action.id) ?? []).filter((theirs) => clash(theirs, key)).map((theirs) => ({ id: action.id, key: theirs })));
}

/** What keys pressed one after the other ask for. */
export type Asked = { kind: "action"; id: ActionId } | { kind: "begun" } | { kind: "nothing" };

/**
 * Finds the action of keys pressed in a view. While the person types, only keys count that are no text. Of two actions on
 * one key the one is meant that the person gave it to; conflicts are shown where keys are changed.
 */
export function asked(keymap: Keymap, pressed: string, typing: boolean, view: View, own: Keys["own"] = {}): Asked {
  const at = actions.filter((action) => worksIn(action, view) && (!typing || (action.whileTyping && !isText(pressed))));
  const keys = ({ id }: Action) => keymap.get(id) ?? [];
  const meant = at.filter((action) => keys(action).includes(pressed));
  const action = meant.find(({ id }) => own[id] !== undefined) ?? meant[0];
  if (action) return { kind: "action", id: action.id };
  const begun = at.some((one) => keys(one).some((key) => key.startsWith(`${pressed} `)));
  return { kind: begun ? "begun" : "nothing" };
}

/** Whether a key writes something. */
export const isText = (key: string): boolean => [...key].length === 1 || key.includes(" ");

const NAMES: Record<string, string> = {
  ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Backspace: "⌫", Delete: "Del", Enter: "⏎",
};

/** A key as people read it: `Ctrl+Shift+Z` on most machines, `⇧⌘Z` on a Mac. */
export function keyName(key: string, mac: boolean): string {
  const one = (part: string) => {
    const held = /^(?:Ctrl\+)?(?:Shift\+)?/.exec(part)?.[0] ?? "";
    const name = part.slice(held.length);
    const shown = NAMES[name] ?? name;
    if (!mac) return `${held.replaceAll("+", " ")}${shown}`;
    return `${held.includes("Shift") ? "⇧" : ""}${held.includes("Ctrl") ? "⌘" : ""}${shown}`;
  };
  return key.split(" ").map(one).join(" ");
}

/** Keys as `aria-keyshortcuts` wants them. A key after another cannot be said there. */
export function ariaKeys(keys: readonly string[], mac: boolean): string | undefined {
  const said = keys.filter((key) => !key.includes(" "));
  const one = (key: string) => key.replace("Ctrl+", mac ? "Meta+" : "Control+").replace(/\+\+$/, "+Plus").replace(/^\+$/, "Plus");
  return said.length > 0 ? said.map(one).join(" ") : undefined;
}

import type { KeyPreset, Keys } from "../api/generated/bindings.ts";
import { type ActionId, actions, type View } from "../lib/actions.ts";
import { ariaKeys, asked, clashing, keyName, keysInForce, standing } from "../lib/keymap.ts";
import { isHeld, written } from "../lib/keys.ts";
import { say } from "../strings/index.svelte.ts";
import type { Preferences } from "./preferences.svelte.ts";

/** How long the second key of two may take, in milliseconds. */
const A_PAUSE = 1500;

/** The keys in force, what is being pressed, and changing them. */
export class Keyboard {
  readonly mac = navigator.platform.startsWith("Mac");
  readonly keymap = $derived.by(() => keysInForce(this.chosen));
  /** The first of two keys, pressed; null before. */
  begun = $state<string | null>(null);
  private forgetting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly preferences: Preferences) {}

  get chosen(): Keys {
    return this.preferences.settings.keys;
  }

  /** The keys of an action. */
  of(id: ActionId): readonly string[] {
    return this.keymap.get(id) ?? [];
  }

  /** The key to show beside an action; empty where it has none. */
  shown(id: ActionId): string {
    const [key] = this.of(id);
    return key === undefined ? "" : this.name(key);
  }

  name(key: string): string {
    return keyName(key, this.mac);
  }

  /** What a button of an action says when it is pointed at, and its keys for those who do not see it. */
  hint(id: ActionId, label: string = say(`actions.${id}`)): { title: string; "aria-keyshortcuts": string | undefined } {
    const key = this.shown(id);
    return { title: key ? say("withKey", { what: label, key }) : label, "aria-keyshortcuts": this.aria(id) };
  }

  /** The keys of an action, for `aria-keyshortcuts`. */
  aria(id: ActionId): string | undefined {
    return ariaKeys(this.of(id), this.mac);
  }

  /** Takes a key press: gives its action, `begun` where another key must follow, none where it means nothing. */
  press(event: KeyboardEvent, typing: boolean, view: View): ActionId | "begun" | undefined {
    if (event.altKey || isHeld(event)) return undefined;
    const key = written(event);
    const { begun } = this;
    this.forget();
    const after = begun === null ? null : asked(this.keymap, `${begun} ${key}`, typing, view, this.chosen.own);
    const found = after?.kind === "action" ? after : asked(this.keymap, key, typing, view, this.chosen.own);
    if (found.kind === "action") return found.id;
    if (found.kind === "nothing") return undefined;
    this.begun = key;
    this.forgetting = setTimeout(() => this.forget(), A_PAUSE);
    return "begun";
  }

  forget(): void {
    clearTimeout(this.forgetting);
    this.begun = null;
  }

  // Changing them

  use(preset: KeyPreset): void {
    this.keep({ ...this.chosen, preset });
  }

  /** Gives an action another key, and takes it from those that have it. */
  add(id: ActionId, key: string): void {
    let own = this.with(this.chosen.own, id, [...this.of(id).filter((one) => one !== key), key]);
    for (const other of clashing(this.keymap, id, key)) {
      const left = (own[other.id] ?? this.of(other.id)).filter((one) => one !== other.key);
      own = this.with(own, other.id, left);
    }
    this.keep({ ...this.chosen, own });
  }

  remove(id: ActionId, key: string): void {
    this.keep({ ...this.chosen, own: this.with(this.chosen.own, id, this.of(id).filter((one) => one !== key)) });
  }

  /** Gives an action back the keys of the set. */
  reset(id: ActionId): void {
    const { [id]: _, ...own } = this.chosen.own;
    this.keep({ ...this.chosen, own });
  }

  resetAll(): void {
    this.keep({ ...this.chosen, own: {} });
  }

  isOwn(id: ActionId): boolean {
    return this.chosen.own[id] !== undefined;
  }

  /** Actions that share a key with another one, by action: what only an own key and a later change of the set can bring. */
  readonly conflicts = $derived.by(() => {
    const found = new Map<ActionId, ActionId[]>();
    for (const { id } of actions) {
      const others = this.of(id).flatMap((key) => clashing(this.keymap, id, key).map((other) => other.id));
      if (others.length > 0) found.set(id, [...new Set(others)]);
    }
    return found;
  });

  /** An action's keys among the person's own; those of the set are no choice of theirs. */
  private with(own: Keys["own"], id: ActionId, keys: string[]): Keys["own"] {
    const { [id]: _, ...others } = own;
    const same = standing(id, this.chosen.preset);
    return keys.length === same.length && keys.every((key, i) => key === same[i]) ? others : { ...others, [id]: keys };
  }

  private keep(keys: Keys): void {
    void this.preferences.choose({ setting: "keys", value: keys });
  }
}

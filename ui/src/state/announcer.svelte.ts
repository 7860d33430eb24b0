/** How long what is said together is gathered, in milliseconds. */
const TOGETHER = 150;
/** How long nothing more must have happened before what goes on changing is said. */
const REST = 1_500;
/** Ends a text that is said once more, so that it differs from the one before; screen readers do not speak it. */
const AGAIN = "\u200b";

/** The context that the announcer is found in. */
export const VOICE = Symbol("announcer");

/** What the window says to those who hear it: one polite voice. What comes at once is said in one go, the same never twice in it. */
export class Announcer {
  spoken = $state("");
  private resting: ReturnType<typeof setTimeout> | undefined;
  private gathered: string[] = [];

  say(text: string): void {
    if (text === "" || this.gathered.includes(text)) return;
    if (this.gathered.push(text) === 1) setTimeout(() => this.speak(), TOGETHER);
  }

  /** Says what goes on changing, a note that is saved as it is written, once it has come to rest. */
  rest(text: string): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.say(text), REST);
  }

  private speak(): void {
    const text = this.gathered.join(" ");
    this.gathered = [];
    this.spoken = text === this.spoken ? text + AGAIN : text;
  }
}

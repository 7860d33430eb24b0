export interface NoticeAction {
  label: string;
  run: () => void;
}

export interface Notice {
  id: number;
  kind: "said" | "error";
  text: string;
  detail?: string | undefined;
  action?: NoticeAction | undefined;
  second?: NoticeAction | undefined;
}

interface Options {
  detail?: string | undefined;
  action?: NoticeAction | undefined;
  second?: NoticeAction | undefined;
  long?: boolean;
}

const SHORT = 6_000;
const LONG = 20_000;

/** What the window says at its edge. One thing said at a time; errors stay until they are dismissed. */
export class Notices {
  shown = $state.raw<Notice[]>([]);
  private next = 1;

  say(text: string, options: Options = {}): void {
    const { long, ...rest } = options;
    const notice: Notice = { id: this.next++, kind: "said", text, ...rest };
    this.shown = [...this.shown.filter((other) => other.kind === "error"), notice];
    setTimeout(() => this.dismiss(notice.id), long ? LONG : SHORT);
  }

  error(text: string, detail?: string, second?: NoticeAction): void {
    if (this.shown.some((notice) => notice.text === text && notice.detail === detail)) return;
    this.shown = [...this.shown.slice(-3), { id: this.next++, kind: "error", text, detail, second }];
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }
}

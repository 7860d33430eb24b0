import type { FindLibrary, LibraryInfo, MovedLibrary, Problem } from "../api/generated/bindings.ts";
import { asApiError } from "../api/backend.ts";
import { some } from "../strings/written.ts";
import { say } from "../strings/index.svelte.ts";
import type { Activity } from "./activity.svelte.ts";
import type { Door } from "./door.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Leaving } from "./leaving.svelte.ts";
import type { Notices } from "./notices.svelte.ts";

/** No library that can be opened, and why. */
export type NoLibrary = Extract<Problem, { code: "no_library" }>;

/** Where the library is: how large, moved to another folder, or not there. */
export class Place {
  info = $state.raw<LibraryInfo | undefined>();
  /** How far it is copied, in bytes; null while it is not being moved. */
  moving = $state.raw<{ done: number; total: number } | null>(null);
  /** Where it was moved; from then on nothing can be changed until the program is started anew. */
  moved = $state.raw<MovedLibrary | null>(null);
  /** What is known while there is no library that can be opened. */
  absent = $state.raw<NoLibrary | null>(null);
  /** Whether one is being looked for. */
  looking = $state(false);

  constructor(
    private readonly door: Door,
    private readonly layout: Layout,
    private readonly leaving: Leaving,
    private readonly notices: Notices,
    private readonly activity: Activity,
  ) {}

  async look(): Promise<void> {
    this.info = (await this.door.ask("library_info", null)) ?? this.info;
  }

  openFolder(): void {
    void this.door.ask("open_library_folder", null);
  }

  /** Lets the person choose a folder and moves the library there: what was typed for it and is not saved stays until the program starts anew. */
  async move(): Promise<void> {
    if (!(await this.leaving.agreed())) return;
    const moved = await this.door.ask("move_library", say("dialog.move"));
    const begun = this.moving !== null;
    this.moving = null;
    this.activity.end("moving");
    if (moved) {
      this.moved = moved;
      this.layout.dialog = "moving";
    } else if (begun) this.layout.dialog = "settings";
  }

  /** The library is being copied: nothing else can be done. */
  copying(done: number, total: number): void {
    this.moving = { done, total };
    this.layout.dialog = "moving";
  }

  /** Reads all that is kept and says whether it is as it was. */
  async check(): Promise<void> {
    const found = await this.door.ask("check_library", null);
    if (!found) return;
    const { read, database, files, words } = found;
    if (database && files.length === 0 && words === 0) {
      this.notices.say(say("check.sound"), { detail: say("check.read", { count: read }), long: true });
      return;
    }
    const wrong = [
      database ? "" : say("check.database"),
      files.length > 0 ? say("check.files", { count: files.length, names: some(files, files.length) }) : "",
      words > 0 ? say("check.words", { count: words }) : "",
    ];
    this.notices.error(say("check.faults"), [...wrong.filter(Boolean), say("check.next")].join(" "));
  }

  restart(): void {
    void this.door.ask("restart", null);
  }

  /** Whether something was refused because there is no library; that is shown then. */
  isAbsent(reason: unknown): boolean {
    const error = asApiError(reason);
    if (error.code !== "no_library") return false;
    this.absent = error;
    return true;
  }

  /** Looks for the library as the person says, and begins with it where it was found. */
  async find(how: FindLibrary, begin: () => Promise<void>): Promise<void> {
    this.looking = true;
    try {
      await this.door.backend.call("find_library", how);
      this.absent = null;
      await begin();
    } catch (reason) {
      if (!this.isAbsent(reason)) this.door.failed(reason);
    } finally {
      this.looking = false;
    }
  }
}

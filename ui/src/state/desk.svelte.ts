import type { Backend } from "../api/backend.ts";
import type { Event, LastPlace, OpenTarget, Work } from "../api/generated/bindings.ts";
import { firstFrame } from "../lib/first-frame.ts";
import { say, speak } from "../strings/index.svelte.ts";
import { Activity } from "./activity.svelte.ts";
import { Adding } from "./adding.svelte.ts";
import { Announcer } from "./announcer.svelte.ts";
import { Archives } from "./archives.svelte.ts";
import { Attachments } from "./attachments.ts";
import { Backups } from "./backups.svelte.ts";
import { Clipboard } from "./clipboard.ts";
import { Completing } from "./completing.svelte.ts";
import { ContextMenu } from "./context.svelte.ts";
import { Digests } from "./digests.svelte.ts";
import { Door } from "./door.ts";
import { Dragging } from "./dragging.svelte.ts";
import { Duplicates } from "./duplicates.svelte.ts";
import { Editing } from "./editing.svelte.ts";
import { Exporting } from "./exporting.svelte.ts";
import { Finder } from "./finder.svelte.ts";
import { FirstSteps } from "./first-steps.svelte.ts";
import { Highlights } from "./highlights.svelte.ts";
import { History } from "./history.svelte.ts";
import { Identity } from "./identity.ts";
import { Imports } from "./imports.svelte.ts";
import { Journal } from "./journal.ts";
import { Keyboard } from "./keyboard.svelte.ts";
import { Layout } from "./layout.svelte.ts";
import { Leaving } from "./leaving.svelte.ts";
import { Library } from "./library.svelte.ts";
import { Marking } from "./marking.svelte.ts";
import { Notebook } from "./notebook.svelte.ts";
import { Notes } from "./notes.svelte.ts";
import { type NoticeAction, Notices } from "./notices.svelte.ts";
import { OpenPaper } from "./paper.svelte.ts";
import { Palette } from "./palette.svelte.ts";
import { perform } from "./perform.ts";
import { Papers } from "./papers.svelte.ts";
import { Place } from "./place.svelte.ts";
import { Preferences } from "./preferences.svelte.ts";
import { SettingsPane } from "./settings.svelte.ts";
import { Shelves } from "./shelves.svelte.ts";
import { Steps } from "./steps.svelte.ts";
import { Trash } from "./trash.svelte.ts";
import { Triage } from "./triage.ts";
import type { Refused, Unsaved } from "./unsaved.ts";
import { Versions } from "./versions.svelte.ts";
import type { Walk } from "./walk.ts";

/** What is told of files and links given at the start waits until the window shows its beginning, which would hide it. */
const AFTER_BEGINNING: ReadonlySet<Event["kind"]> = new Set(["preview", "preview_stopped", "imported", "import_failed", "followed", "not_followed"]);

/** After as long, in milliseconds, whoever closes the window hears that it still saves. */
const ANSWER = 3_000;

/**
 * All that the window shows and does, a room for each thought. Views read the rooms' fields and call their verbs;
 * a room knows those made before it.
 */
export class Desk {
  readonly announcer = new Announcer();
  readonly notices = new Notices(this.announcer);
  readonly activity = new Activity(this.announcer);
  readonly layout = new Layout();
  readonly door: Door;
  readonly preferences: Preferences;
  readonly keys: Keyboard;
  readonly settings: SettingsPane;
  readonly place: Place;
  readonly backups: Backups;
  readonly notes: Notes;
  readonly leaving = new Leaving({
    flush: () => this.flush(),
    unsaved: () => this.unsaved,
    inTurn: (work) => this.library.inTurn(work),
    giveUp: () => this.giveUp(),
  });
  readonly paper: OpenPaper;
  readonly papers: Papers;
  readonly first: FirstSteps;
  readonly library: Library;
  readonly triage: Triage;
  readonly journal: Journal;
  readonly imports: Imports;
  readonly adding: Adding;
  readonly editing: Editing;
  readonly identity: Identity;
  readonly duplicates: Duplicates;
  readonly history: History;
  readonly digests: Digests;
  readonly completing: Completing;
  readonly shelves: Shelves;
  readonly marking: Marking;
  readonly finder: Finder;
  readonly highlights: Highlights;
  readonly versions: Versions;
  readonly notebook: Notebook;
  readonly trash: Trash;
  readonly dragging: Dragging;
  readonly attachments: Attachments;
  readonly clipboard: Clipboard;
  readonly exporting: Exporting;
  readonly archives: Archives;
  readonly steps: Steps;
  readonly palette: Palette;
  /** The menu opened where it was asked for, with a right click or its key. */
  readonly context = new ContextMenu();

  /** What the window last stayed open for, and how much was saved by then. */
  private told = "";
  /** How often something typed was saved. */
  private saves = 0;
  /** Whether the window is to close and saves. */
  private saving = false;

  constructor(backend: Backend) {
    const { notices, layout } = this;
    const door = (this.door = new Door(backend, notices, this.activity));
    const preferences = (this.preferences = new Preferences(door));
    this.keys = new Keyboard(preferences);
    this.place = new Place(door, layout, this.leaving, notices, this.activity);
    this.backups = new Backups(door, this.leaving, this.place, notices);
    this.settings = new SettingsPane(door, layout, preferences, this.keys, this.place, this.backups);
    const first = (this.first = new FirstSteps(door, this.announcer));
    const notes = (this.notes = new Notes(backend, (work) => this.library.inTurn(work), (text) => this.noteSaved(text), (note) => this.refused(note)));
    const paper = (this.paper = new OpenPaper(door, notes));
    const papers = (this.papers = new Papers(door, layout, paper));
    const library = (this.library = new Library(door, papers, notices, (overview) => first.see(overview)));
    const journal = (this.journal = new Journal(door, layout, notes, library, papers, notices));
    this.triage = new Triage(library, papers, paper, journal, notices);
    this.imports = new Imports(door, layout, papers, library, journal, notices);
    this.adding = new Adding(door, layout, papers, library, journal, notices);
    this.editing = new Editing(door, layout, paper, library, () => this.saved(), (detail) => this.refused(detail));
    this.identity = new Identity(door, papers, paper, library, journal, notices);
    this.duplicates = new Duplicates(door, layout, papers, library, journal, notices);
    this.history = new History(door, layout, journal);
    this.digests = new Digests(door, layout, library, journal, notices);
    this.completing = new Completing(door);
    this.shelves = new Shelves(door, layout, papers, library, journal, notices);
    this.marking = new Marking(door, library, papers, paper);
    this.finder = new Finder(layout, paper, this.marking, notes);
    this.highlights = new Highlights(door, library, paper, notes, journal, notices, () => this.saved());
    this.versions = new Versions(door, layout, paper, notes, library, journal, notices);
    this.notebook = new Notebook(door, layout, papers);
    this.attachments = new Attachments(door, library, paper, journal, notices);
    this.dragging = new Dragging(library, journal, notices);
    this.trash = new Trash(door, layout, papers, library, journal, notices);
    this.clipboard = new Clipboard(door, papers, notices);
    this.exporting = new Exporting(door, layout, papers, library, notices);
    this.archives = new Archives(door, layout, this.leaving, this.backups, notices);
    this.steps = new Steps(door, layout, journal);
    this.palette = new Palette(this);
  }

  /** What the keys walk through now. */
  get walk(): Walk {
    return { papers: this.papers, notebook: this.notebook, duplicates: this.duplicates, history: this.history }[this.layout.view];
  }

  async start(): Promise<void> {
    const { backend } = this.door;
    // First the ear, then the reply: nothing that changes between them is missed.
    const early: Event[] = [];
    let begun = false;
    const subscribed = backend.subscribe((event) => (begun || !AFTER_BEGINNING.has(event.kind) ? this.hear(event) : void early.push(event)));
    await this.door.attempt(async () => {
      const [beginning] = await Promise.all([backend.call("begin", null).catch((reason: unknown) => this.without(reason)), subscribed]);
      if (!beginning) return;
      this.preferences.settings = beginning.settings;
      await speak(beginning.settings.language);
      this.library.overview = beginning.overview;
      this.papers.begin(beginning);
      if (beginning.place) await this.goOn(beginning.place);
      void firstFrame.then(() => this.history.countAll());
      this.palette.start();
      this.first.begin(beginning.first_steps, beginning.overview);
    });
    begun = true;
    for (const event of early) this.hear(event);
  }

  /** Begins without a library where there is none to open: the window says so, in the person's language. */
  private async without(reason: unknown): Promise<undefined> {
    if (!this.place.isAbsent(reason)) throw reason;
    const settings = this.place.absent?.settings;
    if (!settings) return;
    this.preferences.settings = settings;
    await speak(settings.language);
  }

  /** Shows the paper that a link in another program is to. */
  private async follow(paper: number, note: boolean): Promise<void> {
    await this.papers.goTo(paper);
    if (note) perform("note", this);
    else this.papers.open();
  }

  /** What is only in the window so far, put on disk. */
  flush(): Promise<unknown> {
    return Promise.all([this.notes.flush(), this.editing.flush(), this.highlights.flush()]);
  }

  /** What was typed and could not be put on disk. */
  get unsaved(): readonly Unsaved[] {
    return [...this.notes.unsaved, ...this.editing.unsaved, ...this.highlights.unsaved];
  }

  /** Another library is in the place of the one that was open: nothing of what was typed, which names papers by their numbers, is for it. */
  private giveUp(): void {
    this.notes.giveUp();
    this.editing.giveUp();
    this.highlights.giveUp();
    this.paper.forget();
    void this.library.refresh();
  }

  /** Where the person was, besides the list: it is there before the window shows anything. */
  private async goOn({ shown, paper, reading, cursor }: LastPlace): Promise<void> {
    if (paper !== null && cursor !== null) this.notes.cursors.set(paper, cursor);
    if (shown !== "papers") await this[shown].show();
    else this.layout.reading = reading && paper !== null;
  }

  /** Keeps where the person is. */
  async remember(): Promise<void> {
    const { papers, paper, layout, notes } = this;
    const cursor = (paper.id === null ? undefined : notes.cursors.get(paper.id)) ?? null;
    const place: LastPlace = {
      shown: layout.view, list: papers.list, paper: paper.id, row: papers.cursor, above: papers.above,
      reading: layout.reading, scrolled: paper.scrolled, cursor,
    };
    // Nothing of the person's hangs on it: where it cannot be kept, the window opens at its beginning.
    await this.door.backend.call("remember", place).catch(() => null);
  }

  /** Opens something in the browser. */
  open(target: OpenTarget): void {
    void this.door.ask("open", target);
  }

  openCode(): void {
    const { id } = this.paper;
    if (id !== null && (this.papers.row?.code_count ?? 0) > 0) this.open({ kind: "code", paper: id });
  }

  /** A note is on disk. */
  private noteSaved(text: string): void {
    this.saved();
    this.announcer.rest(say("notes.spoken"));
    this.first.saved(text);
  }

  private saved(): void {
    this.saves += 1;
  }

  /** Something could not be saved: where another paper is read by now, nobody sees it beside what was typed. */
  private refused({ paper, text, why }: Refused): void {
    if (!this.shows(paper)) this.notices.error(text, why, this.goingBack(paper));
  }

  private shows(paper: number): boolean {
    return this.layout.view === "papers" && this.paper.id === paper;
  }

  /** To the paper that holds something unsaved, as notices offer it. */
  private goingBack(paper: number): NoticeAction {
    return { label: say("edit.goBack"), run: () => void this.goBack(paper) };
  }

  private async goBack(paper: number): Promise<void> {
    if (!this.shows(paper)) await this.papers.goTo(paper);
    this.layout.reading = true;
  }

  private hear(event: Event): void {
    const { imports } = this;
    switch (event.kind) {
      case "changed":
        this.changed();
        break;
      case "settings":
        void this.preferences.take(event.settings);
        break;
      case "working":
        this.activity.tell(event.work, event.what, event.done, event.total);
        if (event.work === "moving") this.place.copying(event.done, event.total);
        break;
      case "rested":
        this.activity.end(event.work);
        break;
      case "preview":
        this.importEnded();
        imports.offer(event.preview);
        break;
      case "preview_stopped":
        this.importEnded();
        imports.stopped();
        break;
      case "watched":
        void imports.watched(event.receipt);
        break;
      case "archive":
        this.importEnded();
        this.archives.offer(event);
        break;
      case "imported":
        this.importEnded();
        void imports.ended(event.receipt);
        break;
      case "import_failed":
        this.importEnded();
        this.door.failed(event.error);
        break;
      case "followed":
        void this.follow(event.paper, event.note);
        break;
      case "not_followed":
        this.door.failed(event.error);
        break;
      case "damaged":
        this.notices.error(say("backups.damaged"), say("backups.damagedHint"), { label: say("backups.show"), run: () => void this.settings.open("library", "backups") });
        break;
      case "shared":
        this.notices.error(say("shared.title", { by: say(`shared.by.${event.by}`) }), say("shared.hint"), { label: say("shared.show"), run: () => void this.settings.open("library", "library_place") });
        break;
      case "drag_enter":
        imports.dragging = event.files;
        break;
      case "drag_leave":
        imports.dragging = null;
        break;
      case "closing":
        void this.close();
        break;
    }
  }

  private importEnded(): void {
    this.activity.end("reading");
    this.activity.end("importing");
  }

  /** Stops what takes long and is of this kind. */
  stop(work: Work): void {
    void this.door.ask("stop", work);
  }

  /** The library changed: what is shown follows. */
  private changed(): void {
    const { view } = this.layout;
    void this.library.refresh();
    void this.history.countAll();
    void this.steps.refresh();
    if (view !== "papers") void this[view].refresh();
  }

  /**
   * Leaves when everything is on disk. What cannot be saved keeps the window open, and is shown; closing again leaves without it,
   * unless something else was typed meanwhile, be it saved or not.
   */
  private async close(): Promise<void> {
    // What the person knew of when they closed: what they are told while it saves, they have not answered yet.
    const { told } = this;
    if (!this.saving) await this.finish();
    // Nothing is awaited between this look and leaving: what is typed until then is in it.
    const [first] = this.unsaved;
    if (!first || told === this.typed) {
      await this.door.ask("close", null);
    } else {
      await this.stay(say("unsaved.closeAgain"));
      await this.goBack(first.paper);
    }
  }

  /** Keeps where the person is, and then what they typed. */
  private async finish(): Promise<void> {
    // The shell gives up a page that does not answer, and another program can keep the library for a minute.
    const slow = setTimeout(() => void this.stay(say("unsaved.waiting")), ANSWER);
    this.saving = true;
    try {
      await this.remember();
      await this.flush();
    } finally {
      this.saving = false;
      clearTimeout(slow);
    }
  }

  /** Another text with everything that is typed: what is not saved, and after how much that was. */
  private get typed(): string {
    return JSON.stringify([this.saves, this.unsaved]);
  }

  /** The window stays for what is not saved, and says so. */
  private async stay(why: string): Promise<void> {
    const { unsaved } = this;
    this.told = this.typed;
    for (const { what, paper, title } of unsaved) this.notices.error(say(`unsaved.atClose.${what}`, { title }), why, this.goingBack(paper));
    await this.door.ask("stay", null);
  }
}

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { ApiError } from "../api/generated/bindings.ts";
import { NoteSession } from "./note-session.ts";

/** A library of one note, which takes a while to save and can be made to refuse. */
class Library {
  note = "";
  saves: string[] = [];
  refuse: "busy" | "note_changed" | null = null;

  save = async (base: string, body: string): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (this.refuse) throw { code: this.refuse, message: "no" } satisfies ApiError;
    if (this.note !== base) throw { code: "note_changed", message: "changed" } satisfies ApiError;
    this.note = body;
    this.saves.push(body);
  };
}

let library: Library;
const session = () => new NoteSession(library.note, library.save);

beforeEach(() => {
  vi.useFakeTimers();
  library = new Library();
});
afterEach(() => vi.useRealTimers());

describe("a note being written", () => {
  test("is saved after a pause, once", async () => {
    const note = session();
    note.edit("a");
    note.edit("ab");
    expect(note.state.kind).toBe("unsaved");
    await vi.advanceTimersByTimeAsync(1000);
    expect(library.saves).toEqual(["ab"]);
    expect(note.state.kind).toBe("saved");
  });

  test("is saved within a second of typing, however fast it goes on", async () => {
    const note = session();
    for (let i = 1; i <= 20; i++) {
      note.edit("x".repeat(i));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(library.saves.length).toBeGreaterThan(1);
    expect(library.note.length).toBeGreaterThanOrEqual(10);
  });

  test("says saved only while the library holds what the editor holds", async () => {
    const note = session();
    note.edit("first");
    await vi.advanceTimersByTimeAsync(360);
    expect(note.state.kind).toBe("saving");
    note.edit("first, and more");
    await vi.advanceTimersByTimeAsync(50);
    expect(note.state.kind).not.toBe("saved");
    await vi.advanceTimersByTimeAsync(1000);
    expect(library.note).toBe("first, and more");
    expect(note.state.kind).toBe("saved");
  });

  test("is on disk when a flush is done", async () => {
    const note = session();
    note.edit("leaving now");
    const flushed = note.flush();
    await vi.advanceTimersByTimeAsync(60);
    await flushed;
    expect(library.note).toBe("leaving now");
  });

  test("keeps what could not be saved and saves it on the next try", async () => {
    const note = session();
    library.refuse = "busy";
    note.edit("not lost");
    await vi.advanceTimersByTimeAsync(1000);
    expect(note.state.kind).toBe("failed");
    expect(note.text).toBe("not lost");
    library.refuse = null;
    note.edit("not lost at all");
    await vi.advanceTimersByTimeAsync(1000);
    expect(library.note).toBe("not lost at all");
  });

  test("never overwrites a note that was changed elsewhere", async () => {
    const note = session();
    library.note = "theirs";
    note.edit("mine");
    await vi.advanceTimersByTimeAsync(1000);
    expect(note.state.kind).toBe("conflict");
    note.edit("mine, and more");
    await vi.advanceTimersByTimeAsync(1000);
    expect(library.note).toBe("theirs");
    expect(note.text).toBe("mine, and more");
    const settled = note.settle("theirs", "theirs\n\nmine, and more");
    await vi.advanceTimersByTimeAsync(1000);
    await settled;
    expect(library.note).toBe("theirs\n\nmine, and more");
    expect(note.state.kind).toBe("saved");
  });

  test("takes over what was changed elsewhere, unless it holds something of its own", () => {
    const note = session();
    expect(note.changedOutside("from outside")).toBe(true);
    expect(note.text).toBe("from outside");
    note.edit("my own");
    expect(note.changedOutside("again")).toBe(false);
    expect(note.text).toBe("my own");
  });

  test("typed and taken back is nothing to save", async () => {
    const note = session();
    note.edit("a");
    note.edit("");
    expect(note.state.kind).toBe("saved");
    await vi.advanceTimersByTimeAsync(2000);
    expect(library.saves).toEqual([]);
  });
});

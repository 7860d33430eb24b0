import type { Backend } from "./backend.ts";
import { tauri } from "./tauri.ts";

/** The backend this page runs on: the program's, or in a plain browser one that pretends. */
export async function connect(): Promise<Backend> {
  if (import.meta.env.DEV && !("__TAURI_INTERNALS__" in window)) {
    const { Fake } = await import("./fake.ts");
    return new Fake(Number(new URLSearchParams(location.search).get("papers") ?? "400"));
  }
  return tauri;
}

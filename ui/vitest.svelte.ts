import type { Plugin } from "vite";

/** Under test, Svelte's client build: the tests run state that a browser runs. */
export function svelteTesting(): Plugin {
  return {
    name: "svelte-client-under-test",
    config: () => (process.env["VITEST"] ? { resolve: { conditions: ["browser"] } } : {}),
  };
}

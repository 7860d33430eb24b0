import type { Overview, Scope } from "../api/generated/bindings.ts";
import { say } from "../strings/index.svelte.ts";
import { digestName } from "./digests.ts";

/** What a place of the library is called: as the sidebar names it. */
export function scopeName(scope: Scope, { digests, tags, shelves }: Overview): string {
  switch (scope.kind) {
    case "digest": {
      const digest = digests.find(({ id }) => id === scope.id);
      return digest ? digestName(digest) : say("sidebar.digests");
    }
    case "tag":
      return tags.find(({ id }) => id === scope.id)?.name ?? say("sidebar.tags");
    case "shelf":
      return shelves.find(({ id }) => id === scope.id)?.name ?? say("sidebar.shelves");
    default:
      return say(`sidebar.${scope.kind}`);
  }
}

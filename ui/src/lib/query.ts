import type { Overview, Scope } from "../api/generated/bindings.ts";

/** A condition of the query language, finished: `author:"Ada Lovelace" `. */
export function term(field: string, value: string): string {
  const plain = value.replace(/["“”„＂]/g, "").trim();
  const word = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}./_-]*$/u.test(plain);
  return `${field}:${word ? plain : `"${plain}"`} `;
}

/** A query with one more condition; with one less where it has that one already. */
export function toggled(query: string, condition: string): string {
  const own = condition.trim();
  const padded = ` ${query} `;
  if (padded.includes(` ${own} `)) return padded.replace(` ${own} `, " ").trimStart().replace(/\s+$/, " ");
  return query.trim() === "" ? condition : `${query.trimEnd()} ${condition}`;
}

/** A query without the order that it says. */
export function withoutOrder(query: string): string {
  return query.replace(/(^|\s)sort:\s*[^\s()"]*\s*/gi, "$1");
}

/** What a list says of its place, as conditions; nothing for all papers, `null` where no query can say it. */
function placed(scope: Scope, { digests, tags, shelves }: Overview): string | null {
  switch (scope.kind) {
    case "all":
      return "";
    case "inbox":
    case "queued":
    case "starred":
      return `is:${scope.kind}`;
    case "code":
      return "has:code";
    case "code_new":
      return "code:new";
    case "trash":
      return null;
    case "digest": {
      const day = digests.find(({ id }) => id === scope.id)?.day;
      return day && !day.startsWith("--") ? `digest:${day}` : null;
    }
    case "tag": {
      const tag = tags.find(({ id }) => id === scope.id);
      return tag ? term("tag", tag.name).trim() : null;
    }
    case "shelf": {
      const shelf = shelves.find(({ id }) => id === scope.id);
      return shelf ? grouped(shelf.query) : null;
    }
  }
}

/** The query that finds in the whole library what a query finds in a place; `null` where there is none. */
export function everywhere(scope: Scope, query: string, overview: Overview): string | null {
  const place = placed(scope, overview);
  const own = withoutOrder(query).trim();
  if (place === null) return null;
  if (place === "" || own === "") return place || own || query.trim();
  if (holds(own, place)) return own;
  return `${grouped(own)} ${place}`;
}

/** Whether a query, all of whose parts must hold, has a condition already; one within quotes or parentheses is not meant so. */
function holds(query: string, condition: string): boolean {
  const at = ` ${query} `.indexOf(` ${condition} `);
  const before = query.slice(0, Math.max(0, at));
  return at >= 0 && !query.includes("(") && grouped(query) === query && before.split('"').length % 2 === 1;
}

/** In parentheses where its parts would not stay together beside others. */
function grouped(query: string): string {
  return /(^|[\s)"])OR([\s("]|$)/.test(query) ? `(${query})` : query;
}

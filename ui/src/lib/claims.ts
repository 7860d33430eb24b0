import type { Claim } from "../api/generated/bindings.ts";
import { day } from "./dates.ts";
import { fileName } from "./paths.ts";

/** What several digests say alike of one fact. */
export interface Voice {
  value: string;
  chosen: boolean;
  claims: Claim[];
}

/** Claims by what they say: what is shown first, then what most digests say. */
export function voices(claims: readonly Claim[]): Voice[] {
  const found = new Map<string, Voice>();
  for (const claim of claims) {
    const voice = found.get(claim.value) ?? { value: claim.value, chosen: false, claims: [] };
    voice.claims.push(claim);
    voice.chosen ||= claim.chosen;
    found.set(claim.value, voice);
  }
  return [...found.values()].sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.claims.length - a.claims.length);
}

/** Names each claim by the day of its digest, and by its title or file too where that names several, or none is known. */
export function sourceNames(claims: readonly Claim[]): string[] {
  const days = claims.map((claim) => claim.day);
  return claims.map((claim) => {
    const name = claim.title ?? fileName(claim.file);
    if (claim.day === null) return name;
    const alone = days.filter((other) => other === claim.day).length === 1;
    return alone ? day(claim.day) : `${day(claim.day)} (${name})`;
  });
}

import type { Claim } from "../api/generated/bindings.ts";

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

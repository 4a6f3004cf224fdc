const seed = process.env["DOMAIN_SOAK"];

/** How often a property is tried: `whole` in the soak, a `share` of it otherwise. */
export function soakRuns(whole: number, share: number): number {
  return seed === undefined ? share : whole;
}

/** The soak's own seed; everything else is random. */
export const soaked = seed === undefined ? {} : { seed: Number(seed) };

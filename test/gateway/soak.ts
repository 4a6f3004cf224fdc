/** How often a property is tried: `whole` times in `npm run soak`, a fixed small share otherwise. */
export function soakRuns(whole: number, share: number): number {
  return process.env["GATEWAY_SOAK"] === undefined ? share : whole;
}

/** Milliseconds that the whole of it may take. */
export const soakTimeout = 900_000;

/** Printed where something fails; the share is the same at each time. */
export function soakSeed(): number {
  return Number(process.env["GATEWAY_SOAK"] ?? 20_261_128);
}

/** How often two are measured that differ by less than a median of five does from run to run. */
export const pairsPerRound = 3;

/**
 * Every route once a round, so that what else the machine does meets all of them alike.
 * @template {string} Name
 * @template T
 * @param {number} rounds
 * @param {Record<Name, () => Promise<T>>} routes
 * @returns {Promise<Record<Name, T[]>>}
 */
export async function interleave(rounds, routes) {
  const names = /** @type {Name[]} */ (Object.keys(routes));
  const results = /** @type {Record<Name, T[]>} */ (
    Object.fromEntries(names.map((name) => [name, /** @type {T[]} */ ([])]))
  );
  for (let round = 0; round < rounds; round += 1) {
    // In both orders: whoever follows finds the machine as the one before left it.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time: they would share the machine
      results[name].push(await routes[name]());
    }
  }
  return results;
}

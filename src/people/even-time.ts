/**
 * Runs `act` and answers no sooner than `leastMs` after the start, so that the time of the answer does not tell whether
 * an address has an account. Errors come as late as results.
 */
export async function evenTime<Result>(leastMs: number, act: () => Promise<Result>): Promise<Result> {
  const [settled] = await Promise.allSettled([act(), new Promise((resolve) => setTimeout(resolve, leastMs))]);
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

/** Longer than any of the sign-in acts takes on a machine that is not overloaded. */
export const evenTimeMs = 400;

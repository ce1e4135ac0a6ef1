const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Longer than the jobs may take to end; supervisors kill after half a minute or more. */
const endWithinMs = 25_000;

/**
 * Waits for Ctrl-C or a supervisor's wish. What follows has 25 seconds, so that a connection that will not close holds
 * nothing up for ever; the same signal once more ends the process where it stands.
 */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) {
      process.once(signal, () => {
        setTimeout(endAsItIs, endWithinMs).unref();
        resolve();
      });
    }
  });
}

function endAsItIs(): never {
  process.stderr.write("Weft did not come to an orderly end in time and stops as it is.\n");
  process.exit(1);
}

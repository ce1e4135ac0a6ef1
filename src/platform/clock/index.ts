/** Tells the time. Everything that needs "now" asks ctx.now(), so that tests can move it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** A clock that stands where it is put. `advance(ms)` moves it on. */
export function standingClock(start: Date): Clock & { advance(ms: number): void; set(to: Date): void } {
  let now = start;
  const clock = () => new Date(now);
  return Object.assign(clock, {
    advance(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    set(to: Date) {
      now = to;
    },
  });
}

export { localTimeOf, momentOf } from "./local-time.ts";

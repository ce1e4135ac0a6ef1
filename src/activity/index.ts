export { type Activity, defineEffects } from "./effects.ts";
export { recordActivity } from "./record-activity.ts";

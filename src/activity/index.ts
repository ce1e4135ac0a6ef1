export { type Activity, defineEffects, type Effect } from "./effects.ts";
export { type NewActivity, recordActivity } from "./record-activity.ts";

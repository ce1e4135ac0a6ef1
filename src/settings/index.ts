export { readSettings } from "./queries.ts";
export { defaultSettings, Settings } from "./settings.ts";
export { writeSettings } from "./write-settings.ts";

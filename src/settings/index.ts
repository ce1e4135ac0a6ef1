export { readSettings } from "./queries.ts";
export { aboutLengthMax, communityNameLengthMax, defaultSettings, Settings } from "./settings.ts";
export { writeSettings } from "./write-settings.ts";

export { readSettings } from "./queries.ts";
export { aboutLengthMax, communityNameLengthMax, Settings } from "./settings.ts";
export { writeSettings } from "./write-settings.ts";

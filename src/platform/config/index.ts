export { type Config, ConfigError, readConfig } from "./config.ts";
export { type Secrets, readSecrets } from "./secrets.ts";
export { lockDataDir } from "./data-lock.ts";

export { type Config, ConfigError, readConfig } from "./config.ts";
export { DataFolderInUse, lockDataDir } from "./data-lock.ts";
export { readSecrets, type Secrets } from "./secrets.ts";

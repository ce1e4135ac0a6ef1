import type { PlatformCtx } from "../platform/ctx.ts";
import { Settings } from "./settings.ts";
import "./tables.ts";

/** The community's settings, remembered until one changes. A key that is not stored has its default. */
export function readSettings(ctx: PlatformCtx): Promise<Settings> {
  return ctx.cache.remember("settings", ["table:settings"], async () => {
    const rows = await ctx.db.selectFrom("settings").select(["key", "value"]).execute();
    return Settings.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
  });
}

import type { PlatformCtx } from "../platform/ctx.ts";
import { parse } from "../platform/errors/index.ts";
import { Settings } from "./settings.ts";
import "./tables.ts";

/**
 * Keeps some settings; the others stay as they are. Who may do so is the caller's to check.
 * @throws Invalid with a message by field.
 */
export async function writeSettings(ctx: PlatformCtx, changes: Partial<Settings>): Promise<void> {
  const checked = parse(Settings.partial(), changes);
  const rows = Object.keys(changes).map((key) => ({
    key,
    value: JSON.stringify(checked[key as keyof Settings]),
    updatedAt: ctx.now(),
  }));
  if (rows.length === 0) return;
  await ctx.db
    .insertInto("settings")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet((eb) => ({ value: eb.ref("excluded.value"), updatedAt: eb.ref("excluded.updatedAt") })),
    )
    .execute();
}

import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { parse } from "../platform/errors/index.ts";
import { Settings, writeSettings } from "../settings/index.ts";
import { administratorCtx, type Ctx } from "../viewer/index.ts";

const SettingsInput = Settings.pick({
  name: true,
  about: true,
  signUp: true,
  newGroups: true,
  language: true,
  timeZone: true,
}).required();

/**
 * Changes what the community has chosen about itself.
 * @throws Forbidden, Invalid
 */
export async function editSettings(ctx: Ctx, body: unknown): Promise<void> {
  const administrator = administratorCtx(ctx);
  const settings = parse(SettingsInput, body);

  await inTransaction(administrator, async (tx) => {
    await writeSettings(tx, settings);
    await recordActivity(tx, { kind: "settings-changed" });
  });
}

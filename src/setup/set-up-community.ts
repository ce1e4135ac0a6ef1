import { z } from "zod";
import { clearExample, exampleAbout, exampleAddresses, joinExample, makeExample } from "../example/index.ts";
import {
  Address,
  type Auth,
  addAdministrator,
  hasAdministrator,
  NewPassword,
  PersonName,
} from "../people/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { Conflict, Invalid, parse } from "../platform/errors/index.ts";
import { writeSettings } from "../settings/index.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";

const communityNameLengthMax = 80;

const SetUpInput = z.object({
  name: z
    .string("error.required")
    .transform((name) => name.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((name) => name !== "", "error.required")
    .refine((name) => name.length <= communityNameLengthMax, "error.too-long"),
  adminName: PersonName,
  adminEmail: Address,
  adminPassword: NewPassword,
  signUp: z.enum(["open", "approval", "invitation"], "error.required"),
  fill: z.enum(["empty", "example"], "error.required"),
});

let running = false;

/**
 * Sets the community up: its name, its first administrator (who can log in at once), how others come in, and, where
 * wished, the example community. The example takes some seconds, most of them for its pictures.
 * @returns the administrator.
 * @throws Invalid with a message by field; under "" where there is an administrator already. Conflict while another
 *   set-up is under way.
 */
export async function setUpCommunity(
  ctx: Ctx,
  auth: Auth,
  body: unknown,
): Promise<{ administratorId: PersonId }> {
  const input = parse(SetUpInput, body);
  const example = input.fill === "example";

  if (await hasAdministrator(ctx)) throw new Invalid({ "": "setup.refused.done" });
  if (example && exampleAddresses().has(input.adminEmail))
    throw new Invalid({ adminEmail: "setup.refused.example-address" });

  // A second press on a slow machine: two would fill the same places.
  if (running) throw new Conflict("setup.refused.running");
  running = true;
  try {
    await clearExample(ctx); // what a set-up that was stopped in the middle has left
    if (example) await makeExample(ctx);
    const { password } = await auth.$context;
    const passwordHash = await password.hash(input.adminPassword);

    return await inTransaction(ctx, async (tx) => {
      const administratorId = await addAdministrator(tx, {
        name: input.adminName,
        email: input.adminEmail,
        passwordHash,
      });
      if (example) await joinExample(tx, administratorId);
      const setUpAt = tx.now().toISOString();
      const about = example ? exampleAbout : "";
      await writeSettings(tx, { name: input.name, about, signUp: input.signUp, setUpAt });
      return { administratorId };
    });
  } finally {
    running = false;
  }
}

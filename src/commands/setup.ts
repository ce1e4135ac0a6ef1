import { parseArgs } from "node:util";
import { openFeatures } from "../app.ts";
import { readConfig } from "../platform/config/index.ts";
import { Invalid } from "../platform/errors/index.ts";
import { setUpCommunity } from "../setup/index.ts";
import { type Command, type Io, UsageError } from "./command.ts";

export const setup: Command = {
  help: `weft setup --name NAME --admin-name NAME --admin-email ADDRESS --admin-password-stdin [--sign-up open|approval|invitation] [--example]

Does what the set-up page does. The password is read from standard input, so that it is in no list of processes:
  echo "$PASSWORD" | npx weft setup --name "Our network" --admin-name "Ana Tui" --admin-email ana@school.example --admin-password-stdin
With --example the community is filled with an example. Fails with code 1 if there is an administrator already.`,
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: "string" },
        "admin-name": { type: "string" },
        "admin-email": { type: "string" },
        "admin-password-stdin": { type: "boolean" },
        "sign-up": { type: "string", default: "open" },
        example: { type: "boolean", default: false },
      },
    });
    if (!values.name || !values["admin-name"] || !values["admin-email"] || !values["admin-password-stdin"]) {
      throw new UsageError("setup needs --name, --admin-name, --admin-email and --admin-password-stdin.");
    }
    const password = await readLine(io);
    const { weft, auth, ctx } = await openFeatures({ ...readConfig(io.env), logLevel: "silent" });
    try {
      await setUpCommunity(ctx, auth, {
        name: values.name,
        adminName: values["admin-name"],
        adminEmail: values["admin-email"],
        adminPassword: password,
        signUp: values["sign-up"],
        fill: values.example ? "example" : "empty",
      });
      io.stdout.write(`${values.name} is set up. Start it with: npm start\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      for (const [field, key] of Object.entries(error.fields))
        io.stderr.write(`${optionOf(field)}${ctx.t(key)}\n`);
      return 1;
    } finally {
      await weft.close();
    }
  },
};

const optionNames: Readonly<Record<string, string>> = {
  name: "--name",
  adminName: "--admin-name",
  adminEmail: "--admin-email",
  adminPassword: "--admin-password-stdin",
  signUp: "--sign-up",
};

/** What the caller knows a field by; nothing where the whole is meant. */
function optionOf(field: string): string {
  return field === "" ? "" : `${optionNames[field] ?? field}: `;
}

async function readLine({ stdin }: Io): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8").split(/\r?\n/)[0] ?? "";
}

import { openWeft } from "../installation.ts";
import { readConfig } from "../platform/config/index.ts";
import { type Command, takesNothing } from "./command.ts";

export const migrate: Command = {
  help: `weft migrate

Takes the steps that the database does not have yet, and names them. \`weft start\` does the same at its start.`,
  async run(args, { env, stdout }) {
    takesNothing(args);
    const weft = await openWeft({ ...readConfig(env), logLevel: "silent" });
    await weft.close();
    for (const step of weft.migrated) stdout.write(`${step}\n`);
    stdout.write(
      weft.migrated.length === 0 ? "The database was up to date.\n" : "The database is up to date.\n",
    );
    return 0;
  },
};

import { startServer } from "../app.ts";
import { readConfig } from "../platform/config/index.ts";
import { type Command, takesNothing } from "./command.ts";
import { untilToldToStop } from "./until-told-to-stop.ts";

export const start: Command = {
  help: `weft start

Opens the data folder, brings the database up to date and serves the community until it is told to stop
(Ctrl-C, or SIGTERM). On a first start it prints a link to the set-up page, which works until there is an administrator.

Settings come from the environment: PORT (3000), HOST (127.0.0.1), WEFT_DATA (./data), WEFT_URL,
DATABASE_URL, SMTP_URL and others; docs/self-hosting.md explains each.`,
  async run(args, { env, stdout }) {
    takesNothing(args);
    const config = readConfig(env);
    const told = untilToldToStop(); // from here on: a stop in the middle of the start is in order too
    const server = await startServer(config);
    const { url, setupPath } = server;
    const invitation = setupPath
      ? `Set it up here (the link works until there is an administrator): ${url}${setupPath}\n`
      : "";
    stdout.write(`Weft is ready at ${url}\n${invitation}`); // at once: who waits for the first line may read both
    await told;
    await server.stop();
    return 0;
  },
};

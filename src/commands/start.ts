import { startServer } from "../app.ts";
import { readConfig } from "../platform/config/index.ts";
import type { Command } from "./command.ts";

export const start: Command = {
  name: "start",
  summary: "run Weft (this is what npm start does)",
  help: `weft start

Opens the data folder, brings the database up to date and serves the community until it is told to stop
(Ctrl-C, or SIGTERM). On a first start it prints a link, good once, to the set-up page.

Settings come from the environment: PORT (3000), HOST (127.0.0.1), WEFT_DATA (./data), WEFT_URL,
DATABASE_URL, SMTP_URL and others; docs/self-hosting.md explains each.`,
  async run(_args, { env, stdout }) {
    const config = readConfig(env);
    const server = await startServer(config);
    stdout.write(`Weft is ready at ${server.url}\n`);
    if (server.setupPath)
      stdout.write(
        `Set it up here (the link works until there is an administrator): ${server.url}${server.setupPath}\n`,
      );
    await untilToldToStop();
    await server.stop();
    return 0;
  },
};

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

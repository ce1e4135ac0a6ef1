import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFeatures, startServer } from "../app.ts";
import { readConfig } from "../platform/config/index.ts";
import { setUpCommunity } from "../setup/index.ts";
import type { Command } from "./command.ts";

const password = "weaving-together";

export const demo: Command = {
  name: "demo",
  summary: "show the example community in a throw-away folder",
  help: `weft demo

Makes a throw-away data folder, fills it with the example community and serves it until Ctrl-C; then the folder is removed.`,
  async run(_args, { env, stdout }) {
    const folder = await mkdtemp(join(tmpdir(), "weft-demo-"));
    const config = readConfig({
      ...env,
      WEFT_DATA: folder,
      DATABASE_URL: "",
      SMTP_URL: "",
      WEFT_LOG_LEVEL: env.WEFT_LOG_LEVEL ?? "warn",
    });
    try {
      const { weft, auth, ctx } = await openFeatures(config);
      await setUpCommunity(ctx, auth, {
        name: "e-Learning Aotearoa",
        adminName: "Demo Administrator",
        adminEmail: "admin@example.org",
        adminPassword: password,
        signUp: "open",
        fill: "example",
      });
      await weft.close();
      const server = await startServer(config);
      stdout.write(
        `Weft is ready at ${server.url}\nLog in as admin@example.org with the password ${password}\n`,
      );
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      });
      await server.stop();
      return 0;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

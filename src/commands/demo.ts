import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFeatures, startServer } from "../app.ts";
import { type Config, readConfig } from "../platform/config/index.ts";
import { setUpCommunity } from "../setup/index.ts";
import { type Command, takesNothing } from "./command.ts";
import { untilToldToStop } from "./until-told-to-stop.ts";

const email = "admin@example.org";
const password = "weaving-together";

export const demo: Command = {
  help: `weft demo

Makes a throw-away data folder, fills it with the example community and serves it until Ctrl-C; then the folder is removed.
PORT, HOST and WEFT_URL are taken from the environment as by weft start; no mail goes out.`,
  async run(args, { env, stdout }) {
    takesNothing(args);
    const told = untilToldToStop();
    const folder = await mkdtemp(join(tmpdir(), "weft-demo-"));
    try {
      const config = readConfig({
        ...env,
        WEFT_DATA: join(folder, "data"),
        DATABASE_URL: "",
        SMTP_URL: "",
        WEFT_LOG_LEVEL: env.WEFT_LOG_LEVEL || "warn",
      });
      stdout.write("Making the example community (some seconds) …\n");
      await fill(config);
      const server = await startServer(config);
      stdout.write(`Weft is ready at ${server.url}\nLog in as ${email} with the password ${password}\n`);
      await told;
      await server.stop();
      return 0;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function fill(config: Config): Promise<void> {
  const { weft, auth, ctx } = await openFeatures(config);
  try {
    await setUpCommunity(ctx, auth, {
      name: "e-Learning Aotearoa",
      adminName: "Demo Administrator",
      adminEmail: email,
      adminPassword: password,
      signUp: "open",
      fill: "example",
    });
  } finally {
    await weft.close();
  }
}

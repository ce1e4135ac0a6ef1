import { type CommandEntry, commands, type Io, UsageError } from "./commands/index.ts";
import { ConfigError } from "./platform/config/index.ts";

const code = await main(process.argv.slice(2), process);
process.exitCode = code;
// All is closed by now. Should something still keep the process alive, nobody is to wait for it.
setTimeout(() => process.exit(code), 3000).unref();

/** Finds the command and runs it. @returns the exit code: 0 done, 1 failed, 2 called wrongly. */
async function main([name, ...args]: readonly string[], io: Io): Promise<number> {
  if (name === "help" && args[0] !== undefined) return main([args[0], "--help"], io);
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    (name === undefined ? io.stderr : io.stdout).write(overview());
    return name === undefined ? 2 : 0;
  }
  const entry = commands.find((candidate) => candidate.name === name);
  if (!entry) {
    io.stderr.write(`weft has no command "${name}". See: weft help\n`);
    return 2;
  }
  try {
    const command = await entry.load();
    if (args.includes("--help") || args.includes("-h")) {
      io.stdout.write(`${command.help}\n`);
      return 0;
    }
    return await command.run(args, io);
  } catch (error) {
    return explain(error, entry, io);
  }
}

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(9)} ${summary}`);
  return `weft COMMAND [OPTIONS]\n\n${lines.join("\n")}\n\nweft COMMAND --help explains one.\n`;
}

function explain(error: unknown, command: CommandEntry, io: Io): number {
  const message = error instanceof Error ? error.message : String(error);
  const calledWrongly =
    error instanceof UsageError || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
  if (calledWrongly) {
    io.stderr.write(`${message}\nSee: weft ${command.name} --help\n`);
    return 2;
  }
  const sentence = error instanceof ConfigError ? message : whyNotListening(error);
  if (sentence) io.stderr.write(`${sentence}\n`);
  else io.stderr.write(`${error instanceof Error ? error.stack : message}\n`);
  return 1;
}

/** What to do where the system does not give us the port; undefined for an error of another kind. */
function whyNotListening(error: unknown): string | undefined {
  const { syscall, code, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  if (syscall !== "listen") return undefined;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${address} is taken: stop what uses it, or set PORT to another number.`;
    case "EACCES":
      return `Port ${port} may not be opened by this user: set PORT to a number above 1023, or put a proxy in front.`;
    case "EADDRNOTAVAIL":
      return `The setting HOST is "${address}", but this machine has no such address.`;
    default:
      return undefined;
  }
}

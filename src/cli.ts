import { type Command, commands, type Io, UsageError } from "./commands/index.ts";
import { ConfigError } from "./platform/config/index.ts";

process.exitCode = await main(process.argv.slice(2), process);

/** Finds the command and runs it. @returns the exit code: 0 done, 1 failed, 2 called wrongly. */
async function main([name, ...args]: readonly string[], io: Io): Promise<number> {
  if (name === undefined || name === "help" || name === "--help") {
    io.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    io.stderr.write(`weft has no command "${name}". See: weft help\n`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    io.stdout.write(`${command.help}\n`);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    return explain(error, command, io);
  }
}

function overview(): string {
  const lines = commands.map((command) => `  ${command.name.padEnd(9)} ${command.summary}`);
  return `weft COMMAND [OPTIONS]\n\n${lines.join("\n")}\n\nweft COMMAND --help explains one.\n`;
}

function explain(error: unknown, command: Command, io: Io): number {
  const message = error instanceof Error ? error.message : String(error);
  const calledWrongly =
    error instanceof UsageError || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
  if (calledWrongly) {
    io.stderr.write(`${message}\nSee: weft ${command.name} --help\n`);
    return 2;
  }
  if (error instanceof ConfigError) io.stderr.write(`${message}\n`);
  else if ((error as NodeJS.ErrnoException).code === "EADDRINUSE")
    io.stderr.write(`The port is taken: stop what uses it, or set PORT to another number.\n`);
  else io.stderr.write(`${error instanceof Error ? error.stack : message}\n`);
  return 1;
}

import { parseArgs } from "node:util";
import { openFeatures } from "../app.ts";
import { importMailbox, ProgressPrinter, summaryLines } from "../imports/index.ts";
import { readConfig } from "../platform/config/index.ts";
import { NotFound } from "../platform/errors/index.ts";
import type { Ctx } from "../viewer/index.ts";
import { type Command, type Io, UsageError } from "./command.ts";

const stoppedCode = 130;

export const importArchive: Command = {
  help: `weft import mbox FILE... --group SLUG [--json]

Brings the archive of a mailing list into a group: its threads, people, files and dates. FILE is a file in mbox or pipermail's
form, packed with gzip or not, a single message, or a folder of such files. People become placeholders: they have no account
and get no mail, and whoever proves to read an address can claim what was written from it. Nobody is told of anything.

Stop Weft before. What is here already is passed over: the same file twice adds nothing, and after a stop (Ctrl-C, a power
cut) the same command goes on. Progress is written to the error stream; at the end a summary says what came in, and names each
message that did not, with the reason. --json writes the summary as one JSON object.

Exit code 0: done. 1: there is no such group or file, or a file could not be read. 2: called wrongly. 130: stopped.`,
  async run(args, io) {
    const { group, files, json } = readArgs(args);
    const { weft, ctx } = await openFeatures({ ...readConfig(io.env), logLevel: "silent" });
    try {
      return await importInto(ctx, group, files, json, io);
    } catch (error) {
      const sentence = await sentenceFor(error, ctx, group);
      if (sentence === undefined) throw error;
      io.stderr.write(`${sentence}\n`);
      return 1;
    } finally {
      await weft.close();
    }
  },
};

function readArgs(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { group: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const [source, ...files] = positionals;
  if (source !== "mbox") throw new UsageError("Say what kind of archive it is: weft import mbox FILE...");
  if (files.length === 0) throw new UsageError("import mbox needs the name of a file, or of several.");
  if (!values.group) throw new UsageError("import needs --group, the word in the address of the group.");
  return { group: values.group, files, json: values.json };
}

async function importInto(
  ctx: Ctx,
  group: string,
  files: readonly string[],
  json: boolean,
  { stdout, stderr }: Io,
): Promise<number> {
  const printer = new ProgressPrinter(stderr);
  const stop = new AbortController();
  const onSignal = () => {
    printer.end();
    stderr.write("Finishing what is at hand. Press Ctrl-C again to stop at once; nothing is harmed by it.\n");
    stop.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, onSignal);
  try {
    const summary = await importMailbox(ctx, group, files, {
      signal: stop.signal,
      onProgress: (progress) => printer.show(progress),
      onResume: () => {
        printer.end();
        stderr.write("An import of these files was stopped before: going on where it ended.\n");
      },
    });
    printer.end();
    stdout.write(json ? `${JSON.stringify(summary)}\n` : `${summaryLines(summary, ctx.t).join("\n")}\n`);
    if (!summary.stopped) return summary.unreadableFiles.length > 0 ? 1 : 0;
    stderr.write("Stopped. To go on, give the same command again.\n");
    return stoppedCode;
  } finally {
    printer.end();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, onSignal);
  }
}

/** What to say of an error that the caller can mend; undefined for any other. */
async function sentenceFor(error: unknown, ctx: Ctx, group: string): Promise<string | undefined> {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" && path) return `There is no file ${path}.`;
  if (code === "EACCES" && path) return `The file ${path} may not be read by this user.`;
  if (!(error instanceof NotFound)) return undefined;
  const groups = await ctx.db.selectFrom("groups").orderBy("slug").limit(20).select("slug").execute();
  const known = groups.length > 0 ? ` There are: ${groups.map(({ slug }) => slug).join(", ")}.` : "";
  return `There is no group "${group}". Make it first (start Weft, log in, and choose "Make a group"), or name another.${known}`;
}

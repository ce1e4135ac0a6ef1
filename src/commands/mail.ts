import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { splitMail } from "../platform/read-mail/index.ts";
import { type Command, UsageError } from "./command.ts";

const sizeMaxBytes = 50_000_000;

export const mail: Command = {
  help: `weft mail parse-reply FILE

Shows how Weft takes apart a mail that answers another: prints {"reply", "quoted", "signature"} as JSON. FILE is one mail with its
headers, as mail programs save it (.eml), or only its text. Nothing is kept, and no community need be there.`,
  async run(args, { stdout, stderr }) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const [what, file, ...more] = positionals;
    if (what !== "parse-reply") throw new UsageError("Say what to do: weft mail parse-reply FILE");
    if (file === undefined || more.length > 0) throw new UsageError("Name one file that holds one mail.");
    const content = await readMailFile(file);
    if (typeof content === "string") {
      stderr.write(`${content}\n`);
      return 1;
    }
    const parts = await splitMail(content).catch((error: unknown) => String(error));
    if (typeof parts === "string") {
      stderr.write(`${file} cannot be read as a mail: ${parts}\n`);
      return 1;
    }
    stdout.write(`${JSON.stringify(parts, null, 2)}\n`);
    return 0;
  },
};

/** The bytes of the file, or the sentence that says why not. */
async function readMailFile(file: string): Promise<Buffer | string> {
  try {
    const { size } = await stat(file);
    if (size > sizeMaxBytes) return `${file} is larger than ${sizeMaxBytes / 1_000_000} MB: no mail is.`;
    return await readFile(file);
  } catch (error) {
    return `${file} cannot be read: ${(error as Error).message}`;
  }
}

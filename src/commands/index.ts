import type { Command } from "./command.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { importArchive } from "./import.ts";
import { migrate } from "./migrate.ts";
import { setup } from "./setup.ts";
import { start } from "./start.ts";

export { type Command, type Io, UsageError } from "./command.ts";

/** The words of `weft`, in the order of its help. */
export const commands: readonly Command[] = [start, setup, migrate, importArchive, doctor, demo];

import type { Command } from "./command.ts";

export { type Command, type Io, UsageError } from "./command.ts";

/** A word of `weft` before anybody has said it. */
export interface CommandEntry {
  readonly name: string;
  /** One line for `weft help`. */
  readonly summary: string;
  /** Fetches the command: each brings much with it that the others do without. */
  load(): Promise<Command>;
}

/** The words of `weft`, in the order of its help. */
export const commands: readonly CommandEntry[] = [
  {
    name: "start",
    summary: "run Weft (this is what npm start does)",
    load: async () => (await import("./start.ts")).start,
  },
  {
    name: "setup",
    summary: "name the community and make its first administrator, without a browser",
    load: async () => (await import("./setup.ts")).setup,
  },
  {
    name: "migrate",
    summary: "bring the database up to date without starting",
    load: async () => (await import("./migrate.ts")).migrate,
  },
  {
    name: "import",
    summary: "bring the archive of a mailing list into a group",
    load: async () => (await import("./import.ts")).importArchive,
  },
  {
    name: "mail",
    summary: "show how a mail that answers another is taken apart",
    load: async () => (await import("./mail.ts")).mail,
  },
  {
    name: "doctor",
    summary: "look for what can go wrong, and say what to do about it",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "demo",
    summary: "show the example community in a throw-away folder",
    load: async () => (await import("./demo.ts")).demo,
  },
];

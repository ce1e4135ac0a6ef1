/**
 * The allowed arrows between the folders of src/, as data. They point down: a file imports from its own room, from the
 * doors of lower layers and, inside the commons, from the doors of its neighbours. import-rules.test.ts holds every file to it.
 */
export const layers = [
  { name: "start", rooms: ["cli.ts", "commands"] },
  { name: "app", rooms: ["app.ts", "installation.ts"] },
  {
    name: "content",
    rooms: [
      "administration",
      "conversations",
      "discussions",
      "example",
      "home",
      "series",
      "setup",
      "summaries",
    ],
  },
  {
    name: "commons",
    rooms: [
      "activity",
      "attachments",
      "drafts",
      "frame",
      "groups",
      "imports",
      "link-previews",
      "live",
      "mail-in",
      "mentions",
      "notifications",
      "people",
      "posts",
      "reactions",
      "related",
      "search",
      "settings",
      "viewer",
      "writing",
    ],
  },
  { name: "ui", rooms: ["ui"] },
  { name: "platform", rooms: ["platform"] },
] as const;

/** Content does not import content, but for these, each with its reason. */
export const contentArrows: ReadonlyArray<{
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}> = [
  {
    from: "setup",
    to: "example",
    reason: "the set-up fills a new community with the example where it is wished",
  },
  {
    from: "administration",
    to: "conversations",
    reason: "administrators answer reports of conversations, and read who has opened one",
  },
];

/** Rooms that are houses of small rooms: each of their folders has a door of its own, and so has each file directly in them. */
export const housesOfRooms = ["platform", "ui"] as const;

/** Names that say nothing of what is inside. */
export const namelessFolders = ["utils", "common", "helpers", "types", "lib", "misc"] as const;

/** Sizes in lines. */
export const limits = { file: 400, test: 800, function: 80 } as const;

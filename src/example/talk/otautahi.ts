import { type ExamplePost, prose, say } from "../example-types.ts";

export const otautahi: readonly ExamplePost[] = [
  {
    kind: "discussion",
    by: "grace",
    title: "What our cluster does together next term",
    daysAgo: 124,
    tags: ["planning", "visits"],
    thanks: 2,
    text: prose(`
      So far: two visits, one shared robotics box, and a reading week across all four schools. Is that too little, too much, or the
      wrong things?
    `),
    replies: [
      say(
        "daniel",
        8,
        "The right number. I would trade one visit for a morning on assessment, with real work on the table.",
      ),
      say(
        "aroha",
        12,
        "Agreed. First Thursday, our library. Bring three pieces of work that you cannot decide about.",
        { thanks: 3 },
      ),
    ],
  },
  {
    kind: "question",
    by: "daniel",
    title: "Photo permissions: one form for four schools?",
    daysAgo: 68,
    tags: ["privacy", "whānau"],
    text: prose(`
      We each ask whānau the same question in a different way, and then cannot use a single picture from a shared day. Could we ask
      once?
    `),
    replies: [
      say(
        "grace",
        5,
        "Four ticks and not one: inside school, among our four schools, in print, anywhere. Most people tick two and are glad that they were asked.",
        {
          thanks: 5,
        },
      ),
      say("aroha", 20, "Ask the learners as well, and let them say no on the day. They do, and it is fine."),
      say("daniel", 26, "Draft is done, four ticks, two signatures, half a page. I'll bring it on Thursday."),
    ],
  },
  {
    kind: "discussion",
    by: "grace",
    title: "The library makerspace opens on Monday",
    daysAgo: 9,
    tags: ["making", "libraries"],
    thanks: 4,
    text: prose(`
      Sewing machines, soldering irons, and Kererū the 3D printer, who eats too much and falls over. Any school in the cluster may
      book it. Who would like Tuesday afternoons?
    `),
    replies: [
      say("daniel", 6, "We would! Fourteen Year 10s and one broken drone."),
      say("aroha", 15, "May staff book it too? Asking for a deputy principal with a torn backpack.", {
        thanks: 4,
      }),
    ],
  },
];

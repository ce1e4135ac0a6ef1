import { type ExamplePost, prose, say } from "../example-types.ts";

export const stewards: readonly ExamplePost[] = [
  {
    kind: "discussion",
    by: "tamsin",
    title: "Who welcomes new members, and what do we say?",
    daysAgo: 199,
    tags: ["facilitation", "community"],
    thanks: 3,
    text: prose(`
      Nine people joined last month, and three of them have written something. I would like each to hear from **one of us by name**
      within two days: three sentences, one question, no links.
    `),
    replies: [
      say("hana", 5, 'I\'ll take the north. My question is always, "What are you in the middle of?"'),
      say("aroha", 12, 'The south is mine. I will not be writing "welcome aboard".', { thanks: 4 }),
      say(
        "jo",
        20,
        "Beginners to me, please. And if they do not answer, we leave them in peace; reading is taking part, too.",
        { thanks: 5 },
      ),
    ],
  },
  {
    kind: "discussion",
    by: "hana",
    title: "Two threads that went cold: what should we do?",
    daysAgo: 26,
    tags: ["facilitation"],
    thanks: 2,
    text: prose(`
      Both had a real question in them and no answer for a week. I think that silence after a brave question does more harm than a
      clumsy reply. Shall we take turns to look, one of us each week?
    `),
    replies: [
      say("tamsin", 6, "Yes. I take this week. If I cannot answer I will at least say who might.", {
        thanks: 4,
      }),
      say("mere", 15, "Āe. Ko ahau ā tērā wiki."),
    ],
  },
];

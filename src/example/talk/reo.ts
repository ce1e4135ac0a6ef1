import { type ExamplePost, prose, say } from "../example-types.ts";

export const reo: readonly ExamplePost[] = [
  {
    kind: "article",
    by: "mere",
    title: "He tohutō kei ia papa pātuhi: macrons on every keyboard",
    daysAgo: 226,
    tags: ["te reo Māori", "keyboards"],
    thanks: 9,
    text: prose(`
      Ko te *keke* he mea reka, ko te *kēkē* kei raro i te ringa. A macron is no ornament; without it the word is another word, or none.

      | papa pātuhi | me pēhea |
      |---|---|
      | waea pūkoro | pēhia roatia te oropuare |
      | rorohiko, papa Māori | te pātene \`\` ~ \`\`, kātahi ko te oropuare |
      | rorohiko, papa Ingarihi | tāpirihia te papa Māori ki ngā tautuhinga |

      Set it up **once**, on each machine that a learner touches, and then expect it of everyone, from the new entrant to the
      principal. Learners do not leave out what is easy to put in.

      I have asked for it in our reports, our rolls and our email signatures. Two systems could not do it. They can now; it took
      three phone calls.
    `),
    replies: [
      say("rangi", 7, "Ka mau te wehi! Three machines done before morning tea.", { thanks: 4 }),
      say(
        "sione",
        15,
        "Sent to all six schools as a setting, so that nobody has to do anything at all. It should always have been like that.",
        { thanks: 10 },
      ),
      say("piripi", 44, "My name has had its tohutō on the board papers since this month. I noticed.", {
        thanks: 14,
      }),
    ],
  },
  {
    kind: "question",
    by: "tane",
    title: "He aha te kupu tika mō “upload”?",
    daysAgo: 129,
    tags: ["te reo Māori", "kupu"],
    thanks: 2,
    text: prose(`
      Kei te rangona te *tukuake*, te *tukuatu*, me te *whakaeke*. Tēhea tā koutou, ā, he aha ai?
    `),
    replies: [
      say("mere", 6, "*Tukuatu* i tā mātou kura: ka tukuna atu. Ngāwari, mārama hoki.", { thanks: 4 }),
      say("rangi", 10, "He *tukuake* tā ngā tamariki, nō te mea ka piki ki te kapua."),
      say(
        "tane",
        30,
        "Ka pai ki ahau te piki ki te kapua! I'll write *tukuatu* in the menus and let the tamariki say what they like.",
        { to: 2, thanks: 5 },
      ),
    ],
  },
  {
    kind: "discussion",
    by: "rangi",
    title: "Karakia and waiata at the start of an online hui",
    daysAgo: 57,
    tags: ["tikanga", "waiata", "hui"],
    thanks: 6,
    text: prose(`
      In a room it happens by itself. On a screen somebody says "shall we just start?", and it is gone.

      How do you hold on to it? And the practical side: forty people singing with forty delays sounds like the sea.
    `),
    replies: [
      say(
        "mere",
        8,
        "One voice is on, everybody else sings with the microphone off. You see the mouths move and it is enough.",
        { thanks: 6 },
      ),
      say(
        "piripi",
        26,
        "Kia kaua e horo. It takes as long as it takes; do not put it in the agenda as two minutes.",
        { thanks: 7 },
      ),
    ],
  },
  {
    kind: "discussion",
    by: "mere",
    title: "He waiata hou mā tātou?",
    daysAgo: 2,
    tags: ["waiata"],
    text: prose(`
      We sing the same two at each hui. Kua tae te wā! Has somebody got one from home that they would teach us, with the story that
      belongs to it? Tuhia mai i konei.
    `),
    replies: [],
  },
];

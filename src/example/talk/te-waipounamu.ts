import { type ExamplePost, prose, say } from "../example-types.ts";

export const teWaipounamu: readonly ExamplePost[] = [
  {
    kind: "discussion",
    by: "ben",
    title: "Snow days online: keep them or bin them?",
    daysAgo: 238,
    tags: ["learning without internet", "planning", "wellbeing"],
    thanks: 5,
    picture: {
      file: "mountains",
      alt: "Snow-covered mountains above a long blue lake; in front a yellow school bus stands at the end of a road.",
      title: "As far as the bus goes",
      author: "Mei-Ling Foster",
      licence: "cc-by-4.0",
      sourceUrl: "https://mei-ling.example/drawings/bus",
    },
    text: prose(`
      Two days of snow last week. On the first we taught online, on the second the power was out and they built a luge.

      [picture]

      I have marked what they wrote about both days. It is not close. So: do we keep "learning from home" for snow, or do we call
      it what it is?
    `),
    replies: [
      say("callum", 4, "We have never had enough power to find out. The luge has my vote.", { thanks: 6 }),
      say(
        "aroha",
        9,
        "For exam classes I would keep one hour: here is what matters this week, now go outside. They read it, because it is short.",
      ),
      say(
        "huia",
        16,
        "In Tāhuna they give a snow *journal*: measure it, draw it, ask somebody over seventy about a deeper one. Nobody needs a connection.",
        {
          thanks: 8,
        },
      ),
      say("sam", 11, "Two of ours are only warm at school. When we decide, could we decide for them first?", {
        thanks: 11,
      }),
      say(
        "ben",
        30,
        "@sam-whitcombe rewritten: school stays *open* as a warm room whenever the road is, and the rest is the journal. The board said yes tonight.",
        {
          to: 4,
          thanks: 9,
        },
      ),
    ],
  },
  {
    kind: "question",
    by: "aroha",
    title: "Has anybody moved a whole school off paper timetables?",
    daysAgo: 152,
    tags: ["timetables", "planning"],
    text: prose(`
      We print four hundred of them twice a year, and each is wrong by Wednesday. What did you move to, and who was lost on the way?
    `),
    replies: [
      say(
        "ben",
        3,
        "We did. Nobody was lost but me. Put it where they look already, and print fifty for those who want to hold it.",
        { thanks: 4 },
      ),
      say(
        "daniel",
        14,
        "The relievers were lost. Nobody had thought of the relievers. Large print, on the door, still.",
      ),
      say(
        "aroha",
        50,
        "Fifty on paper, large print on the doors, the rest online. It is week three and I have not been asked where room 12 is.",
      ),
    ],
  },
  {
    kind: "article",
    by: "daniel",
    title: "Three schools, one robotics box",
    daysAgo: 108,
    tags: ["making", "programming", "small schools", "budget"],
    thanks: 6,
    text: prose(`
      The box costs 2,400 dollars, which none of us has. A third of it, each of us has. It spends four weeks at each school and
      travels by milk tanker, which is a sentence I never expected to write.

      What makes it work is the **logbook** that lies in it. Each class writes what they built, what they broke, and one dare for
      the next school. The dares are better than anything I would have set.

      > Dare from Glacier Road: make it carry an egg across the room and *apologise* if it drops it.

      *Who was it for?* Schools that had none. *What can they do now?* Apologise, in code.
    `),
    replies: [
      say("callum", 5, "It apologised eleven times. We ate the evidence.", { thanks: 10 }),
      say("grace", 12, "The logbook deserves a place in the library afterwards. I will bind it."),
      say(
        "ollie",
        700,
        "Is there room for a fourth school? We are over the hill, but the tanker comes by on Thursdays.",
        { thanks: 3 },
      ),
    ],
  },
  {
    kind: "discussion",
    by: "huia",
    title: "Road trip to Tīmaru: who has a seat, who needs one?",
    daysAgo: 11,
    tags: ["hui", "visits"],
    thanks: 3,
    text: prose(`
      The spring hui is halfway for everybody, that is to say far for everybody. I leave Ōtepoti at six with three seats and a
      thermos. Write where you can be picked up.
    `),
    replies: [
      say("ben", 4, "One seat, please, at the Ōamaru bakery, where I will be anyway."),
      say(
        "aroha",
        9,
        "Coming down from Ōtautahi with two seats. @callum-mckenzie-reid can you get to Arthur's Pass?",
        { thanks: 2 },
      ),
      say(
        "callum",
        15,
        "If the road opens. If it does not I will be the face on the screen, and somebody must bring me a pie.",
        { thanks: 6 },
      ),
    ],
  },
];

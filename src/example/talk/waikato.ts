import { type ExamplePost, prose, say } from "../example-types.ts";

export const waikato: readonly ExamplePost[] = [
  {
    kind: "discussion",
    by: "ana",
    title: "Kia ora from Waikato and Te Moana-a-Toi",
    daysAgo: 250,
    tags: ["getting started"],
    thanks: 3,
    text: prose(`
      We are three clusters that have never been in the same room. Before we plan anything: what does your school do well that it has
      never told anybody about?
    `),
    replies: [
      say(
        "rosa",
        8,
        "Our Year 8s teach the Year 9 teachers what they are about to receive. It takes a morning and it is merciless.",
        { thanks: 5 },
      ),
      say(
        "rangi",
        20,
        "We open each day with a waiata that a learner has chosen. I will not be explaining how this is e-learning.",
      ),
      say("tane", 14, "My schools lend each other caretakers. It is the best network I look after.", {
        thanks: 4,
      }),
    ],
  },
  {
    kind: "question",
    by: "rangi",
    title: "Screens and seven-year-olds: how much is enough?",
    daysAgo: 176,
    tags: ["junior classes", "wellbeing", "whānau"],
    thanks: 4,
    text: prose(`
      A grandmother asked me at the gate how many minutes. I said I did not know, and that what they do in the minutes matters more.
      She was not impressed, and she was right not to be.

      What do you say to whānau? I would like one honest paragraph.
    `),
    replies: [
      say(
        "lupe",
        5,
        "I say: twenty at a time, never alone, and always to *make* something. Then I show them what was made. The number helps, even if I made it up.",
      ),
      say(
        "wiremu",
        12,
        "Invite her in. We did, four grandparents one Wednesday. They stayed for the whole day and corrected our knitting.",
        { thanks: 8 },
      ),
      say("ana", 7, '"Less than at your daughter\'s house" got me a laugh and then a good conversation.'),
      say(
        "rangi",
        40,
        "She came in on Thursday. She now runs the sound desk for our recordings. I shall not be telling her how many minutes that is.",
        {
          to: 2,
          thanks: 12,
        },
      ),
    ],
  },
  {
    kind: "article",
    by: "wiremu",
    title: "Forty weeks of river data, and what it did to our maths",
    daysAgo: 90,
    tags: ["science outdoors", "data", "mathematics"],
    thanks: 7,
    text: prose(`
      Every Tuesday, four measurements, two learners, no exceptions. After forty weeks we have one hundred and sixty numbers that
      nobody else in the world has.

      | what we measure | lowest | highest | when |
      |---|--:|--:|---|
      | temperature (°C) | 7.5 | 22 | July, February |
      | clarity (cm) | 18 | 96 | after the June flood, March |
      | nitrate (mg/L) | 0.6 | 2.4 | autumn |
      | eels seen | 0 | 7 | winter, one night in January |

      The learners trust these numbers because they have been cold for them. When a graph looks wrong they say "who measured?" and
      not "is that right, sir?".

      What it did to our maths: averages had a *reason*. So did the point that they hide things. The June flood vanishes in the
      mean, and a boy who had never said a word in maths said, "Then the mean is lying."

      The sheets are yours if you want them. Make your own mistakes in them.
    `),
    replies: [
      say("priya", 6, '"Then the mean is lying." Give that boy my job.', { thanks: 9 }),
      say(
        "ben",
        18,
        "May we join with a tidal creek? Same sheet, same Tuesday, so that our two places can be compared.",
      ),
      say("wiremu", 9, "@ben-hartley please do. Learners will write to learners; I only carry the post.", {
        to: 2,
        thanks: 4,
      }),
    ],
  },
  {
    kind: "discussion",
    by: "rosa",
    title: "Sharing a relief teacher, so that we can visit each other",
    daysAgo: 29,
    tags: ["visits", "budget"],
    thanks: 5,
    text: prose(`
      Three schools, one relief teacher, booked for the first Wednesday of each month. Whoever's turn it is goes and sits in somebody
      else's classroom for a day.

      I have written it into next year's budget as *professional learning*, and the board asked no questions. Who is in?
    `),
    replies: [
      say("ana", 5, "Kōwhai Flat is in. We can pay in feijoas as well.", { thanks: 4 }),
      say("tane", 11, "I'll drive whoever has no car. The van is going round in any case."),
    ],
  },
];

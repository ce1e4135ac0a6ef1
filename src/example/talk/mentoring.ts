import { type ExamplePost, prose, say } from "../example-types.ts";

export const mentoring: readonly ExamplePost[] = [
  {
    kind: "discussion",
    by: "jo",
    title: "First weeks in the job: what surprised you?",
    daysAgo: 138,
    tags: ["mentoring", "beginning teachers"],
    thanks: 5,
    text: prose(`
      What is said here stays in the circle. You have been given a title, a cupboard key, and no time. What was not on the list?
    `),
    replies: [
      say(
        "sam",
        6,
        "That everybody thinks I can mend their own laptop, and that I can, and that I should stop.",
        { thanks: 5 },
      ),
      say(
        "lupe",
        14,
        "That the hard part is a colleague who is frightened and calls it being busy. I was her last year.",
        { thanks: 8 },
      ),
      say("ollie", 9, "The cupboard. There were eleven years of chargers in it."),
      say("tamsin", 20, "@lupe-faleolo what helped, when you were her?", { to: 2 }),
      say("lupe", 5, "Somebody sat next to me and got it wrong first.", { to: 4, thanks: 9 }),
    ],
  },
  {
    kind: "question",
    by: "ollie",
    title: "How do you watch a colleague's lesson when both of you are nervous?",
    daysAgo: 73,
    tags: ["mentoring", "coaching"],
    thanks: 3,
    text: prose(`
      I was asked to "give some feedback" to somebody who has taught for twenty years. I am twenty-six. Help.
    `),
    replies: [
      say(
        "jo",
        4,
        "Ask her what she would like you to look at, and look only at that. Write down what you *see* and leave out what you think of it.",
        {
          thanks: 7,
        },
      ),
      say("fatima", 11, "Begin with being watched yourself. Teach badly on purpose if you must.", {
        thanks: 5,
      }),
      say(
        "ollie",
        80,
        'I asked. She said, "Count how often I answer my own questions." It was fourteen times; she laughed until she had to sit down. We are going again next week.',
        {
          thanks: 11,
        },
      ),
    ],
  },
  {
    kind: "article",
    by: "tamsin",
    title: "Things worth an evening: a list we add to",
    daysAgo: 35,
    tags: ["mentoring", "reading"],
    thanks: 4,
    text: prose(`
      One line each, and say *why*. No more than three from anybody.

      - A walk with a colleague, without a purpose. Because that is where the question comes out.
      - Somebody else's staffroom, for a morning tea. Because yours is not normal, and neither is theirs.
      - Whatever the oldest person in your school wrote about it. Because it has all happened before.
    `),
    replies: [
      say("mei", 9, "A drawing of your own classroom, from memory. Because of what you leave out.", {
        thanks: 6,
      }),
      say(
        "katarina",
        22,
        'An hour with your own website and the sound of a screen reader. Because you will never name a link "here" again.',
        { thanks: 8 },
      ),
    ],
  },
];

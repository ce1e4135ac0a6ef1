import { type ExamplePost, prose, say } from "../example-types.ts";

/** The post that this community began with. */
export const whyBuild: ExamplePost = {
  kind: "discussion",
  by: "tamsin",
  title: "Why build an online community?",
  daysAgo: 318,
  tags: ["community", "norms", "priority learners", "getting started"],
  pinnedBy: "tamsin",
  thanks: 14,
  picture: {
    file: "weaving",
    alt: "Strips of green and gold flax pass over and under each other; on the right the weaving is unfinished and the strips lie loose.",
    title: "Not finished yet",
    author: "Mei-Ling Foster",
    licence: "cc-by-4.0",
    sourceUrl: "https://mei-ling.example/drawings/not-finished-yet",
  },
  text: prose(`
    Most of us have a network already: the people we message when a projector dies, or when a plan falls flat on a wet
    Thursday. A network is a fine thing. It is also yours alone. You choose who is in it, and on the day you change jobs it
    goes with you.

    A community asks more of us and gives more back. It is trying to get better at something, out loud, and there are people
    in it who will notice whether that happens. What one of us finds out does not stay in an inbox. It is written down, argued
    about, mended, and handed to whoever comes next.

    [picture]

    ## What we hope for

    We meet face to face in our regions a few times a year. Those are good days, and then we drive home and the talk stops.
    This place is for the weeks in between: to bring a question *before* we meet, to carry on the argument *after*, and to read
    what another region has worked out while we slept.

    Most of all it should change something for the learners whom school has served least well so far. If we cannot name such a
    change in a year's time, we have only been chatting.

    ## While you think

    Here is a short film that a community made together and then gave away, sketches, files and all. It is about a rabbit. It is
    also about what a few people can do who show each other their unfinished work.

    [Big Buck Bunny, made together and given away](https://www.youtube.com/watch?v=aqz-KE-bpKQ)

    ## Five questions

    1. **Assumptions.** What do you take for granted about the way adults learn from each other? Would your staffroom agree?
    2. **Norms.** What may we expect of one another here: in tone, in pace, in how honest we are?
    3. **Activities.** What should we do together? Debate, visit, mentor, write something down, make something?
    4. **What is in it for you?** What would have to happen here to be worth ten minutes on a Tuesday night?
    5. **Your part.** How will you join in, and what would make that easier?

    Take one question or all five; one answered from your own school is worth more than five in general. In a fortnight
    @hana-kereama and I will draw the answers together, and you will tell us what we missed.
  `),
  before: {
    hours: 52,
    text: prose(`
      Most of us have a network already: the people we message when a projector dies. A community asks more of us and gives more
      back. It is trying to get better at something, out loud.

      [picture]

      ## Four questions

      1. **Assumptions.** What do you take for granted about the way adults learn from each other?
      2. **Norms.** What may we expect of one another here?
      3. **Activities.** What should we do together?
      4. **What is in it for you?**
    `),
  },
  replies: [
    say(
      "hana",
      4,
      `I will start with the norms, because I have been in online groups that died of politeness. Can we agree that
      "that has not worked for us, and here is why" counts as a friendly thing to say?`,
      { thanks: 9 },
    ),
    say(
      "wiremu",
      16,
      `Assumption: that we learn from each other's successes. I have learned far more from watching somebody's lesson fall over
      and then seeing what they did in the next five minutes. So: bring the wobbly ones.`,
      { thanks: 11 },
    ),
    say(
      "piripi",
      31,
      `E hoa mā, before the norms, who are we? Let each one say where they stand and who stands behind them. Then I can hear what
      you say. *Nau mai, haere mai.*`,
      { thanks: 13 },
    ),
    say(
      "jo",
      6,
      `@piripi-matene is right, and I have opened a thread for exactly that: people, place, one thing you can teach somebody.
      It is pinned beside this one.`,
      { to: 3, thanks: 4 },
    ),
    say(
      "ana",
      44,
      `What is in it for me: we are five classrooms. If three of us share one good idea properly, with the planning and the things
      that went wrong, that is a term's worth of professional development which I could not have bought.`,
      { thanks: 8 },
    ),
    say(
      "katarina",
      20,
      `I would like us to hold on to the sentence about learners whom school has served least well. Could each write-up here end
      with two lines: who was this for, and what can they do now that they could not before?`,
      { thanks: 12 },
    ),
    say(
      "tamsin",
      9,
      `@katarina-pene yes. Two lines, always the last two. Let us try it for a term and see whether it changes what we write about
      in the first place.`,
      { to: 6, thanks: 6 },
    ),
    say(
      "callum",
      170,
      `My part: I can read on the bus and write on Sundays. If I go quiet it is the signal, not you. Please do not decide anything
      in under a week.`,
      { thanks: 7 },
    ),
    say(
      "hana",
      150,
      `Drawing it together so far, in one sentence each:

      - **Assumptions:** we learn most from unfinished work, shown early.
      - **Norms:** honest before polite; a week before anything counts as decided; say who you are.
      - **Activities:** visits in pairs, one shared write-up a month, a place for beginners.
      - **And always:** who was it for, and what can they do now?

      What have we missed?`,
      { thanks: 15, before: "Drawing it together so far. What have we missed?" },
    ),
    say(
      "mere",
      26,
      `Kotahi anō: te reo. Some of us think in it. May we write in the language that the thought came in, and trust each other to
      ask? Ehara taku toa i te toa takitahi.`,
      { to: 9, thanks: 10 },
    ),
    say(
      "ollie",
      3600,
      `I am new this year and have just read all of this in one go. It is strange and good to find an argument from months ago that
      answers what I was afraid to ask on Monday. Thank you for leaving it lying about.`,
      { thanks: 12 },
    ),
    say(
      "tamsin",
      2900,
      `@ollie-brandt that may be the best reason for a community that anybody has given in this thread. We meet in the regions next
      month. Bring one question you would not ask at your own school, and I will bring mine.`,
      { to: 11, thanks: 8 },
    ),
  ],
};

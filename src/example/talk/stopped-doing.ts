import { type ExamplePost, prose, say } from "../example-types.ts";

/** The long thread: it turns pages. */
export const stoppedDoing: ExamplePost = {
  kind: "discussion",
  by: "huia",
  title: "One thing you stopped doing this year",
  daysAgo: 96,
  tags: ["leadership", "workload", "reflection"],
  thanks: 9,
  text: prose(`
    We are good at adding. Every hui ends with a list of things to begin, and nobody ever hands out a list of things to end.

    So, one each: **what did you stop doing this year, and who noticed?** Two or three sentences. No advice unless somebody asks
    for it.
  `),
  replies: [
    say(
      "ben",
      3,
      "The weekly e-learning newsletter. I stopped in February. The first person to ask about it asked in July.",
    ),
    say(
      "tamsin",
      2,
      'I stopped ending meetings with "any questions?" and began ending with a minute of silence and a pen. More questions.',
      {
        thanks: 8,
      },
    ),
    say(
      "lupe",
      14,
      "Tablets before morning tea. Nobody noticed except the children, who now fight over the blocks instead.",
    ),
    say(
      "wiremu",
      6,
      "Marking science books. They photograph one page a week that they are proud of and say why. I read those properly.",
      {
        thanks: 7,
      },
    ),
    say(
      "priya",
      20,
      "Our data wall. Two people noticed: the one who made it (me) and the one who dusted it.",
    ),
    say("daniel", 3, "@priya-raman did you keep the numbers somewhere, or stop collecting them as well?", {
      to: 5,
    }),
    say(
      "priya",
      5,
      "Stopped collecting four of the seven. The other three fit on one page, and we read that page together.",
      {
        to: 6,
        thanks: 6,
      },
    ),
    say(
      "hana",
      28,
      "Sending pānui by four channels. Now there is one, it is paper for those who want paper, and whānau know where to look.",
      {
        thanks: 5,
      },
    ),
    say("sione", 9, "I stopped blocking things that annoyed only me."),
    say(
      "mei",
      11,
      "Slides. I draw on the board again and photograph it at the end. The photo is uglier and they look at it more.",
    ),
    say(
      "callum",
      40,
      'Saying yes to visitors who want to see "digital learning in a remote school". They can come and fix the pump with us.',
      {
        thanks: 9,
      },
    ),
    say("grace", 7, "Fines. We wrote off 214 dollars and got 90 books back in a fortnight.", { thanks: 10 }),
    say(
      "aroha",
      13,
      "Staff meetings longer than 45 minutes. Somebody else now minds the clock and they are merciless.",
    ),
    say(
      "rosa",
      22,
      "I stopped writing minutes and write decisions. One line, who, by when. Nobody has missed the rest.",
    ),
    say(
      "jo",
      4,
      'Answering "quick questions" in the corridor. I say: show me, at your desk, at two. Half of them have solved it by two.',
    ),
    say(
      "ollie",
      18,
      "Planning on Sundays. I lasted three weeks and then I was ill and did it anyway and it was fine?",
      { thanks: 6 },
    ),
    say("tamsin", 8, "@ollie-brandt keep the question mark, but keep the Sunday as well.", {
      to: 16,
      thanks: 4,
    }),
    say(
      "katarina",
      12,
      "Filling in the support plan *about* a learner. We fill it in with them, on the big screen, and they have the keyboard.",
      {
        thanks: 11,
      },
    ),
    say(
      "sam",
      5,
      '@katarina-pene we tried that after you told us. One boy deleted a whole paragraph of mine and said "that\'s not true any more".',
      {
        to: 18,
        thanks: 12,
      },
    ),
    say("tane", 30, "Fixing the projector first and saying kia ora second."),
    say(
      "fatima",
      16,
      "Pre-teaching vocabulary lists. We look at the picture first and collect what they already have, in every language.",
    ),
    say(
      "mere",
      10,
      "Correcting every spoken mistake in te reo. I write the good form in my next sentence and carry on. They carry on, too.",
      {
        thanks: 7,
      },
    ),
    say("rangi", 9, "Tautoko, @mere-tawhai. The quiet ones came back within a month.", { to: 22 }),
    say("ana", 25, "Writing the newsletter myself. Year 6 write it. It has more weather in it."),
    say("piripi", 34, "I stopped sitting at the back of the board meeting. It was comfortable there."),
    say(
      "huia",
      6,
      "Twenty-five of these, and hardly any is about technology. What do the rest of you make of that?",
      { thanks: 5 },
    ),
    say(
      "daniel",
      11,
      "That the technology was never what filled the day. It only made it possible to fill the day with more of the same.",
      {
        to: 26,
        thanks: 9,
      },
    ),
    say(
      "ben",
      7,
      "I have made a list of all of these without names and pinned it over the timetable. Four people photographed it today.",
    ),
    say(
      "wiremu",
      50,
      "Could we do this every year? Same question, same week. I would like to see what comes back.",
      { thanks: 6 },
    ),
    say(
      "huia",
      5,
      "Yes. I have put it in the calendar for the week after the census, when we are all at our most honest.",
      {
        to: 29,
        thanks: 4,
      },
    ),
  ],
};

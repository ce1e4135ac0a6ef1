import { type ExamplePost, prose, say } from "../example-types.ts";

/** Talk of the national group around the middle of the year. */
export const nationalTwo: readonly ExamplePost[] = [
  {
    kind: "discussion",
    by: "katarina",
    title: "Priority learners first: what has changed for one child?",
    daysAgo: 188,
    tags: ["priority learners", "accessibility", "learning support"],
    thanks: 11,
    text: prose(`
      We write "priority learners" in every plan. I would like a thread with no plans in it.

      Think of **one** child. No names, nothing that would let us guess. What was in the way, what did you change, and what can they
      do now? If the answer is "nothing yet", that is an answer as well.
    `),
    replies: [
      say(
        "fatima",
        12,
        `A girl who had not spoken in class for two terms. We let her narrate a film of her grandmother cooking, in
        Dari, with captions she wrote with a friend. She now corrects *my* captions.`,
        { thanks: 12 },
      ),
      say(
        "wiremu",
        20,
        'A boy who "would not write". He would, if it was on the back of the river data sheet and nobody called it writing. Four pages in May.',
        {
          thanks: 9,
        },
      ),
      say(
        "callum",
        31,
        "Nothing yet. The thing in the way is a gravel road and a sick mother, and no tool I have reaches that far. We take turns driving.",
        {
          thanks: 14,
        },
      ),
      say(
        "sam",
        8,
        "Bigger type, less of it, one colour. That was all. He had been told for five years that he was lazy.",
        { thanks: 13 },
      ),
      say(
        "hana",
        16,
        `Borrowed modem, paid for by the board, in the house of a nan with four mokopuna. The eldest handed in work for the first
        time since Year 9. It costs less than our photocopying.`,
        { thanks: 10 },
      ),
      say(
        "priya",
        44,
        "I stopped the timer. One learner went from the bottom of the class to the middle in one week, having learned nothing new. I think about that a lot.",
        {
          thanks: 11,
        },
      ),
      say(
        "katarina",
        10,
        "Reading these again, most of it is taking something away: a timer, small type, a language rule, a road. Thank you, all of you.",
        {
          thanks: 9,
        },
      ),
      say(
        "tamsin",
        26,
        "@katarina-pene may I carry this thread to the regional hui, as it stands, without names?",
        { to: 7 },
      ),
      say("katarina", 3, "Āe. That is what it is for.", { to: 8, thanks: 3 }),
    ],
  },
  {
    kind: "discussion",
    by: "tamsin",
    title: "Which weekend for the national hui?",
    daysAgo: 172,
    tags: ["hui", "dates"],
    thanks: 2,
    text: prose(`
      Two days, in Whakatū, with the travel paid for one person from each school. Which of these can you **not** do?

      - first weekend of term three
      - third weekend of term three
      - the weekend before term four
    `),
    closed: {
      by: "tamsin",
      reason: "We have a date: the third weekend of term three. Travel forms went out by mail.",
    },
    replies: [
      say("callum", 4, "The first is lambing. I am serious, half of my families."),
      say("ana", 7, "Third is fine. Before term four is the agricultural show."),
      say(
        "tane",
        19,
        "Third, if we may start at ten on the Saturday: the early flight is not kind to those of us on the coast.",
        { thanks: 3 },
      ),
      say("aroha", 12, "Third for the whole south. I asked."),
      say("ollie", 9, "Third! It is in my town, I will meet people off the plane."),
      say("tamsin", 30, "Third it is. Thank you, that took four days and no survey.", { thanks: 8 }),
    ],
  },
  {
    kind: "article",
    by: "mei",
    title: "Writing an agreement with learners, and not for them",
    daysAgo: 160,
    tags: ["learner agency", "norms", "licences and credit"],
    thanks: 12,
    picture: {
      file: "hands",
      alt: "Seen from above: many hands of different browns reach over a large sheet of paper on a table and write on it from all sides.",
      title: "Everybody's handwriting",
      author: "Mei-Ling Foster",
      licence: "cc-by-4.0",
      sourceUrl: "https://mei-ling.example/drawings/handwriting",
    },
    text: prose(`
      Our old digital agreement had eleven rules, a signature line, and a picture of a padlock. Nobody could name one of the rules.
      So we burned it (in the kiln, it was lovely) and began again.

      [picture]

      **Day one.** We collected what had really gone wrong in the past year. Not "cyberbullying": *someone took my drawing and said
      it was theirs*. Eighteen such sentences on one big sheet.

      **Day two.** For each one: what would have helped, and who could have done it? Nobody was allowed to write "teachers should"
      twice.

      **Day three.** We crossed out until six lines were left. Here they are.

      > 1. Ask before you put somebody's face anywhere.
      > 2. Say who made it, even if it was you.
      > 3. If it was funny to all but one, it was not funny.
      > 4. Show somebody before you send it angry.
      > 5. Lend your charger.
      > 6. Grown-ups too.

      Number six was fought over for an hour, and it is the one that made the rest hold.

      *Who was it for?* The ones whose drawings get taken. *What can they do now?* Point at line two.
    `),
    replies: [
      say("grace", 6, "Line two should hang in every library. May I? With credit, obviously.", { thanks: 5 }),
      say("mei", 2, '@grace-liang the learners say yes, and that you have to write "Room 14".', {
        to: 1,
        thanks: 6,
      }),
      say("sione", 25, "Line four is better than any filter I have ever installed.", { thanks: 7 }),
      say("rosa", 60, "How often do you go back to it? Ours goes yellow on the wall by March."),
      say(
        "mei",
        14,
        "First week of each term we take one line *out* and see whether anybody wants it back. They always want number five back.",
        {
          to: 4,
          thanks: 4,
        },
      ),
    ],
  },
  {
    kind: "discussion",
    by: "sione",
    title: "When the internet goes down for three days",
    daysAgo: 133,
    tags: ["learning without internet", "networks", "planning"],
    thanks: 6,
    text: prose(`
      Last week a digger found our fibre. Three days. I learned more about six schools in those days than in two years of
      monitoring.

      What stopped at your place when you last had this? And what, to your surprise, did not?
    `),
    replies: [
      say(
        "ana",
        5,
        "The roll, the bells and the till stopped. Teaching did not. I have thought about that sentence all term.",
        { thanks: 9 },
      ),
      say(
        "tane",
        9,
        "Everybody found out who keeps a copy. There are three such people in eleven schools, and two of them are caretakers.",
      ),
      say(
        "priya",
        20,
        "Our gradebook. I had a print-out from the week before and was insufferable about it.",
      ),
      say("callum", 33, "Was it down? (Sorry. But you are all very welcome at Glacier Road for practice.)", {
        thanks: 11,
      }),
      say(
        "sione",
        6,
        "What I am doing now: one cheap box in each school that keeps the week's work on the local network. Ugly, blinking, 120 dollars. I will write it up if there is interest.",
        {
          thanks: 8,
        },
      ),
      say("hana", 15, "There is interest!", { to: 5, thanks: 3 }),
    ],
  },
  {
    kind: "question",
    by: "fatima",
    title: "Captions for short films: which way is the least work?",
    daysAgo: 118,
    tags: ["captions", "film", "accessibility"],
    thanks: 3,
    text: prose(`
      My learners make films of one or two minutes. Automatic captions turn every name and every kupu Māori into porridge, and
      typing from nothing takes us a whole lesson.

      What is the least work that ends in *right* captions?
    `),
    replies: [
      say(
        "katarina",
        8,
        "Write the script first and paste it in: most editors will find the times themselves when they have the words. Ten minutes a film, most of it spelling.",
        {
          thanks: 7,
        },
      ),
      say(
        "jo",
        12,
        "Keep a shared list of names and kupu. We add to it whenever porridge happens, and check each film against it at the end.",
        { thanks: 4 },
      ),
      say(
        "ollie",
        19,
        'We have a "caption captain" each week. It has become a wanted job, I do not know why, I am not asking.',
      ),
      say(
        "fatima",
        26,
        "Script first, shared list, captain. Our first one took 14 minutes, macrons and all. Ngā mihi nui.",
        { thanks: 6 },
      ),
    ],
  },
];

import { type ExamplePost, prose, say } from "../example-types.ts";

/** Talk of the national group, the first half of the year. */
export const nationalOne: readonly ExamplePost[] = [
  {
    kind: "discussion",
    by: "jo",
    title: "Who is here? People, place, one thing you can teach",
    daysAgo: 316,
    tags: ["getting started", "community"],
    pinnedBy: "jo",
    thanks: 8,
    text: prose(`
      Three short things, in whatever order and language comes first:

      - your people and your place,
      - the learners you have in mind when you read here,
      - **one thing you could teach somebody in twenty minutes**.

      I will begin. I grew up above a bakery in Ōtāhuhu, I have Year 10 boys in mind who think they are bad at reading, and I can
      teach you to repair a headphone lead.
    `),
    replies: [
      say(
        "wiremu",
        5,
        "Nō Paeroa ahau. Year 7 and 8 beside the river. I can teach you to read a water clarity tube, and why not to trust it.",
        {
          thanks: 5,
        },
      ),
      say(
        "grace",
        9,
        "Came from Guangzhou at nine, to a library that let me stay until it closed. I have those children in mind. I can bind a book.",
      ),
      say(
        "callum",
        30,
        "Glacier Road, nineteen learners, all of them in mind because I can see all of them from here. I can splice a rope.",
      ),
      say(
        "fatima",
        48,
        "From Mombasa by way of Mount Roskill. Learners in their first year of English. I can teach you to say your own name in Kiswahili, which is harder than you think.",
        {
          thanks: 7,
        },
      ),
      say(
        "tane",
        15,
        "Ko Mauao te maunga. Eleven schools, one van. I can teach three chords, and with three chords you have a hundred waiata.",
        {
          thanks: 6,
        },
      ),
      say(
        "lupe",
        22,
        "Mānuka Grove, room 2. Five-year-olds. I can teach anybody to tie shoelaces, including five-year-olds, including with one hand.",
      ),
      say(
        "sione",
        70,
        "Vava'u, then Porirua. I think of the children whose house has one phone. I can teach you what your router is doing.",
        {
          thanks: 4,
        },
      ),
      say(
        "mere",
        33,
        "Nō Te Ākau. I can teach you to type a tohutō so fast that you never leave it out again.",
      ),
      say(
        "sam",
        2900,
        "Late, hello! Tussock Hill. The learners at the back. I can teach you four ways to make a page easier to read without a budget.",
        {
          thanks: 8,
        },
      ),
      say(
        "ollie",
        1100,
        "Saltwater Bay, Year 5, second year of teaching. I can teach you to roll a kayak. I would like to be taught nearly everything else.",
        {
          thanks: 9,
        },
      ),
    ],
  },
  {
    kind: "question",
    by: "rosa",
    title: "How do you run a lunchtime without devices, and without policing it?",
    daysAgo: 262,
    tags: ["learner agency", "wellbeing"],
    thanks: 4,
    text: prose(`
      Our board wants phones away at lunch from next term. I am not against it. I am against a term of teachers patrolling a
      netball court.

      Has anybody done this **with** the learners? What did they come up with, and did it last longer than a fortnight?
    `),
    replies: [
      say(
        "hana",
        7,
        "We asked the Year 8s to design it. They wanted a box on each table, the *teachers'* phones in it as well, and music. It has lasted three terms, and it is the music that does it.",
        {
          thanks: 9,
        },
      ),
      say(
        "daniel",
        18,
        "Ours lasted eleven days. Nothing else was on offer. If I did it again I would spend the first month on what there is to do, and only then talk about phones.",
        {
          thanks: 6,
        },
      ),
      say(
        "sam",
        6,
        "Please ask who needs theirs. One of ours talks through her phone. It was announced in assembly before anybody thought of her.",
        {
          thanks: 11,
        },
      ),
      say(
        "rosa",
        3,
        "@sam-whitcombe thank you. That is exactly the sentence I needed before the meeting and not after it.",
        { to: 3 },
      ),
      say(
        "lupe",
        26,
        "Skipping ropes. I know. But a dozen long ropes, and some big kids who could turn them.",
      ),
      say(
        "jo",
        12,
        'We have a "repair table" at lunch. Broken things, screwdrivers, no rules about phones at all, and hardly any phones.',
        { thanks: 5 },
      ),
      say("mei", 40, "Chalk."),
      say(
        "rosa",
        900,
        "Reporting back: learners wrote it, boxes, music, ropes, repair table on Wednesdays. Three children are exempt and nobody asks why. Week nine and still going.",
        {
          thanks: 12,
        },
      ),
    ],
  },
  {
    kind: "article",
    by: "jo",
    title: "Five lessons from our first year of shared devices",
    daysAgo: 231,
    tags: ["shared devices", "planning", "budget"],
    thanks: 10,
    picture: {
      file: "classroom",
      alt: "A classroom seen from the back: four round tables, at each of them several children lean over one screen; light falls in from tall windows.",
      title: "One screen, four heads",
      author: "Mei-Ling Foster",
      licence: "cc-by-sa-4.0",
      sourceUrl: "https://mei-ling.example/drawings/one-screen",
    },
    text: prose(`
      A year ago we had a choice: one cheap device for each learner, or one good one for every four. We took the second. This is
      what it taught us.

      [picture]

      ## 1. Sharing is a skill, so teach it

      For three weeks nobody made anything worth keeping. Then we gave each seat a job (one drives, one reads, one doubts, one
      writes it down) and changed the jobs every ten minutes.

      ## 2. Charge them where they are used

      A trolley that has to be fetched is a trolley that stays away. Four shelves, four leads, done.

      ## 3. The paper went up, not down

      Groups plan on paper because only one person can type. The plans got better. We bought more paper.

      ## 4. Someone's turn is always someone else's wait

      | minutes | what we saw |
      |---|---|
      | 0 to 10 | all four heads over the screen |
      | 10 to 20 | one drifts, usually the same one |
      | after 20 | two work, two wait |

      So nothing we plan now takes longer than twenty minutes on the screen.

      ## 5. Buy the good headphones

      We did not. I repair them on Fridays.

      *Who was it for?* Learners who had never had the mouse. *What can they do now?* Say "my turn to doubt" and mean it.
    `),
    replies: [
      say("lupe", 8, '"My turn to doubt" is on my wall as of this morning.', { thanks: 6 }),
      say(
        "ana",
        30,
        "What did you do with learners who work better alone? We have two who would leave through the window.",
      ),
      say(
        "jo",
        5,
        "@ana-tui a fifth seat, by the door, with its own device and no job. Three children use it in turn, and nobody counts it as a failure.",
        {
          to: 2,
          thanks: 5,
        },
      ),
      say(
        "sione",
        14,
        "From the network side: four devices a room and not thirty means that video works. Nobody puts that in the brochure.",
        { thanks: 4 },
      ),
      say("callum", 80, "We share because we must. It had not occurred to me to be proud of it. Thank you."),
      say(
        "ollie",
        1700,
        "Tried the four jobs today. Chaos, then something like peace. The child who doubts took it very seriously.",
        { thanks: 7 },
      ),
    ],
  },
  {
    kind: "question",
    by: "grace",
    title: "Which reading log do your learners really keep?",
    daysAgo: 214,
    tags: ["reading", "libraries"],
    thanks: 3,
    text: prose(`
      We have tried a paper passport, two apps and a chart with stickers. All of them were kept by the children who were reading
      anyway.

      Is there a way of noting what one reads that the *others* keep up? I will take anything, including "none".
    `),
    replies: [
      say(
        "rangi",
        10,
        'A voice message to a younger buddy: "I\'ve read this, you would like the part where…". Eleven seconds. They forget that it is a log.',
        {
          thanks: 8,
        },
      ),
      say(
        "ben",
        24,
        "None. We stopped and asked the library for loan numbers instead. They went up, possibly because we stopped.",
      ),
      say(
        "mei",
        9,
        "They draw one thing from the book on a card and leave the card in it for the next reader. You find the most wonderful rubbish.",
        {
          thanks: 6,
        },
      ),
      say(
        "grace",
        20,
        "@rangimarie-henare @mei-ling-foster I am going to do both of these. The cards go in from Monday.",
      ),
      say(
        "grace",
        700,
        "Six weeks later: 140 cards, 90 messages. Four boys who have never borrowed anything borrow books to see whether their card is still inside.",
        {
          thanks: 13,
        },
      ),
    ],
  },
];

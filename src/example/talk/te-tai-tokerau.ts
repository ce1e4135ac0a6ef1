import { type ExamplePost, prose, say } from "../example-types.ts";

export const teTaiTokerau: readonly ExamplePost[] = [
  {
    kind: "discussion",
    by: "hana",
    title: "Where do we meet next: Kaikohe or Whangārei?",
    daysAgo: 276,
    tags: ["hui", "dates"],
    thanks: 3,
    text: prose(`
      Kaikohe is fairer on the petrol. Whangārei has the room with the good chairs. Last time eight of us could not come, and six of
      those live west.

      Whom would each place leave out? That is the only question I would like answered.
    `),
    replies: [
      say(
        "katarina",
        4,
        "Whangārei leaves out the Hokianga, again. Kaikohe leaves out nobody who came last time.",
      ),
      say(
        "piripi",
        20,
        "Kei te marae te tēpu nui. Our dining room seats forty, and the cooks want to know what a webinar is.",
        { thanks: 8 },
      ),
      say("lupe", 6, "I drive up from Tāmaki either way. Kaikohe has the better pies."),
      say(
        "hana",
        9,
        "At the marae, then, with @piripi-matene as host. I bring the tea towels, you bring the hands.",
        { to: 2, thanks: 6 },
      ),
      say("tamsin", 30, "May a guest from Te Whanganui-a-Tara come and dry?"),
    ],
  },
  {
    kind: "discussion",
    by: "hana",
    title: "Boats, buses and buffering: learners without internet at home",
    daysAgo: 207,
    tags: ["learning without internet", "whānau", "priority learners"],
    thanks: 9,
    picture: {
      file: "harbour",
      alt: "A wide harbour at dusk: a small boat with three children crosses towards a lit house under dark hills.",
      title: "The last boat home",
      author: "Mei-Ling Foster",
      licence: "cc-by-4.0",
      sourceUrl: "https://mei-ling.example/drawings/last-boat",
    },
    text: prose(`
      Eleven of our learners go home by boat. Homework that needs the internet is homework that needs a parent to drive to the
      wharf and sit in the car with a phone.

      [picture]

      What we do now: everything goes onto the device *before* the boat leaves, in one folder with the day's name. It sounds like
      nothing. It took us a term of arguing to agree on the name of the folder.

      What have you found that works when nothing is connected?
    `),
    replies: [
      say(
        "katarina",
        6,
        "Audio. A story and the questions as one sound file, to be listened to on the boat. They come in already talking.",
        { thanks: 7 },
      ),
      say(
        "wiremu",
        15,
        "Not my region, but: paper that is *photographed* the next morning. The device is the camera and not the book.",
      ),
      say("callum", 22, "One folder, the day's name. I could have used this four years ago. Thank you.", {
        thanks: 4,
      }),
      say(
        "piripi",
        37,
        "When I was a boy the boat was where we did our learning. Ask them what they learn on it that we do not set.",
        { thanks: 11 },
      ),
      say(
        "hana",
        48,
        `We asked. Tides, knots, whose turn it is, one very rude song, and how to tell from the water that the wind will turn. There is
        a unit in that, and we are writing it.`,
        { to: 4, thanks: 13 },
      ),
    ],
  },
  {
    kind: "question",
    by: "katarina",
    title: "Who has a projector to spare for the wānanga?",
    daysAgo: 141,
    tags: ["equipment", "hui"],
    audience: "group",
    text: prose(`
      Ours has a green stripe that makes everybody look seasick. Friday and Saturday only. I bring it back myself, with baking.
    `),
    replies: [
      say(
        "mere",
        5,
        "Too far away to lend you one, but hang up a sheet *outside* after dark and your green stripe will not matter.",
      ),
      say("hana", 3, "Room 9 has one. It is yours if somebody carries it who is not me.", { thanks: 2 }),
      say(
        "katarina",
        90,
        "Returned, with afghans. Outside after dark was the best idea anybody had. The moreporks watched too.",
        { thanks: 6 },
      ),
    ],
  },
  {
    kind: "article",
    by: "hana",
    title: "Learners as guides: a story map of our harbour",
    daysAgo: 102,
    tags: ["story maps", "local history", "whānau"],
    thanks: 8,
    text: prose(`
      Fourteen places, fourteen voices. At each place a learner tells what happened there, as their own elder told it to them, and
      somebody holds up the phone. No scripts.

      ### How we went about it

      1. The elders chose the places. Two places we had planned were not ours to tell, and we left them out.
      2. Each learner listened twice, told it back once, and recorded on the third visit.
      3. The map itself took an afternoon. It is a picture with fourteen links.

      ### What we would do differently

      Ask *first* who may hear each story. Three are for the whānau alone, and it was right that those are not on the map.

      *Who was it for?* Learners who know the harbour better than the exam. *What can they do now?* Guide a visitor for an hour
      without looking at a screen.
    `),
    replies: [
      say(
        "piripi",
        12,
        "Two of the storytellers had not been inside the school since they left it. They came to the opening.",
        { thanks: 12 },
      ),
      say("grace", 30, '"Two places were not ours to tell" should be in every guide to story maps.'),
      say("tane", 8, "Could we hear how you agreed who may listen? We are stuck exactly there."),
      say("hana", 20, "@tane-rawiri ring me. It is a conversation and not a form.", { to: 3, thanks: 5 }),
    ],
  },
  {
    kind: "discussion",
    by: "katarina",
    title: "Our region's norms, second draft",
    daysAgo: 17,
    tags: ["norms", "community"],
    thanks: 4,
    text: prose(`
      After the kitchen-table evening, this is where we are.

      - We say who we are before we say what we think.
      - We show work while it is unfinished.
      - Nothing is decided in under a week.
      - A story belongs to those it is about. We ask.
      - Silence is not agreement. We ask.

      Two of you wanted a line about humour. What would it say?
    `),
    before: {
      hours: 30,
      text: prose(`
        - We say who we are before we say what we think.
        - We show unfinished work.
        - Nothing is decided in under a week.
      `),
    },
    replies: [
      say("lupe", 6, '"Laugh with, and at yourself first."', { thanks: 5 }),
      say("piripi", 25, "Waiho mā te whakaaro pai. No rule for laughing, please.", { thanks: 7 }),
      say(
        "katarina",
        8,
        "Two good arguments that cannot both win. Leaving it open until the hui, where we can see each other's faces.",
      ),
      say(
        "hana",
        14,
        "I would send these five to the national group as they are. They are better than ours were.",
        { thanks: 3 },
      ),
    ],
  },
];

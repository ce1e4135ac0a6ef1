import { type ExamplePost, prose, say } from "../example-types.ts";

/** Talk of the national group, the latest months. */
export const nationalThree: readonly ExamplePost[] = [
  {
    kind: "article",
    by: "tamsin",
    title: "What we heard at the Whakatū hui",
    daysAgo: 82,
    tags: ["hui", "community", "regions"],
    thanks: 10,
    picture: {
      file: "regions",
      alt: "A drawing of Aotearoa as two long leaves; five coloured knots on them are joined by threads.",
      title: "Five regions, one thread",
      author: "Mei-Ling Foster",
      licence: "cc-by-4.0",
      sourceUrl: "https://mei-ling.example/drawings/five-regions",
    },
    text: prose(`
      Sixty-one people, two days, one kettle. Here is what I wrote down more than twice.

      [picture]

      - **Regions want each other's drafts**, not each other's results. "Send it before it is tidy."
      - **Whānau are not an audience.** Three schools plan with them now, and all three began by moving the meeting to a kitchen.
      - **Beginners need a door of their own.** The mentoring circle is one; it needs more people who remember being new.
      - **We say *engagement* when we mean *quiet*.** Nobody could unhear that once @piripi-matene had said it.

      Each region now takes one of these and writes half a page by the end of term. Te Tai Tokerau has begun with norms, Te
      Waipounamu with visits.

      What did *you* hear that is missing here?
    `),
    replies: [
      say(
        "ollie",
        8,
        "That people who sound certain online are lovely and unsure over a sandwich. It made me braver here.",
        { thanks: 8 },
      ),
      say("rosa", 14, "That nobody asked for a new tool. Not once, in two days.", { thanks: 7 }),
      say("piripi", 40, "I heard people laugh with their mouths full. That is when the kaupapa is well.", {
        thanks: 12,
      }),
    ],
  },
  {
    kind: "article",
    by: "ollie",
    title: "Feedback on each other's lessons by two-minute films",
    daysAgo: 61,
    tags: ["film", "coaching", "beginning teachers"],
    thanks: 7,
    text: prose(`
      Nobody at my school is free when I teach, so nobody can come and watch. Lupe and I tried something else: two minutes of film
      from each of us on a Friday, filmed from the back, on a phone, with no faces.

      The rule is that the one who filmed asks **one** question and the other answers only that one.

      A film that is not ours but has the right length and the right mood, to practise on:

      [Two minutes to practise on: a rabbit wakes up](https://vimeo.com/1084537)

      What I have learned in six weeks: I talk while they think. I had no idea. It is very hard to stop, and I now have a stone in
      my pocket that I hold while I wait.

      *Who was it for?* Me, to be honest. *What can they do now?* Finish a sentence.
    `),
    replies: [
      say("lupe", 4, "What I learned from his films: sit down more. I now sit. They come to me.", {
        thanks: 6,
      }),
      say("jo", 10, '"One question, and only that one" is the best coaching rule I have read this year.', {
        thanks: 5,
      }),
      say("huia", 22, "Who holds the films, and for how long? I ask as the person who gets asked."),
      say(
        "ollie",
        5,
        "@huia-te-awa on our own phones, gone on Sunday night. We say it out loud to each other every Sunday.",
        { to: 3, thanks: 4 },
      ),
    ],
  },
  {
    kind: "discussion",
    by: "daniel",
    title: "Writing helpers that write: what do we say to Year 9?",
    daysAgo: 44,
    tags: ["writing", "assessment", "programming"],
    thanks: 8,
    text: prose(`
      They all have one now. Forbidding it is theatre, and saying nothing is worse.

      I do not want a policy. I want the **sentence** that you say to a thirteen-year-old who asks, "Why should I write this when it
      can?"
    `),
    replies: [
      say("priya", 3, '"Because I want to know what you think, and it does not know either."', { thanks: 9 }),
      say(
        "mere",
        8,
        '"Nō wai te reo?" Whose voice is it? They go quiet, and then they argue, and then they write.',
        { thanks: 10 },
      ),
      say(
        "ben",
        12,
        "I show them where it is wrong about albatrosses. It is confidently wrong about albatrosses.",
        { thanks: 6 },
      ),
      say(
        "wiremu",
        5,
        "@ben-hartley we do that with our own river. Twelve mistakes in one page. They loved it.",
        { to: 3, thanks: 3 },
      ),
      say(
        "fatima",
        16,
        "For some of mine it is the first time they can say in English what they mean. I would not take that away. I ask for both: the helped text, and what they changed and why.",
        {
          thanks: 9,
        },
      ),
      say("sam", 7, "Same here. For two of ours it is a ramp."),
      say(
        "aroha",
        20,
        "We moved one assessment to a conversation. Nine minutes each. I have never known so exactly what Year 9 understand.",
        { thanks: 7 },
      ),
      say("daniel", 4, "@aroha-whitiora nine minutes times thirty?", { to: 7 }),
      say(
        "aroha",
        2,
        "Yes, while the others built something. It cost me four lessons and saved me two weekends.",
        { to: 8, thanks: 5 },
      ),
      say(
        "daniel",
        30,
        'Collecting the sentences on a poster, in your words. So far "Nō wai te reo?" is winning by a mile.',
        { thanks: 8 },
      ),
    ],
  },
  {
    kind: "question",
    by: "callum",
    title: "How do you share the load when you are the only one?",
    daysAgo: 23,
    tags: ["small schools", "workload", "leadership"],
    thanks: 9,
    text: prose(`
      I lead e-learning at a school where I also lead literacy, lawnmowing and the roll. There is nobody to delegate to who is over
      four feet tall.

      How do the rest of you who are alone in a job keep it from eating you? Practical things, please, I have read the books.
    `),
    replies: [
      say(
        "ana",
        4,
        "We two could halve it. I write up shared devices this term, you write up working offline, and each puts the other's name on it as well. I mean it.",
        {
          thanks: 8,
        },
      ),
      say(
        "sione",
        9,
        "I look after six schools and could look after seven. Not officially. Send me the list of what you dread.",
        { thanks: 10 },
      ),
      say(
        "hana",
        14,
        "A person who rings you on the first Monday of the month and asks what you are going to *drop*. I will be that person if you like.",
        {
          thanks: 7,
        },
      ),
      say(
        "huia",
        6,
        "The four-foot people. Our Year 6 run the device cupboard, the backups and the helpdesk. They are stricter than me and they have badges.",
        {
          thanks: 9,
        },
      ),
      say(
        "callum",
        28,
        "I asked a question and got a colleague in each island. I am a bit undone. Yes to all four of you, starting with the badges.",
        {
          thanks: 13,
        },
      ),
      say("tamsin", 5, "This thread is the answer to the one we started with.", { thanks: 6 }),
    ],
  },
  {
    kind: "discussion",
    by: "wiremu",
    title: "Swap a lesson, keep the mistakes in",
    daysAgo: 5,
    tags: ["planning", "sharing", "science outdoors"],
    thanks: 5,
    text: prose(`
      An offer. I have a five-lesson plan on water, with all of my pencil marks: what fell over, what took twice as long, what the
      kids changed. Take it, teach it, and give it back **with your marks on top of mine**.

      Who wants it, and what have you got to swap? Anything with mistakes in it.
    `),
    replies: [
      say("callum", 3, "Me. I can swap three weeks of weather balloons, mostly landing."),
      say(
        "mei",
        6,
        "I have one on drawing what you see and not what you know. The second lesson does not work, and I do not know why.",
        { thanks: 3 },
      ),
      say(
        "rangi",
        9,
        "I'd like to put it into te reo while I teach it, if you do not mind getting back more than you lent.",
        { thanks: 7 },
      ),
      say("wiremu", 2, "@rangimarie-henare mind? Ka rawe! It will be the better copy.", { to: 3, thanks: 4 }),
      say(
        "ben",
        26,
        "After five years I have stopped waiting to feel ready to share mine. Genetics, eight lessons, coffee stains.",
      ),
      say("priya", 20, "Is there a place for the marked-up copies? Before this becomes eleven mails.", {
        thanks: 2,
      }),
      say("hana", 11, "Attach them here, one reply a lesson, with the date. Simple beats clever.", {
        to: 6,
        thanks: 5,
      }),
    ],
  },
];

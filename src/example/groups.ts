import { type ExampleGroup, prose } from "./example-types.ts";
import { mentoring } from "./talk/mentoring.ts";
import { nationalOne } from "./talk/national-one.ts";
import { nationalThree } from "./talk/national-three.ts";
import { nationalTwo } from "./talk/national-two.ts";
import { otautahi } from "./talk/otautahi.ts";
import { reo } from "./talk/reo.ts";
import { stewards } from "./talk/stewards.ts";
import { stoppedDoing } from "./talk/stopped-doing.ts";
import { teTaiTokerau } from "./talk/te-tai-tokerau.ts";
import { teWaipounamu } from "./talk/te-waipounamu.ts";
import { waikato } from "./talk/waikato.ts";
import { whyBuild } from "./talk/why-build.ts";

/** The group that the first administrator belongs to from the start. */
export const nationalSlug = "leading-effective-e-learning";

/** What the community says of itself to visitors. */
export const about = prose(`
  People who lead e-learning in schools all over Aotearoa: they try things, show each other what became of them, and write down
  together what they have understood.
`);

/** The eight groups, each after the one that it is part of. */
export const groups: readonly ExampleGroup[] = [
  {
    slug: nationalSlug,
    name: "Leading Effective e-Learning",
    purpose: prose(`
      For everyone who leads e-learning in a school, with or without the title. We try things, show each other what became of them,
      and write down what we have understood, so that it changes something for the learners whom school has served least well.
    `),
    region: "Aotearoa",
    tags: ["leadership", "community", "priority learners"],
    visibility: "everyone",
    joining: "open",
    postsFor: "everyone",
    daysAgo: 360,
    picture: "group-national",
    members: {
      tamsin: "steward",
      hana: "facilitator",
      jo: "facilitator",
      huia: "member",
      ana: "member",
      aroha: "member",
      ben: "member",
      callum: "member",
      daniel: "member",
      fatima: "member",
      grace: "member",
      katarina: "member",
      lupe: "member",
      mei: "member",
      mere: "member",
      ollie: "member",
      piripi: "member",
      priya: "member",
      rangi: "member",
      rosa: "member",
      sam: "member",
      sione: "member",
      tane: "member",
      wiremu: "member",
    },
    talk: [whyBuild, ...nationalOne, ...nationalTwo, stoppedDoing, ...nationalThree],
  },
  {
    slug: "te-tai-tokerau",
    name: "Te Tai Tokerau e-leaders",
    purpose: prose(`
      Kura and schools of the north, from the harbours to the cape. We meet once a term, wherever the table is long enough, and
      carry the kōrero on here.
    `),
    region: "Te Tai Tokerau",
    tags: ["region", "whānau", "learning without internet"],
    parent: nationalSlug,
    visibility: "everyone",
    joining: "open",
    postsFor: "everyone",
    daysAgo: 330,
    picture: "group-tokerau",
    members: {
      hana: "steward",
      katarina: "facilitator",
      piripi: "member",
      lupe: "member",
      mere: "member",
      tamsin: "member",
      tane: "member",
      wiremu: "member",
      callum: "member",
      grace: "member",
    },
    talk: teTaiTokerau,
  },
  {
    slug: "waikato-te-moana-a-toi",
    name: "Waikato and Te Moana-a-Toi",
    purpose: prose(`
      Three clusters between the river and the bay. Tell us in a sentence where you teach when you ask to join; then we know whom to
      send you to first.
    `),
    region: "Waikato",
    tags: ["region", "visits", "small schools"],
    parent: nationalSlug,
    visibility: "everyone",
    joining: "ask",
    postsFor: "everyone",
    daysAgo: 300,
    picture: "group-waikato",
    members: {
      ana: "steward",
      rosa: "facilitator",
      rangi: "member",
      tane: "member",
      wiremu: "member",
      lupe: "member",
      priya: "member",
      ben: "member",
    },
    asking: [
      {
        by: "ollie",
        reason:
          "Over the hill from Whakatū, but I teach with Wiremu's river sheets and would like to send ours.",
        daysAgo: 3,
      },
      {
        by: "fatima",
        reason: "Moving to Kirikiriroa in January, new school, hardly anybody I know yet.",
        daysAgo: 1,
      },
    ],
    talk: waikato,
  },
  {
    slug: "te-waipounamu",
    name: "Te Waipounamu",
    purpose: prose(`
      The whole south, which is a lot of road. Visits in pairs, a robotics box that travels by milk tanker, and a hui each spring
      at the place that is equally far for everybody.
    `),
    region: "Te Waipounamu",
    tags: ["region", "visits", "making"],
    parent: nationalSlug,
    visibility: "everyone",
    joining: "open",
    postsFor: "everyone",
    daysAgo: 310,
    picture: "group-waipounamu",
    members: {
      aroha: "steward",
      huia: "facilitator",
      ben: "member",
      callum: "member",
      daniel: "member",
      grace: "member",
      ollie: "member",
      sam: "member",
    },
    talk: teWaipounamu,
  },
  {
    slug: "otautahi-cluster",
    name: "Ōtautahi cluster",
    purpose: prose(
      "Four schools along one river that share a library, a box of robots and, now and then, a reliever.",
    ),
    region: "Waitaha",
    tags: ["cluster", "libraries", "making"],
    parent: "te-waipounamu",
    visibility: "people",
    joining: "ask",
    postsFor: "everyone",
    daysAgo: 220,
    picture: "group-otautahi",
    members: { grace: "steward", aroha: "facilitator", daniel: "member" },
    asking: [
      { by: "ben", reason: "Not in Ōtautahi, but we would bring the bus to the makerspace.", daysAgo: 4 },
    ],
    talk: otautahi,
  },
  {
    slug: "mentoring-circle",
    name: "Mentoring circle",
    purpose: prose(`
      For those who are new to leading e-learning, and a few who remember being new. By invitation, because what is said here stays
      here. Ask any of us to be invited; the answer is yes.
    `),
    tags: ["mentoring", "beginning teachers"],
    visibility: "everyone",
    joining: "invitation",
    postsFor: "members",
    daysAgo: 200,
    picture: "group-mentoring",
    members: {
      jo: "steward",
      tamsin: "facilitator",
      ollie: "member",
      sam: "member",
      lupe: "member",
      fatima: "member",
      mei: "member",
      katarina: "member",
    },
    talk: mentoring,
  },
  {
    slug: "te-reo-matihiko",
    name: "Te reo i te ao matihiko",
    purpose: prose(`
      Te reo Māori wherever there is a screen: keyboards, kupu hou, names spelled right, tikanga that holds online. Tuhia mai i te
      reo, i te Ingarihi, i ngā reo e rua rānei.
    `),
    tags: ["te reo Māori", "tikanga", "keyboards"],
    visibility: "people",
    joining: "open",
    postsFor: "everyone",
    daysAgo: 290,
    picture: "group-reo",
    members: {
      mere: "steward",
      rangi: "facilitator",
      piripi: "member",
      tane: "member",
      hana: "member",
      sione: "member",
      wiremu: "member",
      ana: "member",
    },
    talk: reo,
  },
  {
    slug: "network-stewards",
    name: "Network stewards",
    purpose: prose(
      "Those who look after the groups: who welcomes whom, which threads have gone cold, what to hand over to whom.",
    ),
    tags: ["facilitation"],
    visibility: "members",
    joining: "invitation",
    postsFor: "members",
    daysAgo: 240,
    picture: "group-stewards",
    members: {
      tamsin: "steward",
      hana: "facilitator",
      ana: "member",
      aroha: "member",
      jo: "member",
      mere: "member",
      grace: "member",
    },
    talk: stewards,
  },
];

import type { FormFields } from "./app.ts";
import type { World } from "./viewers.ts";

/** What one route answers to each kind of viewer. */
export interface Row {
  readonly route: string;
  /**
   * One word for each of `viewerKinds`, for a thing that everyone may know of: a status; "in" for being led to the way to
   * log in; "go" for being led on to anywhere else.
   */
  readonly says: string;
  /** What the address speaks of: what a viewer may not know of then is not there for them. */
  readonly of?: "group" | "post" | "reply" | "picture";
  /** The address, where the route itself does not tell. */
  readonly path?: (world: World) => string;
  readonly form?: FormFields;
  /** It leads on without looking, to a page that looks. */
  readonly blind?: boolean;
  /** The answer has no end: only its head is waited for. */
  readonly stream?: boolean;
}

const all = (word: string) => Array(7).fill(word).join(" ");
/** Everyone with an account alike. */
const people = (word: string) => `in ${Array(6).fill(word).join(" ")}`;

/** Administrators of the community, and nobody else. */
const administrators = (word: string) => `in 403 403 403 403 ${word} 403`;

const around: readonly Row[] = [
  { route: "GET /", says: all("200") },
  { route: "GET /icon.svg", says: all("200") },
  { route: "GET /health/live", says: all("200") },
  { route: "GET /health/ready", says: all("200") },
  { route: "GET /search", says: all("200"), path: () => "/search?q=talk" },
  { route: "GET /setup", says: all("404"), path: () => "/setup?key=set-up-key-of-tests" },
  { route: "POST /setup", says: all("404"), path: () => "/setup?key=set-up-key-of-tests" },
  { route: "GET /tags/:tag", says: all("200"), path: () => "/tags/norms" },
  { route: "GET /drafts", says: people("200") },
  { route: "GET /conversations", says: people("200") },
  { route: "POST /conversations", says: people("422"), form: {} },
  {
    route: "GET /conversations/new",
    says: people("200"),
    of: "post",
    path: (w) => `/conversations/new?post=${w.post}`,
  },
  // None of them is in that one.
  ...[
    "GET /conversations/:id",
    "GET /conversations/:id/people",
    "GET /conversations/:id/passage",
    "POST /conversations/:id/messages",
    "POST /conversations/:id/people",
    "PUT /conversations/:id/mute",
    "DELETE /conversations/:id/mute",
    "POST /conversations/:id/leaving",
    "POST /conversations/:id/report",
    "POST /conversations/:id/passage",
    "DELETE /conversations/:id/passage",
    "POST /conversations/:id/passage/answer",
    "POST /conversations/:id/passage/posting",
  ].map((route) => ({
    route,
    says: people("404"),
    path: () => route.replace(/^\w+ /, "").replace(":id", "999999"),
    form: {
      markdown: "Kia ora",
      people: "by-stander",
      reason: "Why",
      messages: "999999",
      answer: "yes",
      version: "1",
    },
  })),
  ...["messages", "report"].map((part) => ({
    route: `GET /conversations/:id/${part}`,
    says: all("go"),
    path: () => `/conversations/999999/${part}`,
    blind: true,
  })),
  { route: "GET /settings/conversations", says: people("200") },
  { route: "POST /settings/conversations", says: people("422"), form: {} },
  {
    route: "PUT /settings/conversations/blocks/:handle",
    says: people("404"),
    path: () => "/settings/conversations/blocks/nobody-at-all",
  },
  {
    route: "DELETE /settings/conversations/blocks/:handle",
    says: people("404"),
    path: () => "/settings/conversations/blocks/nobody-at-all",
  },
  { route: "GET /settings/presence", says: people("200") },
  { route: "POST /settings/presence", says: people("go"), form: { choice: "counted" } },
  // One's own alone: nobody here has a draft of that name.
  { route: "GET /drafts/:name", says: people("204"), path: (w) => `/drafts/reply-${w.post}` },
  { route: "DELETE /drafts/:name", says: people("404"), path: (w) => `/drafts/reply-${w.post}` },
  {
    route: "POST /drafts/:name/restoration",
    says: people("404"),
    path: (w) => `/drafts/reply-${w.post}/restoration`,
  },
  { route: "PUT /drafts/:name/other", says: people("404"), path: (w) => `/drafts/reply-${w.post}/other` },
  {
    route: "PUT /drafts/:name",
    says: people("200"),
    of: "post",
    path: (w) => `/drafts/reply-${w.post}`,
    form: { version: "0", texts: '{"markdown":"Kia ora"}' },
  },
  {
    route: "GET /telling",
    says: "in 403 200 200 200 403 403",
    of: "post",
    path: (w) => `/telling?post=${w.post}`,
  },
  {
    route: "POST /telling",
    says: "in 403 200 200 200 403 403",
    of: "group",
    path: (w) => `/telling?group=${w.slug}`,
  },
  { route: "GET /notices", says: people("200") },
  { route: "GET /notices/:id", says: people("404"), path: () => "/notices/999999" },
  {
    route: "GET /notices/threads/:id",
    says: people("200"),
    of: "post",
    path: (w) => `/notices/threads/${w.post}`,
  },
  { route: "GET /service-worker.js", says: all("200") },
  { route: "GET /settings/notices/address", says: all("go") },
  { route: "POST /settings/notices/address", says: people("404") },
  { route: "POST /settings/notices/browsers", says: people("422"), form: {} },
  { route: "DELETE /settings/notices/browsers", says: people("422"), form: {} },
  {
    route: "DELETE /settings/notices/browsers/:id",
    says: people("404"),
    path: () => "/settings/notices/browsers/999999",
  },
  { route: "GET /notices/reading", says: all("go") },
  { route: "POST /notices/reading", says: people("go") },
  { route: "GET /notices/levels", says: all("go") },
  { route: "POST /notices/levels", says: people("go"), form: { place: "community", level: "" } },
  { route: "GET /imports/claims", says: people("200") },
  // None of them has proved an address out of an archive.
  {
    route: "POST /imports/claims",
    says: people("404"),
    form: { person: "00000000-0000-4000-8000-000000000000" },
  },
  { route: "POST /preview", says: "403 200 200 200 200 200 200", form: { markdown: "**Kia ora**" } },
  {
    route: "GET /live",
    says: people("200"),
    of: "post",
    path: (w) => `/live?topics=post:${w.post}`,
    stream: true,
  },
];

const entrance: readonly Row[] = [
  { route: "GET /sign-up", says: "200 go go go go go go" },
  { route: "POST /sign-up", says: all("422"), form: {} },
  { route: "GET /sign-up/approval", says: all("200") },
  { route: "GET /log-in", says: "200 go go go go go go" },
  {
    route: "POST /log-in",
    says: all("422"),
    form: { email: "nobody@school.example", password: "three words together" },
  },
  { route: "POST /log-out", says: all("go") },
  { route: "POST /language", says: all("go"), form: { language: "mi" } },
  { route: "GET /password/forgotten", says: all("200") },
  { route: "POST /password/forgotten", says: all("go"), form: { email: "nobody@school.example" } },
  { route: "GET /password/new", says: all("200"), path: () => "/password/new?token=unknown" },
  {
    route: "POST /password/new",
    says: all("422"),
    form: { token: "unknown", password: "three words together" },
  },
  { route: "GET /magic-link", says: all("200") },
  { route: "POST /magic-link", says: all("go"), form: { email: "nobody@school.example" } },
  { route: "PUT /magic-link", says: all("422"), form: { token: "unknown" } },
  { route: "GET /address/verification", says: all("200") },
  { route: "POST /address/verification", says: all("go"), form: { email: "nobody@school.example" } },
  { route: "PUT /address/verification", says: all("422"), form: { token: "unknown" } },
  { route: "GET /notices/links/:token", says: all("404"), path: () => "/notices/links/unknown" },
  { route: "POST /notices/links/:token", says: all("404"), path: () => "/notices/links/unknown" },
  { route: "GET /invitations/:token", says: all("404"), path: () => "/invitations/unknown" },
  { route: "POST /invitations/:token", says: all("404"), path: () => "/invitations/unknown" },
];

const peopleRows: readonly Row[] = [
  { route: "GET /people", says: all("200") },
  { route: "GET /people/:handle", says: all("200"), path: () => "/people/by-stander" },
  { route: "PUT /people/:handle/follow", says: people("go"), path: () => "/people/by-stander/follow" },
  { route: "DELETE /people/:handle/follow", says: people("go"), path: () => "/people/by-stander/follow" },
  { route: "GET /settings", says: all("go") },
  { route: "GET /settings/profile", says: people("200") },
  { route: "POST /settings/profile", says: people("go"), form: {} },
  { route: "GET /settings/face", says: all("go") },
  { route: "POST /settings/face", says: people("422"), form: {} },
  { route: "DELETE /settings/face", says: people("go") },
];

/** One's own account: what is sent is empty, so that nothing changes. */
const account: readonly Row[] = [
  { route: "GET /settings/account", says: people("200") },
  { route: "GET /settings/name", says: all("go") },
  { route: "POST /settings/name", says: people("422"), form: { name: "" } },
  { route: "GET /settings/handle", says: all("go") },
  { route: "POST /settings/handle", says: people("422"), form: { handle: "" } },
  { route: "GET /settings/address", says: all("go") },
  { route: "POST /settings/address", says: people("422"), form: { email: "" } },
  { route: "GET /settings/password", says: all("go") },
  { route: "POST /settings/password", says: people("422"), form: {} },
  { route: "GET /settings/sessions", says: people("200") },
  { route: "DELETE /settings/sessions", says: people("go") },
  { route: "DELETE /settings/sessions/:id", says: people("404"), path: () => "/settings/sessions/unknown" },
  { route: "GET /settings/language", says: people("200") },
  { route: "POST /settings/language", says: people("422"), form: { language: "xx" } },
  { route: "GET /settings/notices", says: people("200") },
  { route: "POST /settings/notices", says: people("422"), form: {} },
  { route: "GET /settings/closure", says: people("200") },
  { route: "POST /settings/closure", says: people("422"), form: {} },
];

const administration: readonly Row[] = [
  { route: "GET /administration", says: administrators("200") },
  { route: "GET /administration/settings", says: administrators("200") },
  { route: "POST /administration/settings", says: administrators("422"), form: {} },
  { route: "GET /administration/people", says: administrators("200") },
  {
    route: "POST /administration/people/:handle/administratorship",
    says: administrators("go"),
    path: () => "/administration/people/asa-asker/administratorship",
  },
  {
    route: "DELETE /administration/people/:handle/administratorship",
    says: administrators("go"),
    path: () => "/administration/people/asa-asker/administratorship",
  },
  {
    route: "POST /administration/people/:handle/approval",
    says: administrators("409"),
    path: () => "/administration/people/asa-asker/approval",
    form: { answer: "approve" },
  },
  {
    route: "GET /administration/people/:handle/suspension",
    says: administrators("200"),
    path: () => "/administration/people/asa-asker/suspension",
  },
  {
    route: "POST /administration/people/:handle/suspension",
    says: administrators("go"),
    path: () => "/administration/people/asa-asker/suspension",
  },
  {
    route: "DELETE /administration/people/:handle/suspension",
    says: administrators("go"),
    path: () => "/administration/people/asa-asker/suspension",
  },
  { route: "GET /administration/invitations", says: administrators("200") },
  { route: "POST /administration/invitations", says: administrators("422"), form: {} },
  {
    route: "DELETE /administration/invitations/:id",
    says: administrators("404"),
    path: () => "/administration/invitations/999999",
  },
  // Without an address for mails nobody hands any over.
  { route: "POST /mail/in", says: all("404"), form: { message: "From: a@b.example" } },
  { route: "GET /administration/mail/in", says: administrators("200") },
  {
    route: "GET /administration/mail/in/:id",
    says: administrators("404"),
    path: () => "/administration/mail/in/999999",
  },
  {
    route: "POST /administration/mail/in/:id/acceptance",
    says: administrators("404"),
    path: () => "/administration/mail/in/999999/acceptance",
    form: { person: "by-stander" },
  },
  {
    route: "POST /administration/mail/in/:id/discarding",
    says: administrators("404"),
    path: () => "/administration/mail/in/999999/discarding",
    form: { note: "spam" },
  },
  { route: "GET /administration/conversations", says: administrators("200") },
  { route: "GET /administration/conversations/openings", says: administrators("200") },
  {
    route: "GET /administration/conversations/openings/:id",
    says: administrators("404"),
    path: () => "/administration/conversations/openings/999999",
  },
  {
    route: "POST /administration/conversations/:id/opening",
    says: administrators("404"),
    path: () => "/administration/conversations/999999/opening",
    form: { reason: "To see what was said" },
  },
  {
    route: "POST /administration/conversations/:id/settling",
    says: administrators("404"),
    path: () => "/administration/conversations/999999/settling",
  },
  { route: "GET /administration/mails", says: administrators("200") },
  {
    route: "GET /administration/mails/:id",
    says: administrators("404"),
    path: () => "/administration/mails/999999",
  },
  {
    route: "GET /administration/mails/:id/html",
    says: administrators("404"),
    path: () => "/administration/mails/999999/html",
  },
];

const groupRows: readonly Row[] = [
  { route: "GET /groups", says: all("200") },
  { route: "GET /groups/new", says: people("200") },
  { route: "POST /groups", says: people("go"), form: { name: "A new group" } },
  { route: "GET /groups/:slug", says: all("200"), of: "group" },
  { route: "PUT /groups/:slug", says: "in 403 403 403 go go 403", of: "group", form: { name: "Renamed" } },
  { route: "GET /groups/:slug/edit", says: "in 403 403 403 200 200 403", of: "group" },
  { route: "POST /groups/:slug/archive", says: "in 403 403 403 go go 403", of: "group" },
  { route: "DELETE /groups/:slug/archive", says: "in 403 403 403 go go 403", of: "group" },
  { route: "GET /groups/:slug/members", says: "in 200 200 200 200 200 403", of: "group" },
  { route: "GET /groups/:slug/membership", says: all("200"), of: "group" },
  { route: "POST /groups/:slug/membership", says: "go go go go go go 403", of: "group" },
  { route: "DELETE /groups/:slug/membership", says: "in 409 go go 403 409 409", of: "group" },
  {
    route: "GET /groups/:slug/members/:handle",
    says: "in 403 403 200 200 200 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/members/by-stander`,
  },
  {
    route: "PUT /groups/:slug/members/:handle",
    says: "in 403 403 403 go go 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/members/by-stander`,
    form: { role: "facilitator" },
  },
  {
    route: "DELETE /groups/:slug/members/:handle",
    says: "in 403 403 go go go 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/members/by-stander`,
  },
  {
    route: "POST /groups/:slug/stewardship",
    says: "in 403 403 403 go 403 403",
    of: "group",
    form: { person: "by-stander" },
  },
  { route: "GET /groups/:slug/requests", says: "in 403 403 200 200 200 403", of: "group" },
  {
    route: "POST /groups/:slug/requests/:id",
    says: "in 403 403 go go go 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/requests/${w.request}`,
    form: { answer: "approved" },
  },
  { route: "GET /groups/:slug/bars", says: "in 403 403 200 200 200 403", of: "group" },
  {
    route: "POST /groups/:slug/bars",
    says: "in 403 403 go go go 403",
    of: "group",
    form: { person: "by-stander", reason: "Unkind words" },
  },
  {
    route: "DELETE /groups/:slug/bars/:handle",
    says: "in 403 403 go go go 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/bars/shu-out`,
  },
  { route: "GET /groups/:slug/invitations", says: "in 403 403 200 200 200 403", of: "group" },
  {
    route: "POST /groups/:slug/invitations",
    says: "in 403 403 go go go 403",
    of: "group",
    form: { way: "link", days: "7" },
  },
  {
    route: "DELETE /groups/:slug/invitations/:id",
    says: "in 403 403 go go go 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/invitations/${w.invitation}`,
  },
  { route: "GET /groups/:slug/templates", says: "in 403 200 200 200 403 403", of: "group" },
  { route: "GET /groups/:slug/templates/new", says: "in 403 403 200 200 200 403", of: "group" },
  {
    route: "POST /groups/:slug/templates",
    says: "in 403 403 go go go 403",
    of: "group",
    form: { name: "Monday note", kind: "discussion" },
  },
  {
    route: "GET /groups/:slug/templates/:id/edit",
    says: "in 403 403 200 200 200 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/templates/${w.template}/edit`,
  },
  {
    route: "PUT /groups/:slug/templates/:id",
    says: "in 403 403 go go go 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/templates/${w.template}`,
    form: { name: "Monday note", kind: "discussion" },
  },
  {
    route: "DELETE /groups/:slug/templates/:id",
    says: "in 403 403 go go go 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/templates/${w.template}`,
  },
  {
    route: "POST /groups/:slug/templates/:id/restoration",
    says: "in 403 403 go go go 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/templates/${w.template}/restoration`,
  },
  { route: "GET /groups/:slug/series", says: all("200"), of: "group" },
  { route: "GET /groups/:slug/series/new", says: "in 403 200 200 200 403 403", of: "group" },
  {
    route: "POST /groups/:slug/series",
    says: "in 403 go go go 403 403",
    of: "group",
    form: { title: "Daily", parts: "One", first: new Date(Date.now() + 9e8).toISOString().slice(0, 16) },
  },
  { route: "GET /series/:id", says: all("200"), path: (w) => `/series/${w.series}` },
  {
    route: "POST /series/:id/ending",
    says: "in 403 403 go go go 403",
    path: (w) => `/series/${w.series}/ending`,
  },
  {
    route: "DELETE /series/:id/ending",
    says: "in 403 403 go go go 403",
    path: (w) => `/series/${w.series}/ending`,
  },
  {
    route: "GET /series/:id/parts/:number/edit",
    says: "in 403 403 200 200 200 403",
    path: (w) => `/series/${w.series}/parts/1/edit`,
  },
  {
    route: "PATCH /series/:id/parts/:number",
    says: "in 403 403 go go go 403",
    path: (w) => `/series/${w.series}/parts/1`,
    form: { title: "Another" },
  },
  {
    route: "POST /series/:id/parts/:number/skip",
    says: "in 403 403 go go go 403",
    path: (w) => `/series/${w.series}/parts/1/skip`,
  },
  {
    route: "DELETE /series/:id/parts/:number/skip",
    says: "in 403 403 go go go 403",
    path: (w) => `/series/${w.series}/parts/1/skip`,
  },
  {
    route: "POST /series/:id/parts/:number/swap",
    says: "in 403 403 go go go 403",
    path: (w) => `/series/${w.series}/parts/1/swap`,
    form: { with: "2" },
  },
  {
    route: "DELETE /series/:id/parts/:number/swap",
    says: "in 403 403 go go go 403",
    path: (w) => `/series/${w.series}/parts/1/swap`,
  },
  { route: "GET /groups/:slug/posts", says: all("go"), blind: true, of: "group" },
  {
    route: "GET /groups/:slug/posts/new",
    says: "in 403 200 200 200 403 403",
    of: "group",
    path: (w) => `/groups/${w.slug}/posts/new?kind=discussion`,
  },
  {
    route: "POST /groups/:slug/posts",
    says: "in 403 go go go 403 403",
    of: "group",
    form: { kind: "discussion", title: "New talk", markdown: "Kia ora" },
  },
];

const postRows: readonly Row[] = [
  { route: "GET /posts/new", says: people("200") },
  {
    route: "GET /posts/:id",
    says: all("200"),
    of: "post",
    path: (w) => `/posts/${w.post}-talk-${w.slug.replace("group-", "")}`,
  },
  {
    route: "PATCH /posts/:id",
    says: "in 403 403 go go go 403",
    of: "post",
    form: { title: "Mended", markdown: "Mended" },
  },
  { route: "DELETE /posts/:id", says: "in 403 403 go go go 403", of: "post" },
  {
    route: "POST /posts/:id/replies",
    says: "in 403 go go go 403 403",
    of: "post",
    form: { markdown: "Kia ora" },
  },
  { route: "GET /posts/:id/replies", says: all("go"), blind: true, of: "post" },
  { route: "POST /posts/:id/restoration", says: "in 403 403 go go go 403", of: "post" },
  { route: "GET /posts/:id/summary", says: "in 403 200 200 200 403 403", of: "post" },
  {
    route: "PUT /posts/:id/summary",
    says: "in 403 go go go 403 403",
    of: "post",
    form: { markdown: "What it came to", open: "" },
  },
  // Nobody has written one.
  { route: "DELETE /posts/:id/summary", says: "in 403 422 422 422 403 403", of: "post" },
  { route: "GET /posts/:id/summary/history", says: all("404") },
  { route: "POST /posts/:id/summary/answer", says: people("404"), form: { fair: "yes" } },
  { route: "GET /posts/:id/summary/answer", says: all("go"), blind: true, of: "post" },
  { route: "GET /posts/:id/edit", says: "in 403 403 200 200 200 403", of: "post" },
  { route: "POST /posts/:id/pin", says: "in 403 403 go go go 403", of: "post" },
  { route: "DELETE /posts/:id/pin", says: "in 403 403 go go go 403", of: "post" },
  { route: "GET /posts/:id/stage", says: "in 403 403 200 200 200 403", of: "post" },
  {
    route: "POST /posts/:id/stage",
    says: "in 403 403 go go go 403",
    of: "post",
    form: { stage: "exploring" },
  },
  {
    route: "POST /posts/:id/stage/:stage",
    says: "in 403 403 go go go 403",
    of: "post",
    path: (w) => `/posts/${w.post}/stage/asking`,
  },
  // It is no round, no question, and holds nothing back.
  { route: "POST /posts/:id/turn", says: people("403"), of: "post" },
  { route: "DELETE /posts/:id/turn", says: people("403"), of: "post" },
  { route: "POST /posts/:id/round-end", says: people("403"), of: "post" },
  { route: "DELETE /posts/:id/round-end", says: people("403"), of: "post" },
  { route: "POST /posts/:id/opened-replies", says: people("403"), of: "post" },
  { route: "DELETE /posts/:id/opened-replies", says: people("403"), of: "post" },
  { route: "POST /replies/:id/helpful", says: people("403"), of: "reply" },
  { route: "DELETE /replies/:id/helpful", says: people("403"), of: "reply" },
  { route: "DELETE /posts/:id/closing-date", says: "in 403 403 go go go 403", of: "post" },
  { route: "GET /posts/:id/closing", says: "in 403 403 200 200 200 403", of: "post" },
  {
    route: "POST /posts/:id/closing",
    says: "in 403 403 go go go 403",
    of: "post",
    form: { reason: "Answered" },
  },
  { route: "DELETE /posts/:id/closing", says: "in 403 403 go go go 403", of: "post" },
  { route: "GET /posts/:id/group", says: "in 403 403 200 200 200 403", of: "post" },
  {
    route: "PUT /posts/:id/group",
    says: "in 403 403 go go 403 403",
    of: "post",
    form: { group: "elsewhere" },
  },
  { route: "GET /posts/:id/shares", says: people("200"), of: "post" },
  {
    // The administrator belongs to no group, the author is none of these.
    route: "POST /posts/:id/shares",
    says: "in 403 403 go go 403 403",
    of: "post",
    form: { group: "elsewhere" },
  },
  // It is shared into no group.
  {
    route: "DELETE /posts/:id/shares/:slug",
    says: people("404"),
    of: "post",
    path: (w) => `/posts/${w.post}/shares/elsewhere`,
  },
  { route: "GET /posts/:id/split", says: "in 403 403 200 200 200 403", of: "post" },
  {
    route: "POST /posts/:id/split",
    says: "in 403 403 422 422 403 403",
    of: "post",
    form: { group: "elsewhere", kind: "discussion", title: "Apart", markdown: "Nothing is chosen" },
  },
  { route: "POST /posts/:id/reunion", says: "in 403 403 409 409 409 403", of: "post" },
  { route: "GET /posts/:id/merge", says: "in 403 403 200 200 200 403", of: "post" },
  {
    route: "POST /posts/:id/merge",
    says: "in 403 403 422 422 422 403",
    of: "post",
    form: { target: "nowhere", sure: "on" },
  },
  // It is published: there is no hour to take back.
  { route: "DELETE /posts/:id/schedule", says: people("404") },
  // Nothing here came by mail.
  { route: "GET /posts/:id/quoted", says: all("404"), of: "post" },
  { route: "GET /replies/:id/quoted", says: all("404"), of: "reply" },
  { route: "GET /posts/:id/history", says: all("200"), of: "post" },
  { route: "GET /posts/:id/reactions", says: people("200"), of: "post" },
  { route: "GET /posts/:id/use", says: "in 403 200 200 200 403 403", of: "post" },
  {
    route: "POST /posts/:id/reaction",
    says: "in 403 go go go 403 403",
    of: "post",
    form: { kind: "thanks" },
  },
];

const replyRows: readonly Row[] = [
  { route: "GET /replies/:id", says: all("go"), of: "reply" },
  { route: "PATCH /replies/:id", says: "in 403 403 go go go 403", of: "reply", form: { markdown: "Mended" } },
  { route: "DELETE /replies/:id", says: "in 403 403 go go go 403", of: "reply" },
  { route: "POST /replies/:id/restoration", says: "in 403 403 go go go 403", of: "reply" },
  { route: "GET /replies/:id/edit", says: "in 403 403 200 200 200 403", of: "reply" },
  { route: "GET /replies/:id/history", says: all("200"), of: "reply" },
  { route: "GET /posts/:id/unread", says: all("go"), blind: true, of: "post" },
  { route: "GET /posts/:id/jump", says: all("go"), blind: true, of: "post" },
  {
    route: "POST /posts/:id/reading",
    says: people("go"),
    of: "post",
    path: (w) => `/posts/${w.post}/reading?last=0`,
  },
  { route: "POST /replies/:id/unread", says: people("go"), of: "reply" },
  { route: "POST /reading", says: people("go") },
  { route: "DELETE /reading", says: people("go"), path: () => "/reading?at=1" },
  { route: "GET /keys", says: all("200") },
  { route: "POST /keys", says: all("go") },
  { route: "GET /replies/:id/reactions", says: people("200"), of: "reply" },
  { route: "GET /replies/:id/use", says: "in 403 200 200 200 403 403", of: "reply" },
  {
    route: "POST /replies/:id/reaction",
    says: "in 403 go go go 403 403",
    of: "reply",
    form: { kind: "thanks" },
  },
  { route: "DELETE /reactions/:id", says: people("404"), path: () => "/reactions/999999" },
];

const pictureRows: readonly Row[] = [
  { route: "GET /pictures", says: people("200") },
  {
    route: "GET /pictures/:id/:file",
    says: all("200"),
    of: "picture",
    path: (w) => `/pictures/${w.picture}/480.webp`,
  },
  {
    route: "GET /files/:id/:name",
    says: all("200"),
    of: "picture",
    path: (w) => `/files/${w.file}/notes.txt`,
  },
  { route: "GET /attachments/tray", says: people("200") },
  { route: "GET /writing/parts", says: people("200") },
  { route: "GET /writing/people", says: people("200"), path: () => "/writing/people?q=ha" },
  { route: "GET /writing/posts", says: people("200"), path: () => "/writing/posts?q=norms" },
  { route: "GET /attachments/new", says: people("200") },
  { route: "POST /attachments", says: people("422"), form: {} },
  {
    route: "GET /attachments/:id",
    says: all("200"),
    of: "picture",
    path: (w) => `/attachments/${w.picture}`,
  },
  {
    route: "POST /attachments/:id",
    says: "in 404 404 404 404 go 404",
    of: "picture",
    path: (w) => `/attachments/${w.picture}`,
    form: { alt: "Mended" },
  },
];

/** Every route of the product. */
export const table: readonly Row[] = [
  ...around,
  ...entrance,
  ...peopleRows,
  ...account,
  ...administration,
  ...groupRows,
  ...postRows,
  ...replyRows,
  ...pictureRows,
];

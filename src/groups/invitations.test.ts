import { expect, test } from "vitest";
import { group, person, smallCommunity } from "../../test/cast.ts";
import { logIn, testApp } from "../../test/support/app.ts";
import { writeSettings } from "../settings/index.ts";
import type { GroupId, PersonId } from "../viewer/index.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { endCommunityInvitation } from "./end-invitation.ts";
import { inviteToGroup } from "./invite.ts";
import { inviteToCommunity } from "./invite-to-community.ts";
import { useAtSignUp, welcomeByInvitation } from "./invited-sign-up.ts";
import { listCommunityInvitations } from "./list-invitations.ts";

const { ctx, ctxOf, visitorCtx, get, post, clock } = await testApp();

const slug = "leading-e-learning";
const roleOf = async (groupId: GroupId, personId: PersonId) =>
  (await ctxOf(personId)).viewer.roles.get(groupId);
const rows = () => ctx.db.selectFrom("invitations").selectAll().orderBy("id").execute();

/** Makes a link. @returns its token. */
async function link(as: PersonId, groupSlug = slug): Promise<string> {
  const invited = await inviteToGroup(await ctxOf(as), groupSlug, { way: "link", days: "30" });
  return "path" in invited ? (invited.path.split("/")[2] ?? "") : "";
}

/** Invites one address by mail. @returns the token that stands in the mail. */
async function mail(as: PersonId, email: string, groupSlug = slug): Promise<string> {
  await inviteToGroup(await ctxOf(as), groupSlug, { way: "mail", emails: email, note: "Come along!" });
  return tokenOfLastMail();
}

async function tokenOfLastMail(): Promise<string> {
  const { text } = await ctx.db
    .selectFrom("mailOutbox")
    .select("text")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  return /\/invitations\/([\w-]{32})/.exec(text)?.[1] ?? "";
}

test("each address that is invited gets a mail with a link of its own, and no token is kept", async () => {
  const { facilitator } = await smallCommunity(ctx);
  const answer = await post(
    `/groups/${slug}/invitations`,
    { way: "mail", emails: "A@school.example, b@school.example;\na@School.example", note: "Come along!" },
    facilitator,
  );
  expect(answer.statusCode).toBe(303);
  const mails = await ctx.db.selectFrom("mailOutbox").selectAll().orderBy("id").execute();
  expect(mails.map(({ toAddress }) => toAddress)).toEqual(["a@school.example", "b@school.example"]);
  expect(mails[0]?.text).toContain("Come along!");
  const tokens = mails.map(({ text }) => /\/invitations\/([\w-]{32})/.exec(text)?.[1]);
  expect(new Set(tokens).size).toBe(2);
  expect(JSON.stringify(await rows())).not.toContain(tokens[0]);
  expect(await rows()).toMatchObject([{ usesMax: 1, email: "a@school.example" }, { usesMax: 1 }]);
  const page = (await get(`/groups/${slug}/invitations`, facilitator)).body;
  expect(page).toContain("a@school.example");
  expect(page).not.toContain(tokens[0]);
});

test("an invitation lets a person in however one joins otherwise, and an invitation by mail lets in one", async () => {
  const { steward, outsider } = await smallCommunity(ctx);
  const closed = await group(ctx, "closed", {
    name: "Closed Circle",
    visibility: "members",
    joining: "invitation",
    members: { [steward]: "steward" },
  });
  const token = await mail(steward, "jo-sefo@school.example", "closed");
  expect((await get("/groups/closed", outsider)).statusCode).toBe(404);
  expect((await get(`/invitations/${token}`, outsider)).body).toContain("Closed Circle");
  const answer = await post(`/invitations/${token}`, {}, outsider);
  expect(answer.headers.location).toBe("/groups/closed");
  expect(await roleOf(closed, outsider)).toBe("member");
  const other = await person(ctx, "Other");
  expect((await get(`/invitations/${token}`, other)).statusCode).toBe(410);
  expect((await post(`/invitations/${token}`, {}, other)).statusCode).toBe(403);
  expect(await roleOf(closed, other)).toBeUndefined();
});

test("of two who use one invitation by mail at once, one comes in", async () => {
  const { steward, outsider } = await smallCommunity(ctx);
  const other = await person(ctx, "Other");
  const token = await mail(steward, "somebody@school.example");
  const results = await Promise.allSettled([
    acceptInvitation(await ctxOf(outsider), token),
    acceptInvitation(await ctxOf(other), token),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await rows())[0]?.uses).toBe(1);
});

test("a link lets several in and is counted; a member who opens it uses nothing up", async () => {
  const { steward, outsider, member, groupId } = await smallCommunity(ctx);
  const token = await link(steward);
  const other = await person(ctx, "Other");
  await Promise.all([
    acceptInvitation(await ctxOf(outsider), token),
    acceptInvitation(await ctxOf(other), token),
  ]);
  await acceptInvitation(await ctxOf(member), token);
  expect(await roleOf(groupId, outsider)).toBe("member");
  expect(await roleOf(groupId, other)).toBe("member");
  expect((await rows())[0]?.uses).toBe(2);
  expect((await get(`/groups/${slug}/invitations`, steward)).body).toContain("used 2 times");
});

test("a link is shown once to who made it, also after a reload, and to nobody else", async () => {
  const { steward, facilitator } = await smallCommunity(ctx);
  const path = `/groups/${slug}/invitations`;
  const answer = await post(path, { way: "link", days: "7" }, steward);
  const cookie = answer.cookies.find(({ name }) => name === "weft-new-link");
  expect(cookie).toMatchObject({ httpOnly: true, path });
  const headers = { cookie: `weft-new-link=${encodeURIComponent(cookie?.value ?? "")}` };
  const session = await logIn(ctx, steward);
  for (let time = 1; time <= 2; time++) {
    const page = await get(path, undefined, { headers: { cookie: `${session}; ${headers.cookie}` } });
    expect(page.body).toMatch(/\/invitations\/[\w-]{32}/);
  }
  expect((await get(path, facilitator)).body).not.toMatch(/\/invitations\/[\w-]{32}/);
});

test("what is ended, expired, or of an archived group lets nobody in", async () => {
  const { steward, outsider, groupId } = await smallCommunity(ctx);
  const viewer = await ctxOf(outsider);
  const ended = await link(steward);
  const [row] = await rows();
  await post(`/groups/${slug}/invitations/${row?.id}?_method=delete`, {}, steward);
  await expect(acceptInvitation(viewer, ended)).rejects.toThrow("group.invitation.over");
  const old = await link(steward);
  clock.set(new Date(Date.now() + 31 * 24 * 3_600_000));
  await expect(acceptInvitation({ ...viewer, now: clock }, old)).rejects.toThrow("group.invitation.over");
  clock.set(new Date());
  await ctx.db.updateTable("groups").set({ archivedAt: new Date() }).where("id", "=", groupId).execute();
  await expect(acceptInvitation(viewer, old)).rejects.toThrow("group.invitation.over");
  expect(await roleOf(groupId, outsider)).toBeUndefined();
});

test("a newer invitation to the same address ends the older one", async () => {
  const { steward, outsider } = await smallCommunity(ctx);
  const first = await mail(steward, "jo-sefo@school.example");
  const second = await mail(steward, "jo-sefo@school.example");
  const viewer = await ctxOf(outsider);
  await expect(acceptInvitation(viewer, first)).rejects.toThrow("group.invitation.over");
  await acceptInvitation(viewer, second);
});

test("somebody barred does not come in by an invitation", async () => {
  const { steward, barred, groupId } = await smallCommunity(ctx);
  const token = await link(steward);
  await expect(acceptInvitation(await ctxOf(barred), token)).rejects.toThrow("group.refused.barred");
  expect(await roleOf(groupId, barred)).toBeUndefined();
  expect((await rows())[0]?.uses).toBe(0);
});

test("only those who look after a group invite, see and end its invitations", async () => {
  const { steward, member, outsider, admin } = await smallCommunity(ctx);
  await link(steward);
  const [row] = await rows();
  const path = `/groups/${slug}/invitations`;
  for (const as of [member, outsider]) {
    expect((await get(path, as)).statusCode).toBe(403);
    expect((await post(path, { way: "link", days: "7" }, as)).statusCode).toBe(403);
    expect((await post(`${path}/${row?.id}?_method=delete`, {}, as)).statusCode).toBe(403);
  }
  expect((await get(path)).headers.location).toContain("/log-in");
  expect((await get(path, admin)).statusCode).toBe(200);
  await group(ctx, "other", { members: { [member]: "steward" } });
  expect((await post(`/groups/other/invitations/${row?.id}?_method=delete`, {}, member)).statusCode).toBe(
    404,
  );
  expect((await post(`${path}/${row?.id}?_method=delete`, {}, admin)).statusCode).toBe(303);
});

test("odd addresses, too many of them, and mails without end are refused at their field", async () => {
  const { steward, admin } = await smallCommunity(ctx);
  const invite = async (emails: string, as = steward) =>
    inviteToGroup(await ctxOf(as), slug, { way: "mail", emails });
  await expect(invite("not an address")).rejects.toMatchObject({
    fields: { emails: "group.invite.addresses" },
  });
  await expect(invite("a@b.example\r\nBcc: c@d.example")).rejects.toMatchObject({ status: 422 });
  await expect(invite(" , ; ")).rejects.toMatchObject({ fields: { emails: "error.required" } });
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, number) => `p${from + number}@school.example`).join(" ");
  await expect(invite(many(0, 21))).rejects.toMatchObject({ fields: { emails: "group.invite.too-many" } });
  for (const from of [0, 20, 40]) await invite(many(from, 20));
  await expect(invite(many(60, 1))).rejects.toMatchObject({
    fields: { emails: "group.invite.enough-today" },
  });
  await invite(many(60, 20), admin);
  const shown = await post(
    `/groups/${slug}/invitations`,
    { way: "mail", emails: "nonsense", note: "Kept" },
    steward,
  );
  expect(shown.statusCode).toBe(422);
  expect(shown.body).toContain("Kept");
  const odd: Record<string, string>[] = [
    {},
    { way: "pigeon" },
    { way: "link", days: "100000" },
    { way: "link", days: "x" },
  ];
  for (const body of odd)
    expect((await post(`/groups/${slug}/invitations`, body, steward)).statusCode).toBe(422);
});

test("a token that is none is not found, whoever asks", async () => {
  const { outsider } = await smallCommunity(ctx);
  for (const token of ["x", "a".repeat(32), "%00", "../etc", "a".repeat(500)])
    for (const as of [undefined, outsider]) {
      expect([404, 414]).toContain((await get(`/invitations/${token}`, as)).statusCode);
      expect([404, 414]).toContain((await post(`/invitations/${token}`, {}, as)).statusCode);
    }
});

// ---- Signing up by an invitation

test("a visitor who was invited is led to sign up, or to log in and back", async () => {
  const { steward } = await smallCommunity(ctx);
  const token = await link(steward);
  const page = (await get(`/invitations/${token}`)).body;
  expect(page).toContain(`/sign-up?invitation=${token}&amp;to=%2Fgroups%2F${slug}`);
  expect(page).toContain(`/log-in?to=%2Finvitations%2F${token}`);
  expect((await post(`/invitations/${token}`)).headers.location).toContain("/log-in");
});

test("an invitation opens the sign-up, and who signs up by it is a member from the start", async () => {
  const { steward, groupId } = await smallCommunity(ctx);
  const token = await mail(steward, "new@school.example");
  expect(await welcomeByInvitation(visitorCtx(), token)).toEqual({
    email: "new@school.example",
    label: "Leading Effective e-Learning",
    to: `/groups/${slug}`,
  });
  const newcomer = await person(ctx, "New Comer");
  await useAtSignUp(visitorCtx(), { personId: newcomer, email: "new@school.example", invitation: token });
  expect(await roleOf(groupId, newcomer)).toBe("member");
  expect(await welcomeByInvitation(visitorCtx(), token)).toBeNull();
  const late = await person(ctx, "Too Late");
  await useAtSignUp(visitorCtx(), { personId: late, email: "late@school.example", invitation: token });
  expect(await roleOf(groupId, late)).toBeUndefined();
});

test("where strangers cannot sign up, the whole way from mail to group works", async () => {
  const { steward, groupId } = await smallCommunity(ctx);
  await writeSettings(ctx, { signUp: "invitation" });
  const token = await mail(steward, "new@school.example");
  const to = `/groups/${slug}`;
  const form = { name: "New Comer", email: "new@school.example", password: "a long password", to };
  expect((await post("/sign-up", form)).statusCode).toBe(403);
  const made = await post("/sign-up", { ...form, invitation: token });
  expect(made.headers.location).toBe(to);
  const { id } = await ctx.db
    .selectFrom("people")
    .where("email", "=", "new@school.example")
    .select("id")
    .executeTakeFirstOrThrow();
  expect(await roleOf(groupId, id)).toBe("member");
});

test("administrators invite to the community itself, see those invitations and end them; nobody else does", async () => {
  const { admin, steward, outsider } = await smallCommunity(ctx);
  const viewer = await ctxOf(admin);
  await expect(inviteToCommunity(await ctxOf(steward), { way: "link", days: "7" })).rejects.toMatchObject({
    status: 403,
  });
  await inviteToCommunity(viewer, { way: "mail", emails: "new@school.example", note: "Welcome" });
  const token = await tokenOfLastMail();
  expect(await welcomeByInvitation(visitorCtx(), token)).toMatchObject({
    label: "e-Learning Aotearoa",
    to: "/",
  });
  expect((await get(`/invitations/${token}`)).body).toContain(`/sign-up?invitation=${token}`);
  expect((await post(`/invitations/${token}`, {}, outsider)).headers.location).toBe("/");
  const [listed] = await listCommunityInvitations(viewer);
  expect(listed).toMatchObject({ email: "new@school.example", uses: 0, invitedByName: "Ana Tūī" });
  await expect(listCommunityInvitations(await ctxOf(steward))).rejects.toMatchObject({ status: 403 });
  await expect(endCommunityInvitation(await ctxOf(steward), listed?.id ?? 0)).rejects.toMatchObject({
    status: 403,
  });
  await endCommunityInvitation(viewer, listed?.id ?? 0);
  expect(await listCommunityInvitations(viewer)).toEqual([]);
  expect(await welcomeByInvitation(visitorCtx(), token)).toBeNull();
});

import { beforeEach, expect, test } from "vitest";
import { group, type SmallCommunity, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import type { PersonId } from "../viewer/index.ts";

const { ctx, get, post } = await testApp();

// For each address of this room, what each kind of viewer gets, in an open group and in a hidden one. "in": led to log in.
const viewers = ["visitor", "outsider", "barred", "member", "facilitator", "steward", "admin"] as const;
type Answer = number | "in";
type Row = readonly [address: string, open: readonly Answer[], hidden: readonly Answer[]];

const unknown: Answer[] = [404, 404, 404];
const pages: readonly Row[] = [
  ["", [200, 200, 200, 200, 200, 200, 200], [...unknown, 200, 200, 200, 200]],
  ["/membership", [200, 200, 200, 200, 200, 200, 200], [...unknown, 200, 200, 200, 200]],
  ["/members", ["in", 200, 403, 200, 200, 200, 200], [...unknown, 200, 200, 200, 200]],
  ["/members/wiremu-potae", ["in", 403, 403, 403, 200, 200, 200], [...unknown, 403, 200, 200, 200]],
  ["/requests", ["in", 403, 403, 403, 200, 200, 200], [...unknown, 403, 200, 200, 200]],
  ["/invitations", ["in", 403, 403, 403, 200, 200, 200], [...unknown, 403, 200, 200, 200]],
  ["/bars", ["in", 403, 403, 403, 200, 200, 200], [...unknown, 403, 200, 200, 200]],
  ["/edit", ["in", 403, 403, 403, 403, 200, 200], [...unknown, 403, 403, 200, 200]],
];

// Changes, sent so that whoever may do them is told what to mend (422, 409) or led on (303), and nothing is lost.
const changes: readonly Row[] = [
  ["/membership", ["in", 303, 403, 303, 303, 303, 303], [...unknown, 303, 303, 303, 303]],
  ["?_method=put", ["in", 403, 403, 403, 403, 422, 422], [...unknown, 403, 403, 422, 422]],
  ["/archive?_method=delete", ["in", 403, 403, 403, 403, 303, 303], [...unknown, 403, 403, 303, 303]],
  ["/requests/1", ["in", 403, 403, 403, 404, 404, 404], [...unknown, 403, 404, 404, 404]],
  ["/invitations", ["in", 403, 403, 403, 422, 422, 422], [...unknown, 403, 422, 422, 422]],
  ["/invitations/1?_method=delete", ["in", 403, 403, 403, 404, 404, 404], [...unknown, 403, 404, 404, 404]],
  ["/bars", ["in", 403, 403, 403, 422, 422, 422], [...unknown, 403, 422, 422, 422]],
  [
    "/bars/wiremu-potae?_method=delete",
    ["in", 403, 403, 403, 409, 409, 409],
    [...unknown, 403, 409, 409, 409],
  ],
  [
    "/members/wiremu-potae?_method=put",
    ["in", 403, 403, 403, 403, 303, 303],
    [...unknown, 403, 403, 303, 303],
  ],
  ["/stewardship", ["in", 403, 403, 403, 403, 403, 403], [...unknown, 403, 403, 403, 403]],
  ["/membership?_method=delete", ["in", 409, 409, 303, 303, 403, 409], [...unknown, 303, 303, 403, 409]],
];

const forms: Record<string, Record<string, string>> = {
  "/requests/1": { answer: "approved" },
  "/invitations": { way: "mail", emails: "" },
  "/bars": { person: "mal-content", reason: "" },
  "/members/wiremu-potae?_method=put": { role: "member" },
  "/stewardship": { person: "tamsin-marama" },
};

let cast: SmallCommunity;

beforeEach(async () => {
  cast = await smallCommunity(ctx);
  const { steward, facilitator, member, barred } = cast;
  await group(ctx, "hidden", {
    visibility: "members",
    joining: "invitation",
    members: { [steward]: "steward", [facilitator]: "facilitator", [member]: "member" },
    barred: [barred],
  });
});

const idOf = (viewer: (typeof viewers)[number]): PersonId | undefined =>
  viewer === "visitor" ? undefined : cast[viewer];

function answerOf({ statusCode, headers }: Awaited<ReturnType<typeof get>>): Answer {
  const to = String(headers.location ?? "");
  return statusCode === 303 && /^\/(?:log-in|sign-up)/.test(to) ? "in" : statusCode;
}

async function answers(
  slug: string,
  send: (path: string, as?: PersonId) => ReturnType<typeof get>,
  address: string,
) {
  const found: Answer[] = [];
  for (const viewer of viewers) found.push(answerOf(await send(`/groups/${slug}${address}`, idOf(viewer))));
  return found;
}

test.each(pages)("the page %s answers each viewer as it should", async (address, open, hidden) => {
  expect(await answers(cast.groupSlug, get, address)).toEqual(open);
  expect(await answers("hidden", get, address)).toEqual(hidden);
});

test.each(changes)("a change at %s is done or refused as it should be", async (address, open, hidden) => {
  const send = (path: string, as?: PersonId) => post(path, forms[address] ?? {}, as);
  expect(await answers(cast.groupSlug, send, address)).toEqual(open);
  expect(await answers("hidden", send, address)).toEqual(hidden);
});

test("every word on these pages is a message, in every language", async () => {
  await ctx.db.updateTable("people").set({ language: "en-XA" }).where("id", "=", cast.steward).execute();
  for (const [address] of pages) {
    const { body } = await get(`/groups/${cast.groupSlug}${address}`, cast.steward);
    const words = body
      .replace(/^[\s\S]*<main[^>]*>/, "")
      .replace(/<\/main>[\s\S]*$/, "")
      .replace(/⟦[^⟧]*⟧/g, "");
    expect(words).not.toMatch(/\bgroup\.[a-z]/);
    const left = words
      .replace(/<[^>]+>/g, "\n")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => /[a-z]{3}/i.test(line));
    const names =
      /Leading Effective e-Learning|leading-e-learning|Tamsin|Hana|Wiremu|Mal Content|^hidden$|\d{4}|minute|now/;
    expect(left.filter((line) => !names.test(line))).toEqual([]);
  }
});

import { beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../src/viewer/index.ts";
import { group } from "./cast.ts";
import { logIn, testApp } from "./support/app.ts";
import { type Row, table } from "./support/viewer-table.ts";
import {
  makeViewers,
  makeWorld,
  mayKnow,
  type PlaceKind,
  routesOf,
  type ViewerKind,
  type Viewers,
  viewerKinds,
  type World,
} from "./support/viewers.ts";

const { app, ctx, get, post } = await testApp({ keepRows: true });

let viewers: Viewers;

beforeAll(async () => {
  viewers = await makeViewers(ctx);
  const { member, facilitator, steward } = viewers.ids as Record<ViewerKind, PersonId>;
  // Where posts are moved to.
  await group(ctx, "elsewhere", {
    members: { [member]: "member", [facilitator]: "member", [steward]: "member" },
  });
});

test("every route of the product is in the table, once", () => {
  const listed = table.map((row) => row.route);
  expect(listed.toSorted()).toEqual([...new Set(listed)].toSorted());
  expect([...routesOf(app)].toSorted()).toEqual(listed.toSorted());
});

/** What changes no world, so that all viewers may be sent to the same one. */
const isRead = (row: Row) => row.route.startsWith("GET") || row.of === undefined || row.of === "picture";

const cookies = new Map<ViewerKind, string>();

/** What the product answers, in the words of the table. */
async function answer(row: Row, world: World, kind: ViewerKind): Promise<string> {
  const [method = "GET"] = row.route.split(" ");
  const more = {
    headers: { cookie: await cookieOf(kind) },
    ...(row.stream ? { payloadAsStream: true as const } : {}),
  };
  const path = addressOf(row, world);
  const sent =
    method === "GET"
      ? await get(path, undefined, more)
      : await post(path, row.form ?? {}, undefined, { ...more, method: method as "POST" });
  if (row.stream) sent.stream().destroy();
  if (row.route === "POST /log-out") cookies.delete(kind);
  const { statusCode, headers } = sent;
  if (statusCode !== 303) return String(statusCode);
  return String(headers.location).startsWith("/log-in") ? "in" : "go";
}

async function cookieOf(kind: ViewerKind): Promise<string> {
  const id = viewers.ids[kind];
  if (id === undefined) return "";
  const cookie = cookies.get(kind) ?? (await logIn(ctx, id));
  cookies.set(kind, cookie);
  return cookie;
}

/** A world in which nothing is. */
const nothing: World = {
  groupId: 0,
  slug: "never-was",
  post: 999_999,
  reply: 999_999,
  request: 999_999,
  invitation: 999_999,
  template: 999_999,
  series: 999_999,
  picture: "00000000-0000-4000-8000-000000000000",
  file: "00000000-0000-4000-8000-000000000000",
};

/** The address of a row's route in a world. */
function addressOf(row: Row, world: World): string {
  if (row.path) return row.path(world);
  const [, route = ""] = row.route.split(" ");
  return route
    .replace(":slug", world.slug)
    .replace(":id", String(row.of === "reply" ? world.reply : world.post));
}

describe("what everyone may know of", () => {
  test.each(table)("$route", async (row) => {
    const shared = await makeWorld(ctx, viewers, {}, row.of === "picture");
    const said: string[] = [];
    for (const kind of viewerKinds) {
      // An act changes what the next viewer would find, so each gets a world of its own.
      said.push(await answer(row, isRead(row) ? shared : await makeWorld(ctx, viewers), kind));
    }
    expect(said.join(" ")).toBe(row.says);
  });
});

/** Places of which not everyone may know. */
const hiddenPlaces: ReadonlyArray<[name: string, place: PlaceKind]> = [
  ["a group for people with an account", { visibility: "people" }],
  ["a group for its members", { visibility: "members" }],
  ["a group whose posts are for its members", { postsFor: "members" }],
  ["a post for its group", { audience: "group" }],
  ["a draft", { state: "draft" }],
  ["a deleted post", { state: "deleted" }],
];

describe.each(hiddenPlaces)("%s", (_name, place) => {
  const speakOfIt = table.filter(
    ({ of }) => of !== undefined && (of !== "group" || place.visibility !== undefined),
  );

  test.each(speakOfIt)("$route", async (row) => {
    const shared = await makeWorld(ctx, viewers, place, row.of === "picture");
    const open = row.says.split(" ");
    for (const [index, kind] of viewerKinds.entries()) {
      if (!mayKnow(kind, place, row.of === "group" ? "group" : "post")) {
        // Whoever may not know of it hears what they would hear of a thing that never was.
        const said = await answer(row, shared, kind);
        expect(said, kind).toBe(await answer(row, nothing, kind));
        if (!row.blind) expect(["404", "in"], kind).toContain(said);
        continue;
      }
      const said = await answer(row, isRead(row) ? shared : await makeWorld(ctx, viewers, place), kind);
      // A draft or a deleted post is known to some, who can then do less with it than with others.
      if (place.state === undefined) expect(said, kind).toBe(open[index]);
      else expect(said, kind).toMatch(/^(?:200|403|404|409|in|go)$/);
    }
  });
});

import type { FastifyInstance } from "fastify";
import type { PlatformCtx } from "../../src/platform/ctx.ts";
import type { GroupRole, PersonId } from "../../src/viewer/index.ts";
import { group, person, post, reply } from "../cast.ts";

/** Every kind of viewer, in the order in which a row of the table speaks of them. */
export const viewerKinds = [
  "visitor",
  "account",
  "member",
  "facilitator",
  "steward",
  "administrator",
  "barred",
] as const;

export type ViewerKind = (typeof viewerKinds)[number];

/** The viewers, and the people that things are done to: an author, a member nobody minds, one who asks, one shut out. */
export interface Viewers {
  readonly ids: Readonly<Record<ViewerKind, PersonId | undefined>>;
  readonly author: PersonId;
  readonly bystander: PersonId;
  readonly asker: PersonId;
  readonly shut: PersonId;
}

export async function makeViewers(ctx: PlatformCtx): Promise<Viewers> {
  return {
    ids: {
      visitor: undefined,
      account: await person(ctx, "Ari Account"),
      member: await person(ctx, "Mia Member"),
      facilitator: await person(ctx, "Fay Facilitator"),
      steward: await person(ctx, "Sol Steward"),
      administrator: await person(ctx, "Ada Administrator", { administrator: true }),
      barred: await person(ctx, "Bo Barred"),
    },
    author: await person(ctx, "Una Author"),
    bystander: await person(ctx, "By Stander"),
    asker: await person(ctx, "Asa Asker"),
    shut: await person(ctx, "Shu Out"),
  };
}

/** What stands where a request is sent to. */
export interface World {
  readonly groupId: number;
  readonly slug: string;
  readonly post: number;
  readonly reply: number;
  readonly request: number;
  readonly invitation: number;
  readonly template: number;
  readonly series: number;
  readonly picture: string;
  readonly file: string;
}

/** Where a thing stands decides who may know of it. */
export interface PlaceKind {
  readonly visibility?: "everyone" | "people" | "members";
  readonly postsFor?: "everyone" | "members";
  readonly audience?: "everyone" | "group";
  readonly state?: "draft" | "deleted";
}

let count = 0;

/**
 * A group with a post, a reply, a request, an invitation and a bar: new each time, so that an act may change it.
 * @param attached true puts a picture and a file into the post.
 */
export async function makeWorld(
  ctx: PlatformCtx,
  viewers: Viewers,
  kind: PlaceKind = {},
  attached = false,
): Promise<World> {
  const { ids, author, bystander, asker, shut } = viewers;
  const slug = `group-${++count}`;
  const members: Record<PersonId, GroupRole> = { [author]: "member", [bystander]: "member" };
  for (const role of ["member", "facilitator", "steward"] as const) members[ids[role] as PersonId] = role;
  const groupId = await group(ctx, slug, {
    visibility: kind.visibility ?? "everyone",
    postsFor: kind.postsFor ?? "everyone",
    members,
    barred: [ids.barred as PersonId, shut],
  });
  const postId = await post(ctx, groupId, author, `Talk ${count}`, {
    audience: kind.audience ?? "everyone",
    draft: kind.state === "draft",
  });
  const replyId = await reply(ctx, postId, author, `Reply ${count}`);
  if (kind.state === "deleted")
    await ctx.db
      .updateTable("posts")
      .set({ deletedAt: ctx.now(), deletedBy: author })
      .where("id", "=", postId)
      .execute();
  const request = await ctx.db
    .insertInto("joinRequests")
    .values({ groupId, personId: asker, returnTo: null, answer: null, answeredAt: null, answeredBy: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  const invitation = await ctx.db
    .insertInto("invitations")
    .values({
      tokenHash: `hash ${count}`,
      groupId,
      email: "guest@school.example",
      invitedBy: author,
      expiresAt: new Date(ctx.now().getTime() + 86_400_000),
      endedAt: null,
      endedBy: null,
      usesMax: 1,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const template = await ctx.db
    .insertInto("postTemplates")
    .values({ groupId, name: "Friday note", kind: "discussion", writtenBy: author, ...noChange })
    .returning("id")
    .executeTakeFirstOrThrow();
  const series = await makeSeries(ctx, groupId, author);
  const picture = attached ? await attach(ctx, viewers, postId, "picture") : "";
  const file = attached ? await attach(ctx, viewers, postId, "file") : "";
  return {
    groupId,
    slug,
    post: postId,
    reply: replyId,
    request: request.id,
    invitation: invitation.id,
    template: template.id,
    series,
    picture,
    file,
  };
}

const noChange = { changedBy: null, changedAt: null, deletedBy: null, deletedAt: null };

/** A series of two parts, both of them its author's to host. */
async function makeSeries(ctx: PlatformCtx, groupId: number, author: PersonId): Promise<number> {
  const rhythm = { everyCount: 1, everyUnit: "week", firstDay: "2040-01-01", atTime: "09:00" } as const;
  const { id } = await ctx.db
    .insertInto("series")
    .values({ groupId, title: "Weekly", ...rhythm, timeZone: "UTC", begunBy: author })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const number of [1, 2])
    await ctx.db
      .insertInto("seriesParts")
      .values({
        seriesId: id,
        number,
        title: `Part ${number}`,
        hostId: author,
        dueAt: new Date("2040-01-01"),
      })
      .execute();
  return id;
}

/** A picture or a file that stands in the post, with bytes behind it. */
async function attach(
  ctx: PlatformCtx,
  { author }: Viewers,
  postId: number,
  kind: "picture" | "file",
): Promise<string> {
  const key = `attachments/test/${count}-${kind}`;
  await ctx.files.put(key, Buffer.from("made for a test"));
  const size = { width: 480, height: 320 };
  const variants = [{ ...size, format: "webp", key, bytes: 15 }];
  const { id } = await ctx.db
    .insertInto("attachments")
    .values({
      kind,
      ownerId: author,
      name: kind === "picture" ? "picture.webp" : "notes.txt",
      mediaType: kind === "picture" ? "image/webp" : "text/plain",
      sizeBytes: 15,
      sha256: key,
      fileKey: key,
      ...(kind === "picture" ? size : {}),
      variants: JSON.stringify(kind === "picture" ? variants : []),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await ctx.db.insertInto("attachmentUses").values({ attachmentId: id, postId, replyId: null }).execute();
  return id;
}

/** Who may know of a thing that stands there: the rules of isVisibleGroup and isVisiblePost once more, in plain words. */
export function mayKnow(
  kind: ViewerKind,
  { visibility, postsFor, audience, state }: PlaceKind,
  of: "group" | "post",
) {
  const inside =
    kind === "member" || kind === "facilitator" || kind === "steward" || kind === "administrator";
  if (of === "post" && state === "draft") return false; // its author alone, who is none of the viewers
  if (of === "post" && state === "deleted") return inside && kind !== "member";
  if (inside) return true;
  if (visibility === "members") return false;
  if (visibility === "people" && kind !== "account") return false;
  return of === "group" || (postsFor !== "members" && audience !== "group");
}

/** All routes of the product, as "GET /groups/:slug". */
export function routesOf(app: FastifyInstance): Set<string> {
  const routes = new Set<string>();
  const path: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split("\n")) {
    const found = /^([│ ]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!found) continue;
    const [, indent = "", part = "", methods = ""] = found;
    path.length = indent.length / 4;
    path.push(part);
    for (const method of methods.split(", "))
      if (method !== "" && method !== "HEAD" && method !== "OPTIONS")
        routes.add(`${method} ${path.join("")}`);
  }
  return routes;
}

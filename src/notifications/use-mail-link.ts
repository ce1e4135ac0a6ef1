import { NotFound } from "../platform/errors/index.ts";
import { endAddressPause } from "../platform/mail/index.ts";
import { findKnownPosts } from "../posts/index.ts";
import { readSettings } from "../settings/index.ts";
import { type Ctx, loadViewers, type PersonCtx } from "../viewer/index.ts";
import { choicesOf, keepChoices, type MailChoices } from "./choices.ts";
import { ctxFor } from "./knowers.ts";
import { type LinkAct, type MailSort, readMailLink } from "./mail-link.ts";
import { keepLevel } from "./set-level.ts";

/** A link out of a mail, read: whose it is, what it changes, and the name of the talk where they may know it. */
export interface OpenedLink {
  readonly owner: PersonCtx;
  readonly act: LinkAct;
  readonly title: string | null;
}

/** Reads a link out of a mail. @throws NotFound for one that we did not sign, and where the account is no longer active */
export async function openMailLink(ctx: Ctx, token: string): Promise<OpenedLink> {
  const link = readMailLink(ctx.config, token);
  if (!link) throw new NotFound();
  const viewers = await loadViewers(ctx, [link.personId], await readSettings(ctx));
  const viewer = viewers.get(link.personId);
  if (!viewer) throw new NotFound();
  const owner = ctxFor(ctx, viewer);
  const { act } = link;
  const postId = act.kind === "level" && act.place.kind === "post" ? act.place.postId : 0;
  const post = (await findKnownPosts(owner, [postId])).get(postId);
  return { owner, act, title: post?.title ?? null };
}

/**
 * Does what a link out of a mail says, for the one it was sent to. Twice is the same as once.
 * @throws NotFound
 */
export async function useMailLink(ctx: Ctx, token: string): Promise<OpenedLink> {
  const link = await openMailLink(ctx, token);
  const { owner, act } = link;
  if (act.kind === "mail") await endMails(owner, act.which);
  else if (act.kind === "address") await endAddressPause(owner, act.address);
  else if (await isThere(owner, act)) await keepLevel(owner, act.place, act.level);
  return link;
}

async function endMails(owner: PersonCtx, which: MailSort): Promise<void> {
  const choices = await choicesOf(owner, owner.viewer.id);
  const ended = (one: "direct" | "rest"): MailChoices["direct"] => {
    const way = choices[one];
    const inDigest = way === "daily" || way === "weekly";
    return which === one || (which === "digest" && inDigest) ? "never" : way;
  };
  await keepChoices(owner, owner.viewer.id, { ...choices, direct: ended("direct"), rest: ended("rest") });
}

/** What has been removed since needs no level. What one may no longer see may still be muted. */
async function isThere({ db }: PersonCtx, { place }: Extract<LinkAct, { kind: "level" }>): Promise<boolean> {
  if (place.kind === "community") return true;
  const table = place.kind === "group" ? "groups" : "posts";
  const id = place.kind === "group" ? place.groupId : place.postId;
  return (await db.selectFrom(table).where("id", "=", id).select("id").executeTakeFirst()) !== undefined;
}

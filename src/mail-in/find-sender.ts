import type { PlatformCtx } from "../platform/ctx.ts";
import { translator } from "../platform/languages/index.ts";
import { readSettings } from "../settings/index.ts";
import { type Ctx, loadViewers, type PersonCtx, type PersonId, type PersonViewer } from "../viewer/index.ts";
import { confirmationAddress, type Destination } from "./addresses.ts";
import { because, type Ending } from "./ending.ts";
import type { MailHead } from "./mail-head.ts";
import type { MailRow } from "./mail-row.ts";
import { senderProof } from "./sender-proof.ts";

/** Whose words a mail's are, with their rights as they stand now; or what becomes of it where that cannot be said. */
export type Sender = { readonly owner: PersonCtx } | { readonly ending: Ending; readonly owner?: PersonCtx };

/** Mails that ask whether another is theirs, to one person and day: somebody may write a hundred in their name. */
const questionsADayMax = 5;

/**
 * Finds out who sent a mail.
 *
 * An address that we signed says who it was given to: a mail to it from their own address is theirs. One to a group, which
 * anybody may write, is theirs only if a mail server that we believe has proved the sender. Whatever is less sure is held, and
 * the one it may be is asked at their own address.
 */
export async function findSender(
  ctx: PlatformCtx,
  mail: MailRow,
  to: Exclude<Destination, { kind: "forged" }>,
  head: MailHead,
): Promise<Sender> {
  const given = "personId" in to ? to.personId : undefined;
  const named = mail.acceptedAt ? (mail.personId ?? undefined) : given;
  const personId = named ?? (await findByAddress(ctx, head.fromAddress));
  if (personId === undefined) return { ending: unknownSender(ctx, to, head) };
  const viewer = (await loadViewers(ctx, [personId], await readSettings(ctx))).get(personId);
  if (!viewer)
    return {
      ending: { state: "refused", reason: because("not-active"), personId: await standing(ctx, personId) },
    };
  const owner = ctxFor(ctx, viewer);
  // Whoever answers a question of ours has got it at their own address, wherever they write from.
  if (mail.acceptedAt || to.kind === "confirmation" || to.kind === "nothing" || to.kind === "community")
    return { owner };
  const doubt = doubtAbout(ctx, viewer, to, head);
  return doubt === null ? { owner } : { owner, ending: await heldAndAsked(owner, mail, to, doubt) };
}

/** The ctx of work that is done for somebody, with their rights and in their words. */
export function ctxFor(ctx: PlatformCtx, viewer: PersonViewer): PersonCtx {
  return { ...ctx, viewer, t: translator(viewer.language, viewer.timeZone) };
}

/** The ctx of nobody in particular, in the words of the community. */
export async function visitorCtx(ctx: PlatformCtx): Promise<Ctx> {
  const { language, timeZone } = await readSettings(ctx);
  return { ...ctx, viewer: { id: null, language, timeZone }, t: translator(language, timeZone) };
}

async function findByAddress(ctx: PlatformCtx, address: string): Promise<PersonId | undefined> {
  if (address === "") return undefined;
  const row = await ctx.db
    .selectFrom("people")
    .where("email", "=", address)
    .where("emailVerified", "=", true)
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

/** A person may be gone altogether: then nothing can point at them. */
async function standing(ctx: PlatformCtx, personId: PersonId): Promise<PersonId | undefined> {
  const row = await ctx.db.selectFrom("people").where("id", "=", personId).select("id").executeTakeFirst();
  return row?.id;
}

/** Somebody without an account here. They are told how to come in only where it is proved that they wrote. */
function unknownSender(ctx: PlatformCtx, to: Destination, head: MailHead): Ending {
  if (to.kind === "community") return { state: "refused", reason: because("no-such-address") };
  const proved = senderProof(head, ctx.config.mailTrusted) === "proved";
  return {
    state: "held",
    reason: because("unknown-sender"),
    ...(proved
      ? {
          word: {
            cause: "unknown-sender",
            to: { address: head.fromAddress, name: head.fromName },
            path: "/sign-up",
          },
        }
      : {}),
  };
}

/** Why it may not be theirs; null where there is no doubt. */
function doubtAbout(ctx: PlatformCtx, viewer: PersonViewer, to: Destination, head: MailHead): string | null {
  const proof = senderProof(head, ctx.config.mailTrusted);
  if (proof === "forged") return "spoofed";
  if (to.kind === "thread") return head.fromAddress === viewer.email.toLowerCase() ? null : "other-address";
  return proof === "proved" ? null : "unproved";
}

async function heldAndAsked(
  owner: PersonCtx,
  mail: MailRow,
  to: Destination,
  doubt: string,
): Promise<Ending> {
  const { viewer, config } = owner;
  const ending = {
    state: "held" as const,
    reason: because(doubt),
    personId: viewer.id,
    ...(await knownPost(owner, to)),
  };
  const asked = await owner.db
    .selectFrom("mailAnswers")
    .where("address", "=", viewer.email)
    .where("cause", "like", "confirm:%")
    .where("day", "=", owner.now().toISOString().slice(0, 10))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  if (asked.count >= questionsADayMax || !viewer.emailVerified) return ending;
  const word = {
    cause: "confirm",
    once: `confirm:${mail.id}`,
    to: { address: viewer.email, name: viewer.name },
    values: { from: mail.fromAddress },
    replyTo: confirmationAddress(config, viewer.id, mail.id),
  };
  return { ...ending, word };
}

/** A post may be gone: then nothing can point at it. */
async function knownPost(ctx: PlatformCtx, to: Destination): Promise<{ postId?: number }> {
  if (to.kind !== "thread") return {};
  const row = await ctx.db.selectFrom("posts").where("id", "=", to.postId).select("id").executeTakeFirst();
  return row ? { postId: row.id } : {};
}

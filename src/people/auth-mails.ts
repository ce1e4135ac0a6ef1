import { sql } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import { type Addressee, sendPeopleMail } from "./people-mail.ts";
import "./tables.ts";

const hourMs = 60 * 60 * 1000;
/** Anybody can have these mails sent to any address, so one address gets no more of them in an hour. */
const mailsPerHour = 5;
const header = "X-Weft-Sign-In";

/** The mails that sign-in sends, each with one link. To an address without an account none is sent. */
export function authMails(ctx: PlatformCtx) {
  async function send(
    kind: "new-password" | "magic-link" | "prove-address" | "known-address",
    to: Addressee,
    path: string,
  ): Promise<void> {
    if (await hadEnough(ctx, to.email)) return;
    await sendPeopleMail(ctx, kind, to, { path, headers: { [header]: kind } });
  }

  return {
    /** The link by which a forgotten password is replaced. */
    async newPassword(personId: PersonId, token: string): Promise<void> {
      const person = await reachable(ctx, "id", personId);
      if (person) await send("new-password", person, linkTo("/password/new", { token }));
    },
    async magicLink(mail: { email: string; token: string; to: string }): Promise<void> {
      const person = await reachable(ctx, "email", mail.email);
      if (person) await send("magic-link", person, linkTo("/magic-link", { token: mail.token, to: mail.to }));
    },
    /** Goes to the address to be proved, which for a change is not yet the person's own. */
    async proveAddress(mail: {
      personId: PersonId;
      email: string;
      token: string;
      to: string;
    }): Promise<void> {
      const person = await reachable(ctx, "id", mail.personId);
      const path = linkTo("/address/verification", { token: mail.token, to: mail.to });
      if (person) await send("prove-address", { ...person, email: mail.email }, path);
    },
    /** Tells the holder of an address that somebody tried to make a second account with it. */
    async knownAddress(email: string): Promise<void> {
      const person = await reachable(ctx, "email", email);
      if (person) await send("known-address", person, "/log-in");
    },
  };
}

function linkTo(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query.to === "/" ? { token: query.token ?? "" } : query)}`;
}

async function reachable(
  ctx: PlatformCtx,
  column: "id" | "email",
  value: string,
): Promise<Addressee | undefined> {
  const person = await ctx.db
    .selectFrom("people")
    .select(["email", "name", "language"])
    .where(column, "=", value)
    .where("standing", "in", ["active", "awaiting-approval"])
    .executeTakeFirst();
  return person?.email ? { ...person, email: person.email } : undefined;
}

async function hadEnough(ctx: PlatformCtx, email: string): Promise<boolean> {
  if (ctx.config.rateLimit === 0) return false;
  const { count } = await ctx.db
    .selectFrom("mailOutbox")
    .where("createdAt", ">", new Date(ctx.now().getTime() - hourMs))
    .where("toAddress", "=", email)
    .where(sql<boolean>`headers ? ${header}`)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count) >= mailsPerHour;
}

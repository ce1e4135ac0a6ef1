import type { Auth } from "../../src/people/index.ts";
import type { PlatformCtx } from "../../src/platform/ctx.ts";
import type { PersonId } from "../../src/viewer/index.ts";

// What tests of sign-in share: passwords, the cookies that come back, the links in mails.

/** The password of everybody in tests who has one. */
export const password = "four plain words here";

/** Gives somebody made by the cast a password to log in with. */
export async function givePassword(
  { ctx, auth }: { readonly ctx: PlatformCtx; readonly auth: Auth },
  personId: PersonId,
): Promise<PersonId> {
  const hash = await (await auth.$context).password.hash(password);
  await ctx.db
    .insertInto("accounts")
    .values({ accountId: personId, providerId: "credential", userId: personId, password: hash })
    .execute();
  return personId;
}

interface Answer {
  readonly cookies: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

/** The cookies that an answer gives, as the browser would send them back. */
export function cookiesOf(answer: Answer): string {
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
}

/** The session cookie that an answer gives; undefined where it lets nobody in. */
export function sessionOf(answer: Answer) {
  return answer.cookies.find(({ name, value }) => name === "weft.session_token" && value !== "");
}

/** Mails in the outbox, oldest first; to one address, if given. */
export function outbox(ctx: PlatformCtx, to?: string) {
  return ctx.db
    .selectFrom("mailOutbox")
    .selectAll()
    .$if(to !== undefined, (query) => query.where("toAddress", "=", to as string))
    .orderBy("id")
    .execute();
}

/** The link in the newest mail to an address: its path, and the fields that it carries. */
export async function lastLink(
  ctx: PlatformCtx,
  to: string,
): Promise<{ path: string; token: string; to: string }> {
  const url = new URL(/https?:\S+/.exec((await outbox(ctx, to)).at(-1)?.text ?? "")?.[0] ?? "");
  const fields = Object.fromEntries(url.searchParams);
  return { path: url.pathname + url.search, token: fields.token ?? "", to: fields.to ?? "/" };
}

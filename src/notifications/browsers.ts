import { isIP } from "node:net";
import { z } from "zod";
import type { Config } from "../platform/config/index.ts";
import { NotFound, parse } from "../platform/errors/index.ts";
import { isPublicAddress } from "../platform/fetch/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import "./tables.ts";

/** More browsers than this nobody uses: the one that was added first goes. */
const browsersMax = 20;

const base64url = (bytes: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+={0,2}$/)
    .refine((text) => Buffer.from(text, "base64url").length === bytes);

const BrowserInput = z.object({
  endpoint: z.url().max(1000),
  keys: z.object({ p256dh: base64url(65), auth: base64url(16) }),
});

/**
 * Lets a browser get the viewer's pushes, until it logs out or is taken away. The same browser once, for whoever said so last.
 * @param userAgent of the browser, for its name in the list.
 * @throws Invalid for what is no subscription, or leads to an address that is not of the open internet.
 */
export async function addBrowser(ctx: PersonCtx, input: unknown, userAgent: string): Promise<void> {
  const { endpoint, keys } = parse(
    BrowserInput.refine(({ endpoint: url }) => mayBePushedTo(ctx.config, url)),
    input,
  );
  const { id: personId, sessionToken } = ctx.viewer;
  const row = {
    personId,
    sessionToken: sessionToken === "" ? null : sessionToken,
    ...keys,
    name: browserName(userAgent),
    createdAt: ctx.now(),
    usedAt: null,
  };
  await ctx.db
    .insertInto("pushBrowsers")
    .values({ endpoint, ...row })
    .onConflict((conflict) => conflict.column("endpoint").doUpdateSet(row))
    .execute();
  const all = await ctx.db
    .selectFrom("pushBrowsers")
    .where("personId", "=", personId)
    .orderBy("id", "desc")
    .select("id")
    .execute();
  const old = all.slice(browsersMax).map((one) => one.id);
  if (old.length > 0) await ctx.db.deleteFrom("pushBrowsers").where("id", "in", old).execute();
}

/** Only https to a name or a public address; the name is looked up when something is sent (platform/fetch). */
function mayBePushedTo({ pushToThisMachine }: Config, endpoint: string): boolean {
  const url = URL.parse(endpoint);
  if (!url || pushToThisMachine) return url !== null;
  const { protocol, hostname } = url;
  const literal = hostname.replace(/^\[|\]$/g, "");
  return protocol === "https:" && (isIP(literal) === 0 || isPublicAddress(literal));
}

/** One of the viewer's browsers. */
export interface PushBrowser {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
  /** The one this session is in. */
  readonly here: boolean;
}

/** The viewer's browsers that get pushes, the youngest first. */
export async function listBrowsers(ctx: PersonCtx): Promise<PushBrowser[]> {
  const { id, sessionToken } = ctx.viewer;
  const rows = await ctx.db
    .selectFrom("pushBrowsers")
    .where("personId", "=", id)
    .orderBy("id", "desc")
    .select(["id", "name", "createdAt", "usedAt", "sessionToken"])
    .execute();
  return rows.map(({ sessionToken: token, ...row }) => ({
    ...row,
    here: token !== null && token === sessionToken,
  }));
}

/** Takes one of the viewer's browsers away: by its number, or as the browser itself says it, by its address. @throws NotFound */
export async function removeBrowser(
  ctx: PersonCtx,
  which: { readonly id: number } | { readonly endpoint: string },
): Promise<void> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom("pushBrowsers")
    .where("personId", "=", ctx.viewer.id)
    .$if("id" in which, (query) => query.where("id", "=", (which as { id: number }).id))
    .$if("endpoint" in which, (query) =>
      query.where("endpoint", "=", (which as { endpoint: string }).endpoint),
    )
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new NotFound();
}

const names = [
  [/\bEdg(?:A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;
const machines = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/CrOS/, "ChromeOS"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/Linux|X11/, "Linux"],
] as const;

/** What a browser calls itself, as people know it: "Firefox · Android". */
export function browserName(userAgent: string): string {
  const find = (list: typeof names | typeof machines) => list.find(([words]) => words.test(userAgent))?.[1];
  return [find(names), find(machines)].filter((word) => word !== undefined).join(" · ");
}

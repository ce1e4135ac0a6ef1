import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { magicLink } from "better-auth/plugins";
import type { Kysely } from "kysely";
import type { PlatformCtx } from "../platform/ctx.ts";
import type { PersonId } from "../viewer/index.ts";
import { accessRefusal, addressMustBeProved } from "./access.ts";
import { noteArrival } from "./arrival.ts";
import { askForApproval } from "./ask-for-approval.ts";
import { authMails } from "./auth-mails.ts";
import { passwordLengthMax, passwordLengthMin } from "./credentials.ts";
import { handleFor } from "./handle-for.ts";
import { addressProved } from "./hooks.ts";
import "./tables.ts";

const minute = 60;
const day = 24 * 60 * minute;

/** How long the link that proves an address is good for. */
export const proofLastsSeconds = 3 * day;

/**
 * Sign-in, by Better Auth on our own tables: passwords, sessions, magic links, resets, proved addresses.
 * Weft's acts call `auth.api`; its web endpoints are not mounted, so that every form works without JavaScript and every
 * refusal is said in our words.
 * @param signingKey from the installation's secrets.
 */
export function makeAuth(ctx: PlatformCtx, signingKey: string) {
  const { config } = ctx;
  const mails = authMails(ctx);
  return betterAuth({
    baseURL: config.url,
    secret: signingKey,
    database: { db: ctx.db as unknown as Kysely<unknown>, type: "postgres" },
    telemetry: { enabled: false },
    logger: { disabled: true }, // what it throws comes to our own log, and its lines name addresses
    user: {
      modelName: "people",
      additionalFields: {
        handle: { type: "string", required: false, input: false },
        role: { type: "string", required: false, input: false },
        standing: { type: "string", required: false, input: true },
        language: { type: "string", required: false, input: true },
        arrivedAt: { type: "date", required: false, input: false },
      },
      changeEmail: { enabled: true },
    },
    session: { modelName: "sessions", expiresIn: 60 * day, updateAge: day },
    account: { modelName: "accounts" },
    verification: { modelName: "verifications", storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
      autoSignIn: false,
      resetPasswordTokenExpiresIn: 60 * minute,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mails.newPassword(user.id, token),
      // The link came by mail, so whoever used it reads what is sent to the address.
      onPasswordReset: ({ user }) => addressProved(ctx, user.id, user.email),
    },
    emailVerification: {
      sendOnSignUp: false,
      autoSignInAfterVerification: true,
      expiresIn: proofLastsSeconds,
      sendVerificationEmail: ({ user, token, url }) =>
        mails.proveAddress({ personId: user.id, email: user.email, token, to: returnPath(url) }),
      afterEmailVerification: (user) => addressProved(ctx, user.id, user.email),
    },
    plugins: [
      magicLink({
        expiresIn: 15 * minute,
        disableSignUp: true,
        storeToken: "hashed",
        sendMagicLink: ({ email, token, url }) => mails.magicLink({ email, token, to: returnPath(url) }),
      }),
    ],
    databaseHooks: hooksOf(ctx),
    rateLimit: { enabled: false }, // Weft's own limits stand before the routes
    advanced: {
      cookiePrefix: "weft",
      useSecureCookies: config.url.startsWith("https:"),
      ipAddress: { disableIpTracking: true }, // nobody needs to know where a session was from
      database: { generateId: "uuid" },
      disableCSRFCheck: true, // the origin guard has looked already
    },
  });
}

/** What is asked and noted whenever Better Auth makes a person or a session. */
function hooksOf(ctx: PlatformCtx) {
  return {
    user: {
      create: {
        before: async <User extends { name: string }>(user: User) => ({
          data: {
            ...user,
            handle: await handleFor(ctx.db, user.name),
            arrivedAt: addressMustBeProved(ctx.config) ? null : ctx.now(),
          },
        }),
      },
    },
    session: {
      create: {
        // Whichever way somebody comes in, this is where the account's standing is asked.
        before: async (session: { userId: PersonId }) => {
          const refusal = await accessRefusal(ctx, session.userId);
          // They have proved their address by now, whichever way: the moment to ask for them.
          if (refusal === "AWAITING_APPROVAL") await askForApproval(ctx, session.userId);
          if (refusal) throw new APIError("FORBIDDEN", { code: refusal, message: refusal });
          await noteArrival(ctx, session.userId);
        },
      },
    },
  };
}

export type Auth = ReturnType<typeof makeAuth>;

/** Where the person was when they asked for a link: Better Auth carries it as its callback address. */
function returnPath(url: string): string {
  return new URL(url).searchParams.get("callbackURL") ?? "/";
}

import { betterAuth } from "better-auth";
import { magicLink } from "better-auth/plugins";
import type { Kysely } from "kysely";
import type { Config } from "../platform/config/index.ts";
import type { Db } from "../platform/database/index.ts";
import { handleFor } from "./handle-for.ts";
import "./tables.ts";

/** The mails that sign-in needs. Each is handed the address it goes to and the link in it. */
export interface AuthMails {
  resetPassword(mail: { email: string; name: string; url: string }): Promise<void>;
  magicLink(mail: { email: string; url: string }): Promise<void>;
  verifyAddress(mail: { email: string; name: string; url: string }): Promise<void>;
}

export const passwordLengthMin = 10;
const minute = 60;
const day = 24 * 60 * minute;

/**
 * Sign-in, by Better Auth on our own tables: passwords, sessions, magic links, resets, verified addresses.
 * Weft's routes call `auth.api`; its web endpoints are not mounted, so that every form works without JavaScript and every
 * refusal is said in our words.
 */
export function makeAuth(options: { db: Db; config: Config; signingKey: string; mails: AuthMails }) {
  const { config, mails } = options;
  return betterAuth({
    baseURL: config.url,
    secret: options.signingKey,
    database: { db: options.db as unknown as Kysely<unknown>, type: "postgres" },
    telemetry: { enabled: false },
    logger: { level: "error" },
    user: {
      modelName: "people",
      additionalFields: {
        handle: { type: "string", required: false, input: false },
        role: { type: "string", required: false, input: false },
        standing: { type: "string", required: false, input: true },
        language: { type: "string", required: false, input: true },
      },
      changeEmail: { enabled: true },
    },
    session: { modelName: "sessions", expiresIn: 60 * day, updateAge: day },
    account: { modelName: "accounts" },
    verification: { modelName: "verifications" },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: 200,
      autoSignIn: false,
      resetPasswordTokenExpiresIn: 60 * minute,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) => mails.resetPassword({ email: user.email, name: user.name, url }),
    },
    emailVerification: {
      sendOnSignUp: false,
      expiresIn: 3 * day,
      sendVerificationEmail: ({ user, url }) => mails.verifyAddress({ email: user.email, name: user.name, url }),
    },
    plugins: [
      magicLink({
        expiresIn: 15 * minute,
        disableSignUp: true,
        storeToken: "hashed",
        sendMagicLink: ({ email, url }) => mails.magicLink({ email, url }),
      }),
    ],
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({ data: { ...user, handle: await handleFor(options.db, user.name) } }),
        },
      },
    },
    rateLimit: { enabled: false }, // Weft's own limits stand before the routes
    advanced: {
      cookiePrefix: "weft",
      useSecureCookies: config.url.startsWith("https:"),
      database: { generateId: "uuid" },
      disableCSRFCheck: true, // the origin guard has looked already
    },
  });
}

export type Auth = ReturnType<typeof makeAuth>;

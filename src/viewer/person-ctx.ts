import { Forbidden } from "../platform/errors/index.ts";
import type { Ctx, PersonCtx } from "./index.ts";

/** The reason that the frame answers with the way to log in instead of a refusal. */
export const logInFirst = "error.log-in-first";

/**
 * The ctx of somebody logged in.
 * @throws Forbidden ("error.log-in-first") for a visitor: a browser is then led to the log-in page and back.
 */
export function personCtx(ctx: Ctx): PersonCtx {
  if (ctx.viewer.id === null) throw new Forbidden(logInFirst);
  return ctx as PersonCtx;
}

/**
 * The ctx of an administrator.
 * @throws Forbidden
 */
export function administratorCtx(ctx: Ctx): PersonCtx {
  const known = personCtx(ctx);
  if (!known.viewer.administrator) throw new Forbidden("error.administrators-only");
  return known;
}

import type { PlatformCtx } from "../platform/ctx.ts";
import type { Ctx, PersonId } from "../viewer/index.ts";

export function exampleAddresses(): ReadonlySet<string> {
  return new Set();
}
export async function clearExample(_ctx: PlatformCtx): Promise<void> {}
export async function makeExample(_ctx: Ctx): Promise<void> {}
export async function joinExample(_tx: Ctx, _personId: PersonId): Promise<void> {}

import type { PlatformCtx } from "../platform/ctx.ts";

/** One row of what happened, as its effects get it. */
export interface Activity {
  readonly id: number;
  readonly kind: string;
  readonly actorId: string | null;
  readonly groupId: number | null;
  readonly postId: number | null;
  readonly replyId: number | null;
  readonly personId: string | null;
}

/** Something that follows an activity. It runs as a job of its own and may run twice, so it must do no harm twice. */
export type Effect = (ctx: PlatformCtx, activity: Activity) => Promise<void>;

const effects = new Map<string, Map<string, Effect>>();

/**
 * Says what follows each kind of activity. Called once by each feature, from its effects.ts.
 * @throws if the same effect is named twice for one kind.
 */
export function defineEffects(kind: string, named: Record<string, Effect>): void {
  const known = effects.get(kind) ?? new Map<string, Effect>();
  for (const [name, effect] of Object.entries(named)) {
    if (known.has(name)) throw new Error(`The effect "${name}" of "${kind}" is defined twice.`);
    known.set(name, effect);
  }
  effects.set(kind, known);
}

/** Names of the effects of a kind. */
export function effectsOf(kind: string): string[] {
  return [...(effects.get(kind)?.keys() ?? [])];
}

/** The effect of that name, or undefined where a newer version of Weft no longer has it. */
export function findEffect(kind: string, name: string): Effect | undefined {
  return effects.get(kind)?.get(name);
}

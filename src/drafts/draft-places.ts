import { NotFound } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import type { DraftTexts } from "./tables.ts";

/** Where a draft belongs, as its writer's list says it. */
export interface DraftPlace {
  /** What it is: a message key of one line, such as "Your reply to {title}", and what it names. */
  readonly titleKey: string;
  readonly title: string;
  readonly icon: "reply" | "edit" | "plus";
  /** The name of the group or talk it stands in. */
  readonly where: string;
  /** Where one goes on writing. */
  readonly path: string;
}

/**
 * How the drafts of one kind find their place.
 * @returns the place; null where the viewer may not know of it (any more).
 */
export type FindPlace = (ctx: PersonCtx, id: number, texts: DraftTexts) => Promise<DraftPlace | null>;

const places = new Map<string, FindPlace>();

/**
 * Says where drafts with such names belong: "reply" for "reply-12". The room whose forms keep them calls this.
 * @throws if the kind is taken.
 */
export function defineDraftPlace(kind: string, find: FindPlace): void {
  if (places.has(kind)) throw new Error(`Drafts of the kind "${kind}" have two places.`);
  places.set(kind, find);
}

/**
 * The place of a draft by its name.
 * @throws NotFound for a name that no room knows, and for a place that the viewer may not know of.
 */
export async function findDraftPlace(ctx: PersonCtx, name: string, texts: DraftTexts): Promise<DraftPlace> {
  const [, kind = "", id = ""] = /^([a-z-]+)-(\d{1,15})$/.exec(name) ?? [];
  const place = await places.get(kind)?.(ctx, Number(id), texts);
  if (!place) throw new NotFound();
  return place;
}

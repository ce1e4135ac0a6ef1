import type { PersonCtx } from "../viewer/index.ts";

/** What a notice is about where that is no thread: a kind that a room has defined, and the number of one of them. */
export interface NoticePlace {
  readonly kind: string;
  readonly id: number;
}

/** A place as notices show it to one person. */
export interface KnownPlace {
  readonly title: string;
  /** Where the notice leads. */
  readonly path: string;
  /** The larger whole it stands in, such as a group; "" for none. */
  readonly around?: string;
}

/** What was said in a place, for mails and pushes. */
export interface SaidInPlace {
  readonly activityId: number;
  readonly name: string;
  readonly html: string;
}

/** A kind of places, as the room that has them describes it. */
export interface NoticePlaces {
  /** As kept in notices.place_kind. */
  readonly kind: string;
  /** Of these places those that the viewer may know of as things stand now. Asked whenever a notice is shown, counted or sent. */
  find(ctx: PersonCtx, ids: readonly number[]): Promise<ReadonlyMap<number, KnownPlace>>;
  /** What these activities said there, for mails; left out where mails only say that something happened. */
  readSaid?(ctx: PersonCtx, id: number, activityIds: readonly number[]): Promise<readonly SaidInPlace[]>;
  /** Where somebody changes what they are told of such places, and the message key of the link there. */
  readonly settings: { readonly path: string; readonly labelKey: string };
}

const kinds = new Map<string, NoticePlaces>();

/** Makes places known that are no threads. Each room calls this for its own. @throws if the kind is taken. */
export function defineNoticePlaces(places: NoticePlaces): void {
  if (kinds.has(places.kind)) throw new Error(`The notice places "${places.kind}" are defined twice.`);
  kinds.set(places.kind, places);
}

/** What a room said of its places; undefined where no room knows them (any more). */
export function noticePlaces(kind: string): NoticePlaces | undefined {
  return kinds.get(kind);
}

/** Of these places those the viewer may know of, by `placeKey`. */
export async function findKnownPlaces(
  ctx: PersonCtx,
  places: readonly NoticePlace[],
): Promise<Map<string, KnownPlace>> {
  const found = new Map<string, KnownPlace>();
  for (const [kind, of] of Map.groupBy(places, (place) => place.kind)) {
    const known = await kinds.get(kind)?.find(ctx, [...new Set(of.map((place) => place.id))]);
    for (const [id, place] of known ?? []) found.set(placeKey({ kind, id }), place);
  }
  return found;
}

export function placeKey({ kind, id }: NoticePlace): string {
  return `${kind}:${id}`;
}

import type { IconName } from "../ui/index.ts";

/** A kind of notice, as the room that makes such notices describes it. */
export interface NoticeKind {
  /** As kept in notice_events.kind. */
  readonly key: string;
  /**
   * Message key of its one line, as in "Hana and 3 others answered in …". It may name {name}, {others} (how many more
   * people), {title} (of the post or place) and {group}.
   */
  readonly titleKey: string;
  readonly icon: IconName;
  /** Of several events in one thread the one of the lowest rank speaks for all, and stands first in mails. */
  readonly rank: number;
}

const kinds = new Map<string, NoticeKind>();

/** Makes a kind of notice known. Each room calls this for its own. @throws if the key is taken. */
export function defineNotice(kind: NoticeKind): void {
  if (kinds.has(kind.key)) throw new Error(`The notice kind "${kind.key}" is defined twice.`);
  kinds.set(kind.key, kind);
}

/** The kind of that key; one that no room knows (any more) says only where something happened. */
export function noticeKind(key: string): NoticeKind {
  return kinds.get(key) ?? { key, titleKey: "notice.kind.other", icon: "bell", rank: 1_000 };
}

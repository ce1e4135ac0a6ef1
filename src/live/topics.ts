import { NotFound } from "../platform/errors/index.ts";

/** What one line may ask for: a browser with many tabs has many threads open. */
const topicsMax = 40;

/**
 * What a page listens to: "post:42" a thread, "group:7" the talk of a group, "mine" the talk of all one's groups. Whoever
 * listens hears of their notices in any case.
 * @throws NotFound for anything else.
 */
export function topicsOf(asked: unknown): Set<string> {
  const names = typeof asked === "string" && asked !== "" ? asked.split(",") : [];
  const known = names.every((name) => /^(?:mine|(?:post|group):[1-9]\d{0,14})$/.test(name));
  if (!known || names.length > topicsMax) throw new NotFound();
  return new Set(names);
}

/** The post that a topic is about; undefined where it is about something else. */
export function postOfTopic(topic: string): number | undefined {
  return topic.startsWith("post:") ? Number(topic.slice("post:".length)) : undefined;
}

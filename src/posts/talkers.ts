import { sql } from "kysely";
import type { Ctx } from "../viewer/index.ts";
import { threadTags } from "./find-post.ts";
import type { PostId } from "./tables.ts";

/** Who takes part in a talk. */
export interface Talkers {
  /** The author, then those who wrote most; who has closed their account is not among them. */
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly handle: string;
    readonly face: string | null;
  }[];
  /** How many there are in all. */
  readonly count: number;
}

const shownMax = 12;

/** The people of a thread that the viewer may see (asked before); remembered until something in it changes. */
export function findTalkers(ctx: Ctx, postId: PostId): Promise<Talkers> {
  return ctx.cache.remember(`talkers:${postId}`, threadTags(postId), async () => {
    const { rows } = await sql<Talkers["people"][number] & { total: number }>`
      with talkers as (
        select author_id, count(*) as replies from replies
        where post_id = ${postId} and deleted_at is null group by author_id
        union all select author_id, 1000000 from posts where id = ${postId}
      )
      select people.id, people.name, people.handle, people.image as face, count(*) over () as total
      from talkers join people on people.id = talkers.author_id
      where people.standing <> 'closed'
      group by people.id order by sum(talkers.replies) desc, people.id limit ${shownMax}`.execute(ctx.db);
    return {
      people: rows.map(({ total: _total, ...person }) => person),
      count: rows[0]?.total ?? 0,
    };
  });
}

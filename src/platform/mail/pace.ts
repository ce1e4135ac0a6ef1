import { sql } from "kysely";
import type { PlatformCtx } from "../ctx.ts";
import "./tables.ts";

/**
 * When the next mail may be handed to the SMTP server, so that it gets at most `config.mailsPerMinute`; that place in the line
 * is then taken, by whichever process asked. Now, where there is no such limit.
 */
export async function takePlaceInLine(ctx: Pick<PlatformCtx, "db" | "config" | "now">): Promise<Date> {
  const { mailsPerMinute } = ctx.config;
  const now = ctx.now();
  if (mailsPerMinute === 0) return now;
  const step = 60_000 / mailsPerMinute;
  const { rows } = await sql<{ mine: Date }>`
    insert into mail_pace (id, next_at) values (1, ${new Date(now.getTime() + step)})
    on conflict (id) do update
      set next_at = greatest(mail_pace.next_at, ${now}::timestamptz) + ${step} * interval '1 millisecond'
    returning next_at - ${step} * interval '1 millisecond' as mine`.execute(ctx.db);
  return rows[0]?.mine ?? now;
}

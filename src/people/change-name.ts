import { z } from "zod";
import { parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { PersonName } from "./person-name.ts";
import "./tables.ts";

const Name = z.object({ name: PersonName });

/** Changes the name that the viewer goes by, on all that they wrote too. Their handle stays. @throws Invalid */
export async function changeName(ctx: PersonCtx, body: unknown): Promise<void> {
  const { name } = parse(Name, body);
  await ctx.db
    .updateTable("people")
    .set({ name, updatedAt: ctx.now() })
    .where("id", "=", ctx.viewer.id)
    .execute();
}

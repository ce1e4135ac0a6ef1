import { z } from "zod";
import { recordActivity } from "../activity/index.ts";
import { inTransaction } from "../platform/database/index.ts";
import { allow, NotFound, parse } from "../platform/errors/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { dropMember, readHolding } from "./change-members.ts";
import { findVisibleGroup } from "./find-group.ts";
import { type FoundPerson, findMember, readRole } from "./find-person.ts";
import { mailPerson } from "./group-mails.ts";
import { Words } from "./input.ts";
import { wordLengthMax } from "./limits.ts";
import { lockGroup } from "./lock-group.ts";
import { groupPath } from "./paths.ts";
import { canGo, canRemove } from "./permissions.ts";

const RemoveInput = z.object({ word: Words(wordLengthMax) });

/**
 * Takes a member out, and tells them by mail. They may come back as anybody may; to keep them out, bar them.
 * @throws NotFound, Forbidden (somebody not below oneself, the last steward), Invalid
 */
export async function removeMember(
  ctx: PersonCtx,
  slug: string,
  handle: string,
  body: unknown,
): Promise<FoundPerson> {
  const { word } = parse(RemoveInput, body ?? {});

  const group = await findVisibleGroup(ctx, slug);
  const member = await findMember(ctx, group.id, handle);

  allow(canRemove(ctx.viewer, group, member));

  await inTransaction(ctx, async (tx) => {
    const locked = await lockGroup(tx, group.id);
    const role = await readRole(tx, group.id, member.id);
    if (role === null) throw new NotFound();
    allow(canRemove(ctx.viewer, locked, { ...member, role }));
    allow(canGo(role, await readHolding(tx, group.id)));
    await dropMember(tx, group.id, member.id);
    await recordActivity(tx, { kind: "group-member-removed", groupId: group.id, personId: member.id });
    // Who has left a hidden group can no longer see its page.
    const path = group.visibility === "members" ? "/groups" : groupPath(group);
    await mailPerson(tx, "removed", member.id, path, { group: group.name, by: ctx.viewer.name, word });
  });
  return member;
}

import { expect, test } from "vitest";
import { person, smallCommunity } from "../../test/cast.ts";
import { testApp } from "../../test/support/app.ts";
import { findVisiblePost, postReply, readThread, startPost } from "./index.ts";
import { unlinkMentions } from "./unlink-mentions.ts";

const { ctx, ctxOf, visitorCtx } = await testApp();

test("whoever closes their account without a name is no link any more where others mentioned them", async () => {
  const cast = await smallCommunity(ctx);
  const hana = await person(ctx, "Hana Rewi");
  const member = await ctxOf(cast.member);
  const markdown = "Kia ora @hana-rewi, and thanks.";
  const { id } = await startPost(member, cast.groupSlug, { kind: "discussion", title: "Thanks", markdown });
  await postReply(member, id, { markdown });
  const shown = async () => {
    const { post, replies } = await readThread(visitorCtx(), id);
    return [post.html, ...replies.map(({ html }) => html)];
  };
  for (const html of await shown()) expect(html).toContain(`href="/people/hana-rewi"`);

  await ctx.db
    .updateTable("people")
    .set({ standing: "closed", handle: "former-0123456789", name: "Former member" })
    .where("id", "=", hana)
    .execute();
  const closed = { id: 1, kind: "account-closed", actorId: hana, personId: hana };
  await unlinkMentions(ctx, { ...closed, groupId: null, postId: null, replyId: null });

  // The handle is free: whoever takes it now was never meant.
  await person(ctx, "Hana Rewi", { email: "another@school.example" });
  const after = await shown();
  expect(after).toHaveLength(2);
  for (const html of after) expect(html).toBe("<p>Kia ora @hana-rewi, and thanks.</p>\n");
  expect((await findVisiblePost(visitorCtx(), id)).editedAt).toBeNull();
});

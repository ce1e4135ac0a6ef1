import { groupsToPostIn } from "../groups/index.ts";
import type { PersonCtx } from "../viewer/index.ts";
import { groupAddress } from "./addresses.ts";
import { because, type Ending } from "./ending.ts";

const groupsMax = 20;

/** Somebody answered a digest, or another mail that nobody reads the answers of. */
export async function answerNothing(owner: PersonCtx): Promise<Ending> {
  return told(owner, "digest-answered", { groups: await addresses(owner) }, "/notices");
}

/** Somebody wrote to the community itself: they are told the addresses of their groups. */
export async function answerCommunity(owner: PersonCtx): Promise<Ending> {
  return told(owner, "community", { groups: await addresses(owner) }, "/groups");
}

async function addresses(owner: PersonCtx): Promise<string> {
  const groups = await groupsToPostIn(owner);
  const lines = groups
    .slice(0, groupsMax)
    .map((group) => `${group.name}: ${groupAddress(owner.config, group)}`);
  return lines.length > 0 ? lines.join("\n") : owner.t("mail-in.answer.no-groups");
}

function told(owner: PersonCtx, word: string, values: Record<string, string>, path: string): Ending {
  const { id, email, name } = owner.viewer;
  return {
    state: "answered",
    reason: because(word),
    personId: id,
    word: { cause: word, to: { address: email, name }, values, path },
  };
}

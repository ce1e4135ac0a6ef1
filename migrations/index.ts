import type { Migration } from "kysely/migration";
import * as ground from "./0001-ground.ts";
import * as people from "./0002-people.ts";
import * as groups from "./0003-groups.ts";
import * as posts from "./0004-posts.ts";
import * as attachments from "./0005-attachments.ts";
import * as imports from "./0006-imports.ts";
import * as attachmentUses from "./0007-attachment-uses.ts";
import * as groupAddresses from "./0008-group-addresses.ts";
import * as notices from "./0009-notices.ts";
import * as drafts from "./0010-drafts.ts";
import * as talk from "./0011-talk.ts";
import * as summaries from "./0012-summaries.ts";
import * as mergedPosts from "./0013-merged-posts.ts";
import * as reactions from "./0014-reactions.ts";
import * as conversations from "./0015-conversations.ts";
import * as mailIn from "./0016-mail-in.ts";
import * as ways from "./0017-ways.ts";
import * as live from "./0018-live.ts";
import * as quotes from "./0019-quotes.ts";
import * as sharedPosts from "./0020-shared-posts.ts";

/** The one ordered line of steps for the whole database. A step that has landed is never changed: add a new one. */
export const migrations: Record<string, Migration> = {
  "0001-ground": ground,
  "0002-people": people,
  "0003-groups": groups,
  "0004-posts": posts,
  "0005-attachments": attachments,
  "0006-imports": imports,
  "0007-attachment-uses": attachmentUses,
  "0008-group-addresses": groupAddresses,
  "0009-notices": notices,
  "0010-drafts": drafts,
  "0011-talk": talk,
  "0012-summaries": summaries,
  "0013-merged-posts": mergedPosts,
  "0014-reactions": reactions,
  "0015-conversations": conversations,
  "0016-mail-in": mailIn,
  "0017-ways": ways,
  "0018-live": live,
  "0019-quotes": quotes,
  "0020-shared-posts": sharedPosts,
};

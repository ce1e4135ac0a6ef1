import type { Feature } from "../frame/index.ts";
import { defineDigestBlock } from "./digest-blocks.ts";
import "./mail-held.ts";
import "./send-digests.ts";
import { beforeAccountCloses } from "../people/index.ts";
import { defineAddressNotices } from "./address-notice.ts";
import { defineNoticeEffects } from "./effects.ts";
import { forgetNotices } from "./forget-notices.ts";
import { keepLinkKey } from "./link-key.ts";
import { linkRoutes } from "./link-routes.tsx";
import { defineNotice } from "./notice-kinds.ts";
import { noticeRoutes } from "./notice-routes.tsx";
import { pushRoutes } from "./push-routes.ts";
import { noticeSettingsRoutes } from "./settings-routes.tsx";
import { findUnseenPosts } from "./unseen-posts.ts";
import { whyRoutes } from "./why-routes.tsx";

/** Being told: how closely one follows the talk, notices, mails of them, digests. */
export const notifications: Feature = {
  name: "notifications",
  register() {
    defineNotice({ key: "mention", titleKey: "notice.kind.mention", icon: "person", rank: 10 });
    defineNotice({ key: "answer", titleKey: "notice.kind.answer", icon: "reply", rank: 20 });
    defineNotice({ key: "post", titleKey: "notice.kind.post", icon: "discussion", rank: 30 });
    defineNotice({ key: "reply", titleKey: "notice.kind.reply", icon: "discussion", rank: 40 });
    defineNoticeEffects();
    defineAddressNotices();
    beforeAccountCloses(forgetNotices);
    defineDigestBlock({ key: "posts", titleKey: "notice.digest.posts", rank: 40, find: findUnseenPosts });
  },
  routes(app, { ctx, secrets }) {
    keepLinkKey(ctx.config, secrets.signing);
    noticeRoutes(app);
    noticeSettingsRoutes(app);
    pushRoutes(app);
    whyRoutes(app);
    linkRoutes(app);
  },
};

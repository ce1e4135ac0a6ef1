import { defineEffects } from "../activity/index.ts";
import { defineDraftPlace } from "../drafts/index.ts";
import type { Feature } from "../frame/index.ts";
import { defineNotice } from "../notifications/index.ts";
import { defineThreadHead } from "../posts/index.ts";
import { placeOfDraft } from "./draft-place.ts";
import { summaryRoutes } from "./routes.tsx";
import { findSummaryHead } from "./summary-head.tsx";
import { askCited, tellUnfair } from "./tell-cited.ts";

/** What a talk has come to, kept by its members at its head. */
export const summaries: Feature = {
  name: "summaries",
  register() {
    defineThreadHead({ key: "summary", rank: 40, find: findSummaryHead });
    defineDraftPlace("summary", placeOfDraft);
    defineNotice({ key: "summary-cited", titleKey: "summary.notice.cited", icon: "quote", rank: 15 });
    defineNotice({ key: "summary-unfair", titleKey: "summary.notice.unfair", icon: "discussion", rank: 16 });
    defineEffects("summary-changed", { "ask-cited": askCited });
    defineEffects("summary-answered", { "tell-unfair": tellUnfair });
  },
  routes(app) {
    summaryRoutes(app);
  },
};

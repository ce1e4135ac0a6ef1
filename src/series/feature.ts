import type { Feature } from "../frame/index.ts";
import { defineGroupTool } from "../groups/index.ts";
import { definePostKind, defineThreadHead } from "../posts/index.ts";
import { seriesOfGroupPath } from "./paths.ts";
import { seriesRoutes } from "./routes.tsx";
import { findSeriesHead } from "./series-head.tsx";
import "./start-parts.ts";

/** Talks that follow each other in a rhythm, each with a host, begun by themselves on their day. */
export const series: Feature = {
  name: "series",
  register() {
    definePostKind({
      key: "series",
      nameKey: "series.kind",
      hintKey: "series.kind.hint",
      startKey: "series.kind.start",
      placeholderKey: "series.kind.placeholder",
      icon: "series",
      startPath: (slug) => `${seriesOfGroupPath(slug)}/new`,
    });
    defineGroupTool({ key: "series", nameKey: "series.tool", hintKey: "series.kind.hint" });
    defineThreadHead({ key: "series", rank: 5, find: findSeriesHead });
  },
  routes(app) {
    seriesRoutes(app);
  },
};

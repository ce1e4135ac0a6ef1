import type { FastifyInstance } from "fastify";
import { sendPage } from "../frame/index.ts";
import { readSettings } from "../settings/index.ts";
import { type DirectoryFilter, listGroups, listRegions } from "./list-groups.ts";
import { canMakeGroup } from "./permissions.ts";
import { pageOf, wordOf } from "./query.ts";
import { DirectoryPage } from "./views/directory-page.tsx";

/** /groups: all groups that the viewer may know of. */
export function directoryRoutes(app: FastifyInstance): void {
  app.get("/groups", async (request, reply) => {
    const { ctx } = request;
    const filter = directoryFilter(request.query as Record<string, unknown>);
    const [directory, regions, settings] = await Promise.all([
      listGroups(ctx, filter),
      listRegions(ctx),
      readSettings(ctx),
    ]);
    const mayMake = canMakeGroup(ctx.viewer, settings) === null;
    return sendPage(request, reply, {
      title: ctx.t("group.directory"),
      canonical: "/groups",
      view: <DirectoryPage viewer={ctx.viewer} {...{ directory, filter, regions, mayMake }} />,
    });
  });
}

function directoryFilter({ show, words, region, tag, sort, page }: Record<string, unknown>): DirectoryFilter {
  return {
    show: show === "mine" || show === "archived" ? show : "all",
    words: wordOf(words) ?? "",
    region: wordOf(region) ?? "",
    tag: wordOf(tag)?.toLowerCase() ?? "",
    sort: sort === "latest" ? "latest" : "name",
    page: pageOf(page),
  };
}

import type { FastifyInstance } from "fastify";
import { sendPage } from "../frame/index.ts";
import { search } from "./search.ts";
import { searchSources } from "./sources.ts";
import { SearchPage } from "./views/search-page.tsx";

type Query = Record<"q" | "in" | "page", string | string[] | undefined>;

export function searchRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>("/search", async (request, reply) => {
    const { ctx, query } = request;
    const asked = { words: one(query.q) ?? "", in: one(query.in), page: Number(one(query.page)) };
    const found = await search(ctx, asked);
    const title = found.words ? ctx.t("search.title.words", { words: found.words }) : ctx.t("search.title");
    const logIn = ctx.viewer.id === null ? `/log-in?to=${encodeURIComponent(request.url)}` : undefined;
    const view = <SearchPage found={found} sources={searchSources()} logIn={logIn} />;
    return sendPage(request, reply, { title, robots: "noindex", search: false, view });
  });
}

/** A field of an address may come twice: the first counts. */
function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

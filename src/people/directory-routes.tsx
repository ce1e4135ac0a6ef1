import type { FastifyInstance } from "fastify";
import { sendPage } from "../frame/index.ts";
import { allow } from "../platform/errors/index.ts";
import { readSettings } from "../settings/index.ts";
import { findChoices } from "./directory-choices.ts";
import { listPeople, type PeopleFilter } from "./list-people.ts";
import { maySeePeople } from "./permissions.ts";
import { pageOf, wordOf } from "./query.ts";
import { DirectoryPage } from "./views/directory-page.tsx";

/** /people: everyone who is active here. */
export function directoryRoutes(app: FastifyInstance): void {
  app.get("/people", async (request, reply) => {
    const { ctx } = request;
    allow(maySeePeople(ctx.viewer, await readSettings(ctx)));
    const filter = directoryFilter(request.query as Record<string, unknown>);
    const [found, choices] = await Promise.all([listPeople(ctx, filter), findChoices(ctx)]);
    return sendPage(request, reply, {
      title: ctx.t("people.directory"),
      canonical: "/people",
      robots: "noindex",
      shape: "wide",
      view: (
        <DirectoryPage found={found} choices={choices} filter={filter} visitor={ctx.viewer.id === null} />
      ),
    });
  });
}

function directoryFilter({
  words,
  region,
  organisation,
  interest,
  page,
}: Record<string, unknown>): PeopleFilter {
  return {
    words: wordOf(words),
    region: wordOf(region),
    organisation: wordOf(organisation),
    interest: wordOf(interest).toLowerCase(),
    page: pageOf(page),
  };
}

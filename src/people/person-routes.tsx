import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { squarePath } from "../attachments/index.ts";
import { sendPage } from "../frame/index.ts";
import { groupsOfPerson } from "../groups/index.ts";
import { allow } from "../platform/errors/index.ts";
import { goTo, setFlash } from "../platform/http/index.ts";
import { readSettings } from "../settings/index.ts";
import { personCtx } from "../viewer/index.ts";
import { destination } from "./destination.ts";
import { findPerson, type Person } from "./find-person.ts";
import { followPerson, isFollowing, unfollowPerson } from "./follows.ts";
import { maySeePeople } from "./permissions.ts";
import { personPath } from "./person-path.ts";
import { findProfileActs } from "./profile-acts.ts";
import { pageOf } from "./query.ts";
import { readTalk } from "./read-talk.ts";
import { PersonAside } from "./views/person-aside.tsx";
import { PersonPage } from "./views/person-page.tsx";

type PersonRequest = FastifyRequest<{ Params: { handle: string } }>;

/** /people/:handle: somebody's page, and following them. */
export function personRoutes(app: FastifyInstance): void {
  app.get("/people/:handle", async (request: PersonRequest, reply) => {
    const { ctx } = request;
    allow(maySeePeople(ctx.viewer, await readSettings(ctx)));
    const person = await findPerson(ctx, request.params.handle);
    // Written with macrons or capitals, or a handle from before: one page has one address.
    if (person.handle !== request.params.handle) return reply.redirect(pathWithQuery(request, person), 302);
    return showPerson(request, reply, person);
  });

  app.put("/people/:handle/follow", async (request: PersonRequest, reply) => {
    const person = await followPerson(personCtx(request.ctx), request.params.handle);
    setFlash(reply, { key: "people.follow.done", values: { name: person.name } });
    return goTo(reply, backTo(request, person));
  });

  app.delete("/people/:handle/follow", async (request: PersonRequest, reply) => {
    const person = await unfollowPerson(personCtx(request.ctx), request.params.handle);
    return goTo(reply, backTo(request, person));
  });
}

function backTo(request: PersonRequest, person: Person): string {
  const to = destination(request.body);
  return to === "/" ? personPath(person.handle) : to;
}

function pathWithQuery(request: PersonRequest, person: Person): string {
  const at = request.url.indexOf("?");
  return personPath(person.handle) + (at < 0 ? "" : request.url.slice(at));
}

async function showPerson(
  request: PersonRequest,
  reply: FastifyReply,
  person: Person,
): Promise<FastifyReply> {
  const { ctx } = request;
  const query = request.query as Record<string, unknown>;
  const others = ctx.viewer.id !== null && ctx.viewer.id !== person.id && person.standing === "active";
  const [talk, groups, following, acts] = await Promise.all([
    readTalk(ctx, person, { show: query.show, page: pageOf(query.page) }),
    person.standing === "active" ? groupsOfPerson(ctx, person.id) : [],
    isFollowing(ctx, person.id),
    others ? findProfileActs(personCtx(ctx), person) : [],
  ]);
  return sendPage(request, reply, {
    title: person.standing === "closed" ? ctx.t("people.former-member") : person.name,
    canonical: personPath(person.handle),
    robots: "noindex", // a name is found here by those who look here
    view: (
      <PersonPage
        person={person}
        picture={person.pictureId && squarePath(person.pictureId, 320)}
        talk={talk}
        viewer={ctx.viewer}
        following={following}
        acts={acts}
      />
    ),
    aside:
      groups.length > 0 || person.standing === "active" ? (
        <PersonAside person={person} groups={groups} own={ctx.viewer.id === person.id} />
      ) : undefined,
  });
}

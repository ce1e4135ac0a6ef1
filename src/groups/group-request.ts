import type { FastifyReply, FastifyRequest } from "fastify";
import { type FormState, readMultipart, type SentForm, submitForm } from "../platform/http/index.ts";
import { type PersonCtx, personCtx } from "../viewer/index.ts";
import { type FoundGroup, findVisibleGroup } from "./find-group.ts";
import { groupTools } from "./tools.ts";

/** A request to an address below a group's. */
export type GroupRequest = FastifyRequest<{ Params: { slug: string } }>;

/**
 * Somebody logged in who asks about a group. Whether there is such a group is looked at first, so that a visitor is led to
 * the way to log in only where they may know of it.
 * @throws NotFound, Forbidden ("error.log-in-first")
 */
export async function personAt(request: GroupRequest): Promise<{ ctx: PersonCtx; group: FoundGroup }> {
  const group = await findVisibleGroup(request.ctx, request.params.slug);
  return { ctx: personCtx(request.ctx), group };
}

/** As `submitForm`, for the form of a group, which may carry a picture. */
export async function submitGroupForm<Result>(
  request: FastifyRequest,
  reply: FastifyReply,
  act: (sent: SentForm) => Promise<Result>,
  showAgain: (form: FormState) => unknown,
  done: (result: Result) => unknown,
): Promise<unknown> {
  const sent = readMultipart(request);
  const typed = () =>
    sent.then(
      ({ fields }) => ({ ...boxesLeftOpen(), ...fields }),
      () => ({}),
    );
  return submitForm(
    reply,
    {},
    async () => act(await sent),
    async ({ errors }) => showAgain({ values: await typed(), errors }),
    done,
  );
}

/** A box that is not ticked sends nothing: without these, the form shown again would tick it as at the start. */
function boxesLeftOpen(): Record<string, string> {
  return Object.fromEntries(
    ["removePicture", ...groupTools().map(({ key }) => `tool-${key}`)].map((name) => [name, ""]),
  );
}

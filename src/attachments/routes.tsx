import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { renderToString } from "preact-render-to-string";
import { type House, sendPage } from "../frame/index.ts";
import {
  emptyForm,
  type FormState,
  goTo,
  limited,
  readMultipart,
  setFlash,
  submitForm,
  wantsJson,
} from "../platform/http/index.ts";
import { TextProvider } from "../ui/index.ts";
import { type PersonCtx, personCtx } from "../viewer/index.ts";
import { addAttachment } from "./add-attachment.ts";
import { describeAttachment } from "./describe-attachment.ts";
import { editCredit } from "./edit-credit.ts";
import { findPictures, findUsedAuthors } from "./find-pictures.ts";
import { findForTexts, isMine } from "./queries.ts";
import { sendFile, sendPicture } from "./send-file.ts";
import { AttachmentPage } from "./views/attachment-page.tsx";
import { NewAttachment } from "./views/new-attachment.tsx";
import { PicturesPage } from "./views/pictures-page.tsx";
import { TrayParts } from "./views/tray-parts.tsx";

const uploadsAMinute = 60;

interface ById {
  readonly Params: { readonly id: string };
}

/** Putting in, crediting, finding again, and sending pictures and files. */
export function attachmentRoutes(app: FastifyInstance, { ctx: { config } }: House): void {
  app.get("/attachments/new", (request, reply) => showNew(request, reply, emptyForm));

  app.get("/attachments/tray", async (request, reply) => {
    const ctx = personCtx(request.ctx);
    const parts = trayParts(ctx, await findUsedAuthors(ctx));
    return reply.type("text/html; charset=utf-8").header("cache-control", "private, max-age=60").send(parts);
  });

  app.post("/attachments", limited(config, uploadsAMinute), async (request, reply) => {
    const ctx = personCtx(request.ctx);
    const sent = readMultipart(request);
    const add = async () => {
      const { fields, files } = await sent;
      const { name = "", content = Buffer.alloc(0) } = files.file ?? {};
      return addAttachment(ctx, ctx.viewer.id, { name, content, credit: fields });
    };
    if (wantsJson(request)) {
      const { id } = await add();
      return reply.code(201).send(describeAttachment(await findForTexts(ctx, id), true));
    }
    const again = async (form: FormState) =>
      showNew(request, reply, { ...form, values: await fieldsOf(sent) });
    return submitForm(reply, {}, add, again, ({ id }) => {
      setFlash(reply, { key: "attachment.added" });
      return goTo(reply, `/attachments/${id}`);
    });
  });

  app.get<ById>("/attachments/:id", async (request, reply) => {
    const attachment = await findForTexts(request.ctx, request.params.id);
    if (!wantsJson(request)) return showOne(request, reply, request.params.id, emptyForm);
    return reply
      .header("cache-control", "private, no-cache")
      .send(describeAttachment(attachment, isMine(request.ctx.viewer, attachment)));
  });

  app.post<ById>("/attachments/:id", async (request, reply) => {
    const { id } = request.params;
    const edit = () => editCredit(personCtx(request.ctx), id, request.body);
    if (wantsJson(request)) return describeAttachment(await edit(), true);
    const again = (form: FormState) => showOne(request, reply, id, form);
    return submitForm(reply, request.body, edit, again, () => {
      setFlash(reply, { key: "attachment.credit.kept" });
      return goTo(reply, `/attachments/${id}`);
    });
  });

  app.get("/pictures", async (request, reply) => {
    const ctx = personCtx(request.ctx);
    const found = await findPictures(ctx, request.query);
    return sendPage(request, reply, {
      title: ctx.t("attachment.pictures"),
      robots: "noindex",
      shape: "wide",
      view: <PicturesPage {...found} />,
    });
  });

  app.get<{ Params: { id: string; file: string } }>("/pictures/:id/:file", { compress: false }, sendPicture);
  app.get<{ Params: { id: string; name: string } }>("/files/:id/:name", { compress: false }, sendFile);
}

function trayParts({ t, viewer }: PersonCtx, authors: readonly string[]): string {
  return renderToString(
    <TextProvider t={t} language={viewer.language} timeZone={viewer.timeZone}>
      <TrayParts authors={authors} />
    </TextProvider>,
  );
}

/** What was typed, though the file could not be taken. */
async function fieldsOf(sent: ReturnType<typeof readMultipart>): Promise<Record<string, string>> {
  return sent.then(
    ({ fields }) => fields,
    () => ({}),
  );
}

async function showNew(request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<FastifyReply> {
  const ctx = personCtx(request.ctx);
  return sendPage(request, reply, {
    title: ctx.t("attachment.new"),
    robots: "noindex",
    shape: "narrow",
    view: (
      <NewAttachment
        form={form}
        authors={await findUsedAuthors(ctx)}
        sizeMaxMb={Math.floor(ctx.config.uploadBytesMax / 1024 / 1024)}
      />
    ),
  });
}

async function showOne(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  form: FormState,
): Promise<FastifyReply> {
  const { ctx } = request;
  const attachment = await findForTexts(ctx, id);
  const mine = isMine(ctx.viewer, attachment);
  return sendPage(request, reply, {
    title: attachment.title || attachment.name,
    robots: "noindex",
    shape: "narrow",
    view: (
      <AttachmentPage
        attachment={attachment}
        mine={mine}
        form={form}
        authors={mine ? await findUsedAuthors(personCtx(ctx)) : []}
      />
    ),
  });
}

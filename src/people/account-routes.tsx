import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type House, sendPage } from "../frame/index.ts";
import { emptyForm, type FormState, goTo, limited, setFlash, submitForm } from "../platform/http/index.ts";
import { personCtx } from "../viewer/index.ts";
import { addressMustBeProved } from "./access.ts";
import { changeAddress } from "./change-address.ts";
import { changeHandle } from "./change-handle.ts";
import { changeName } from "./change-name.ts";
import { changePassword } from "./change-password.ts";
import { closeAccount } from "./close-account.ts";
import { doorOf } from "./door.ts";
import { logOut } from "./log-in.ts";
import { hasPassword } from "./passwords.ts";
import { type AccountForms, AccountSettings } from "./views/account-settings.tsx";
import { ClosurePage } from "./views/closure-page.tsx";

/** /settings/account with its forms (name, handle, address, password), and /settings/closure. */
export function accountRoutes(app: FastifyInstance, house: House): void {
  app.get("/settings/account", async (request, reply) => showAccount(request, reply, {}));
  // Where a form was shown again, a reload or another language asks for its address.
  for (const form of ["name", "handle", "address", "password"])
    app.get(`/settings/${form}`, async (_request, reply) => goTo(reply, "/settings/account"));
  nameRoutes(app);
  secretRoutes(app, house);
  closureRoutes(app, house);
}

function nameRoutes(app: FastifyInstance): void {
  app.post("/settings/name", (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      request.body,
      () => changeName(ctx, request.body),
      (name) => showAccount(request, reply, { name }),
      () => changed(reply, "people.name.changed"),
    );
  });

  app.post("/settings/handle", (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      request.body,
      () => changeHandle(ctx, request.body),
      (handle) => showAccount(request, reply, { handle }),
      () => changed(reply, "people.handle.changed"),
    );
  });
}

function secretRoutes(app: FastifyInstance, { auth, ctx: house }: House): void {
  app.post("/settings/address", limited(house.config), (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      request.body,
      () => changeAddress(ctx, doorOf(auth, request, reply), request.body),
      (address) => showAccount(request, reply, { address }),
      ({ change, email }) => changed(reply, `people.address.${change}`, { email }),
    );
  });

  app.post("/settings/password", limited(house.config), (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      request.body,
      () => changePassword(ctx, doorOf(auth, request, reply), request.body),
      (password) => showAccount(request, reply, { password }),
      () => changed(reply, "people.password.changed"),
    );
  });
}

function closureRoutes(app: FastifyInstance, { auth, ctx: house }: House): void {
  app.get("/settings/closure", async (request, reply) => showClosure(request, reply, emptyForm));

  app.post("/settings/closure", limited(house.config), (request, reply) => {
    const ctx = personCtx(request.ctx);
    return submitForm(
      reply,
      request.body,
      () => closeAccount(ctx, auth, request.body),
      (form) => showClosure(request, reply, form),
      async () => {
        await logOut(doorOf(auth, request, reply));
        setFlash(reply, { key: "people.close.done" });
        return goTo(reply, "/");
      },
    );
  });
}

function changed(reply: FastifyReply, key: string, values?: Record<string, string>): FastifyReply {
  setFlash(reply, { key, ...(values ? { values } : {}) });
  return goTo(reply, "/settings/account");
}

async function showAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  forms: AccountForms,
): Promise<FastifyReply> {
  const ctx = personCtx(request.ctx);
  return sendPage(request, reply, {
    title: ctx.t("people.settings.account"),
    robots: "noindex",
    view: (
      <AccountSettings
        viewer={ctx.viewer}
        forms={forms}
        hasPassword={await hasPassword(ctx, ctx.viewer.id)}
        mailsKept={!addressMustBeProved(ctx.config)}
      />
    ),
  });
}

async function showClosure(
  request: FastifyRequest,
  reply: FastifyReply,
  form: FormState,
): Promise<FastifyReply> {
  const ctx = personCtx(request.ctx);
  return sendPage(request, reply, {
    title: ctx.t("people.close.title"),
    robots: "noindex",
    view: <ClosurePage viewer={ctx.viewer} form={form} hasPassword={await hasPassword(ctx, ctx.viewer.id)} />,
  });
}

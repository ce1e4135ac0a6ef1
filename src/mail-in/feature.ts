import type { Feature } from "../frame/index.ts";
import { hookRoutes } from "./hook-door.ts";
import { watchMailbox } from "./imap-door.ts";
import { keepMailKey } from "./mail-key.ts";
import "./purge-mails-in.ts";
import { openSmtpDoor } from "./smtp-door.ts";
import "./take-mail.ts";

/** Mails that come in: by SMTP, out of a mailbox, by a program that hands them over. */
export const mailIn: Feature = {
  name: "mail-in",
  async routes(app, { ctx, secrets }) {
    keepMailKey(ctx.config, secrets.signing);
    await hookRoutes(app, ctx.config);
    const open: Array<{ close(): Promise<void> }> = [];
    // By now jobs can be added, so what is kept is looked at; and a port that is taken stops the start with its sentence.
    app.addHook("onReady", async () => {
      const smtp = await openSmtpDoor(ctx);
      if (smtp) open.push(smtp);
    });
    app.addHook("onListen", async () => {
      const mailbox = watchMailbox(ctx);
      if (mailbox) open.push(mailbox);
    });
    app.addHook("preClose", async () => {
      await Promise.all(open.map((door) => door.close()));
    });
  },
};

import { connectMailbox, readMailbox, whatServerSaid } from "./imap-door.ts";

/** Logs in to the mailbox of IMAP_URL and opens its folder, once. @returns why that does not work; null where it does */
export async function checkMailbox(imapUrl: string): Promise<string | null> {
  try {
    const client = await connectMailbox(imapUrl);
    try {
      await client.mailboxOpen(readMailbox(imapUrl).folder);
      return null;
    } finally {
      await client.logout().catch(() => client.close());
    }
  } catch (error) {
    return whatServerSaid(error);
  }
}

/** How the last look into the mailbox went, for those who look after the installation. */
export interface MailboxState {
  lookedAt: Date | null;
  /** The server's words where it did not work. */
  trouble: string | null;
}

/** Of this process: nothing that has to outlive it. */
export const mailboxState: MailboxState = { lookedAt: null, trouble: null };

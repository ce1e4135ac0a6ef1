/** What a failed sending says of itself. */
export interface SmtpError {
  readonly message?: string;
  readonly code?: string;
  /** What had been said to the server, such as "RCPT TO". */
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * True for the server's last word (5xx) on this mail or its address. That it does not let us in, or not speak for our address,
 * is a setting that somebody will put right: such mails wait.
 */
export function isFinal({ responseCode = 0, code, command = "" }: SmtpError): boolean {
  if (code === "EAUTH" || command.startsWith("AUTH") || command === "MAIL FROM" || command === "CONN")
    return false;
  return responseCode >= 500 && responseCode < 600;
}

/** True if the answer is about the address: it counts as a mail that came back. A server that greylists has nothing against it. */
export function isOfAddress({ command, responseCode = 0, response = "" }: SmtpError): boolean {
  const enhanced = /\b[45]\.(\d)\.(\d+)\b/.exec(response);
  if (enhanced) return enhanced[1] === "1" || (enhanced[1] === "2" && enhanced[2] !== "0");
  return command === "RCPT TO" && responseCode >= 500;
}

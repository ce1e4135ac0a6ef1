/** Domains set aside so that no mail ever reaches anyone there (RFC 2606, RFC 6761): such mails are kept, not sent. */
const unreachable = /\.(invalid|test|example)$/i;

/** True for an address that no mail can reach, such as that of a person who only exists in the example community. */
export function isUnreachable(address: string): boolean {
  return unreachable.test(address);
}

/**
 * True for one plain address that is safe in a mail's header: no spaces, lists, brackets or control characters.
 * Whether it exists only a mail can tell.
 */
export function isAddress(address: string): boolean {
  return (
    address.length <= 254 &&
    /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}<>()[\]\\,;:"@]+\.[^\s\p{Cc}<>()[\]\\,;:"@.]+$/u.test(address)
  );
}

/** A text as one line of a header: line breaks and control characters become a space. */
export function oneLine(text: string, lengthMax: number): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, lengthMax)
    .toWellFormed();
}

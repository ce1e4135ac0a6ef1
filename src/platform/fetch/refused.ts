/**
 * address: not an http(s) address we fetch · private: leads into a private network · unreachable: no answer ·
 * timeout · redirects: too many · status: not 200 · kind: another media type or encoding · too-large
 */
export type RefusalReason =
  | "address"
  | "private"
  | "unreachable"
  | "timeout"
  | "redirects"
  | "status"
  | "kind"
  | "too-large";

/** A page was not fetched. */
export class FetchRefused extends Error {
  override readonly name = "FetchRefused";
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, options?: ErrorOptions) {
    super(`not fetched: ${reason}`, options);
    this.reason = reason;
  }
}

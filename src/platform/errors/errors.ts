/** Field name -> message key (see locales/). The empty field name "" speaks of the whole form. */
export type FieldErrors = Readonly<Record<string, string>>;

/** An error that Weft means: it has a status, a stable code, and a message key that the screen can say. */
export abstract class WeftError extends Error {
  abstract readonly status: number;
  abstract readonly code: string;
}

/** There is no such thing, or this viewer may not know of it. The two are never told apart. */
export class NotFound extends WeftError {
  override readonly name = "NotFound";
  readonly status = 404;
  readonly code = "not-found";
  constructor() {
    super("error.not-found");
  }
}

/** The viewer may see the thing but not do this with it. `reason` is a message key that says why. */
export class Forbidden extends WeftError {
  override readonly name = "Forbidden";
  readonly status = 403;
  readonly code = "forbidden";
  constructor(reason = "error.forbidden") {
    super(reason);
  }
}

/** The input cannot be used as it is. `fields` says, field by field, what to mend. */
export class Invalid extends WeftError {
  override readonly name = "Invalid";
  readonly status = 422;
  readonly code = "invalid";
  readonly fields: FieldErrors;
  constructor(fields: FieldErrors) {
    super("error.invalid");
    this.fields = fields;
  }
}

/** Somebody else changed the thing first, or it is no longer in the state this needs. */
export class Conflict extends WeftError {
  override readonly name = "Conflict";
  readonly status = 409;
  readonly code = "conflict";
  constructor(reason = "error.conflict") {
    super(reason);
  }
}

/** Too much in too short a time. `retryAfterSeconds` says when to come back. */
export class TooMany extends WeftError {
  override readonly name = "TooMany";
  readonly status = 429;
  readonly code = "too-many";
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super("error.too-many");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Throws Forbidden with the reason, if there is one. Permissions return null where the act is allowed. */
export function allow(reason: string | null): void {
  if (reason !== null) throw new Forbidden(reason);
}

/** What is kept and logged of an error: enough to find the fault, with mail addresses masked and no values. */
export interface Failure {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly at: readonly string[];
}

const messageLengthMax = 300;
const framesMax = 6;

/** Describes anything thrown, without personal data: addresses in the message are masked, the stack's frames kept. */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: typeof error, message: maskAddresses(String(error)), at: [] };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { code: String(code) } : {}),
    message: maskAddresses(error.message),
    at: frames.slice(0, framesMax).map((line) => line.trim()),
  };
}

/** Replaces every mail address in a text by "…@…", and cuts the text to a log line's length. */
export function maskAddresses(text: string): string {
  return text.replaceAll(/[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g, "…@…").slice(0, messageLengthMax);
}

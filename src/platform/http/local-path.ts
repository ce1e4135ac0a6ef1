/**
 * A path on this site to go to next, out of something a browser sent; `fallback` for anything else.
 * "//host", "/\host" and whole addresses would lead away, so they are not taken.
 */
export function localPath(value: unknown, fallback: string): string {
  if (typeof value !== "string" || value.length > 2000) return fallback;
  return /^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(value) ? value : fallback;
}

/** The address of a form that changes something by another verb than POST: HTML forms only know GET and POST. */
export function formAction(path: string, method: "put" | "patch" | "delete"): string {
  return `${path}${path.includes("?") ? "&" : "?"}_method=${method}`;
}

/** The verb a form means: Fastify's rewriteUrl calls this before it looks for a route. Only a POST can mean another. */
export function meantMethod(method: string, url: string): string {
  const at = url.indexOf("?");
  if (method !== "POST" || at < 0) return method;
  const meant = new URLSearchParams(url.slice(at)).get("_method");
  return meant === "put" || meant === "patch" || meant === "delete" ? meant.toUpperCase() : method;
}

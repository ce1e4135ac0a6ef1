import type { FastifyInstance, InjectOptions } from "fastify";
import { h } from "preact";
import { afterEach, expect, test } from "vitest";
import { readConfig } from "../config/index.ts";
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from "../errors/index.ts";
import { createLog } from "../log/index.ts";
import {
  createServer,
  type ErrorAnswer,
  formAction,
  goTo,
  limited,
  localPath,
  noncePlaceholder,
  readMultipart,
  sendDocument,
  setFlash,
  submitForm,
  takeFlash,
} from "./index.ts";

let lines: string[] = [];
const running: FastifyInstance[] = [];
afterEach(async () => {
  for (const app of running.splice(0)) await app.close();
});

/** A server with the routes of one test. Errors are shown as "status code message". */
async function serve(
  routes: (app: FastifyInstance, config: ReturnType<typeof readConfig>) => void,
  env: NodeJS.ProcessEnv = {},
  errorView?: (answer: ErrorAnswer) => string,
): Promise<(request: InjectOptions | string) => Promise<Awaited<ReturnType<FastifyInstance["inject"]>>>> {
  lines = [];
  const config = readConfig({ WEFT_URL: "https://weft.example.org", ...env });
  const app = await createServer({
    config,
    log: createLog("info", { write: (line) => lines.push(line) }),
    signingKey: "a key that only this test uses, forty letters",
    wording: (_request, key) => `<${key}>`,
    errorView: (_request, reply, answer) =>
      reply
        .type("text/html")
        .send(errorView ? errorView(answer) : `${answer.status} ${answer.code} ${answer.message}`),
  });
  running.push(app);
  routes(app, config);
  return (request) => app.inject(request as InjectOptions);
}

const asJson = { accept: "application/json" };
const asPage = { accept: "text/html,application/xhtml+xml" };
const page = (text: string) =>
  h("html", null, h("head", null, h("style", { nonce: noncePlaceholder }, "p{}")), h("body", null, text));

test.each([
  [new NotFound(), 404, "not-found", "error.not-found"],
  [new Forbidden("group.members-only"), 403, "forbidden", "group.members-only"],
  [new Invalid({ title: "error.required" }), 422, "invalid", "error.invalid"],
  [new Conflict(), 409, "conflict", "error.conflict"],
  [new TooMany(30), 429, "too-many", "error.too-many"],
])("%s becomes a page for people and JSON for programs", async (error, status, code, message) => {
  const ask = await serve((app) =>
    app.get("/", async () => {
      throw error;
    }),
  );
  const shown = await ask({ url: "/", headers: asPage });
  expect([shown.statusCode, shown.body]).toEqual([status, `${status} ${code} ${message}`]);
  expect(shown.headers["cache-control"]).toBe("no-store");
  const said = await ask({ url: "/", headers: asJson });
  expect([said.statusCode, said.json().error]).toEqual([
    status,
    expect.objectContaining({ status, code, message }),
  ]);
  expect(said.json().error.words).toBe(error instanceof Invalid ? "<error.required>" : `<${message}>`);
  expect(shown.headers["retry-after"]).toBe(error instanceof TooMany ? "30" : undefined);
});

test("what nobody expected is logged with the number of the request, and tells no secret", async () => {
  const ask = await serve((app) =>
    app.get("/", async () => {
      throw Object.assign(new Error("column secret_x of aroha@school.example"), {
        detail: "Key (email)=(a@b.example)",
      });
    }),
  );
  const said = await ask({ url: "/", headers: asJson });
  expect(said.statusCode).toBe(500);
  expect(said.body).not.toMatch(/secret_x|aroha/);
  expect(said.json().error).toMatchObject({ code: "unexpected", message: "error.unexpected" });
  const entry = lines.map((line) => JSON.parse(line)).find((line) => line.msg === "unexpected error");
  expect(entry.reqId).toBe(said.json().requestId);
  expect(JSON.stringify(lines)).not.toMatch(/aroha|a@b\.example/);
});

test("an error page that fails itself still says something", async () => {
  const ask = await serve(
    () => {},
    {},
    () => {
      throw new Error("the view is broken");
    },
  );
  const shown = await ask({ url: "/nowhere", headers: asPage });
  expect([shown.statusCode, shown.body]).toEqual([
    404,
    expect.stringMatching(/^404 not-found \([0-9a-f-]{36}\)$/),
  ]);
});

test("bodies that cannot be read, or are too long, are refused as such", async () => {
  const ask = await serve((app) => app.post("/", async () => "taken"));
  const form = { "content-type": "application/x-www-form-urlencoded", ...asPage };
  expect((await ask({ method: "POST", url: "/", headers: form, payload: "a=1" })).body).toBe("taken");
  const long = await ask({
    method: "POST",
    url: "/",
    headers: form,
    payload: `a=${"x".repeat(2 * 1024 * 1024)}`,
  });
  expect([long.statusCode, long.body]).toEqual([413, "413 too-large error.too-large"]);
  const broken = { "content-type": "application/json", ...asPage };
  expect((await ask({ method: "POST", url: "/", headers: broken, payload: "{" })).statusCode).toBe(400);
  const strange = { "content-type": "application/x-strange", ...asPage };
  expect((await ask({ method: "POST", url: "/", headers: strange, payload: "?" })).statusCode).toBe(415);
});

test("a form that must be mended comes back with what was typed; other errors go on", async () => {
  const ask = await serve((app) =>
    app.post("/", (request, reply) =>
      submitForm(
        reply,
        request.body,
        async () => {
          const { title } = request.body as { title: string };
          if (title === "") throw new Invalid({ title: "error.required" });
          if (title === "gone") throw new NotFound();
          return title.length;
        },
        (form) => reply.send(form),
        (length) => goTo(reply, `/posts/${length}-pōtae?q=a%20b`),
      ),
    ),
  );
  const send = (payload: string) =>
    ask({
      method: "POST",
      url: "/",
      payload,
      headers: { "content-type": "application/x-www-form-urlencoded", ...asPage },
    });
  const again = await send("title=&text=Kia+ora");
  expect([again.statusCode, again.json()]).toEqual([
    422,
    { values: { title: "", text: "Kia ora" }, errors: { title: "error.required" } },
  ]);
  expect((await send("title=gone")).statusCode).toBe(404);
  const done = await send("title=four");
  expect([done.statusCode, done.headers.location]).toEqual([303, "/posts/4-p%C5%8Dtae?q=a%20b"]);
});

test("a sentence for the next page is shown once, and nobody can forge one", async () => {
  const ask = await serve((app) => {
    app.get("/leave", async (_request, reply) => {
      setFlash(reply, { key: "post.deleted", values: { title: "Pōtae" }, undo: "/posts/1/restoration" });
      return goTo(reply, "/");
    });
    app.get("/", async (request, reply) => takeFlash(request, reply) ?? { none: true });
  });
  const left = (await ask("/leave")).cookies[0];
  expect(left).toMatchObject({
    name: "weft-flash",
    httpOnly: true,
    sameSite: "Lax",
    secure: true,
    path: "/",
  });
  const taken = await ask({ url: "/", cookies: { "weft-flash": left?.value ?? "" } });
  expect(taken.json()).toEqual({
    key: "post.deleted",
    values: { title: "Pōtae" },
    undo: "/posts/1/restoration",
  });
  expect(taken.cookies[0]).toMatchObject({ name: "weft-flash", value: "" });
  expect((await ask("/")).json()).toEqual({ none: true });
  const forged = `${Buffer.from(`{"key":"evil"}`).toString("base64url")}.${left?.value.split(".")[1]}`;
  expect((await ask({ url: "/", cookies: { "weft-flash": forged } })).json()).toEqual({ none: true });
});

test("a change that another site asks for is refused; a page of ours and a program may", async () => {
  const ask = await serve((app) => {
    app.post("/", async () => "changed");
    app.delete("/", async () => "deleted");
    app.get("/", async () => "read");
  });
  const answer = async (headers: Record<string, string>, method: "POST" | "GET" = "POST", url = "/") =>
    (await ask({ method, url, headers: { ...asPage, ...headers } })).statusCode;
  expect(await answer({ "sec-fetch-site": "same-origin" })).toBe(200);
  expect(await answer({ origin: "https://weft.example.org" })).toBe(200);
  expect(await answer({ origin: "http://localhost:3000", host: "localhost:3000" })).toBe(200);
  expect(await answer({})).toBe(200);

  expect(await answer({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await answer({ "sec-fetch-site": "same-site" })).toBe(403);
  expect(await answer({ "sec-fetch-site": "cross-site", origin: "https://evil.example" })).toBe(403);
  expect(await answer({ origin: "https://evil.example" })).toBe(403);
  expect(await answer({ origin: "null" })).toBe(403);
  expect(await answer({ origin: "https://weft.example.org.evil.example" })).toBe(403);
  expect(await answer({ "sec-fetch-site": "cross-site" }, "POST", formAction("/", "delete"))).toBe(403);
  expect(await answer({ "sec-fetch-site": "cross-site" }, "GET")).toBe(200);
});

test("a page lets no script or style run that does not come from here or carry its nonce", async () => {
  const ask = await serve((app) =>
    app.get("/", (request, reply) => sendDocument(request, reply, page("Kia ora"))),
  );
  const first = await ask("/");
  const policy = String(first.headers["content-security-policy"]);
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  expect(policy).toMatch(/object-src 'none'.*base-uri 'none'.*form-action 'self'.*frame-ancestors 'self'/);
  const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
  expect(first.body).toContain(`<style nonce="${nonce}">`);
  expect(first.body.startsWith("<!doctype html><html>")).toBe(true);
  expect(first.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "strict-transport-security": "max-age=31536000",
  });
  const second = String((await ask("/")).headers["content-security-policy"]);
  expect(second).not.toBe(policy);
});

test("a page that has not changed is not sent again, and keeps the policy it came with", async () => {
  let text = "Kia ora";
  const ask = await serve((app) => {
    app.get("/", (request, reply) => sendDocument(request, reply, page(text)));
    app.get("/broken", (request, reply) => sendDocument(request, reply.code(404), page(text)));
  });
  const first = await ask("/");
  expect(first.headers["cache-control"]).toBe("private, no-cache");
  const headers = { "if-none-match": String(first.headers.etag) };
  const same = await ask({ url: "/", headers });
  expect([same.statusCode, same.body, same.headers["content-security-policy"]]).toEqual([304, "", undefined]);
  text = "Tēnā koe";
  const changed = await ask({ url: "/", headers });
  expect([changed.statusCode, changed.body.includes("Tēnā koe")]).toEqual([200, true]);
  expect((await ask("/broken")).headers.etag).toBeUndefined();
});

test("what is long enough is compressed for whoever takes it", async () => {
  const ask = await serve((app) => {
    app.get("/", (request, reply) => sendDocument(request, reply, page("Kia ora. ".repeat(500))));
    app.get("/short", (request, reply) => sendDocument(request, reply, page("Kia ora.")));
  });
  const encoding = async (url: string, accepts: string) =>
    (await ask({ url, headers: { "accept-encoding": accepts } })).headers["content-encoding"];
  expect(await encoding("/", "gzip, br")).toBe("br");
  expect(await encoding("/", "gzip")).toBe("gzip");
  expect(await encoding("/", "identity")).toBeUndefined();
  expect(await encoding("/short", "gzip, br")).toBeUndefined();
});

test("one address may do only so much in a minute; others and other acts are not held up", async () => {
  const ask = await serve((app, config) => {
    app.post("/log-in", limited(config, 2), async () => "in");
    app.post("/reply", async () => "kept");
  });
  const send = (url: string, remoteAddress = "192.0.2.1") =>
    ask({ method: "POST", url, remoteAddress, headers: asJson });
  expect([(await send("/log-in")).statusCode, (await send("/log-in")).statusCode]).toEqual([200, 200]);
  const third = await send("/log-in");
  expect([third.statusCode, third.json().error.code]).toEqual([429, "too-many"]);
  expect(Number(third.headers["retry-after"])).toBeGreaterThan(0);
  expect(third.headers["x-ratelimit-limit"]).toBeUndefined();
  expect((await send("/log-in", "192.0.2.2")).statusCode).toBe(200);
  expect((await send("/reply")).statusCode).toBe(200);
  // One household has many IPv6 addresses: they count as one.
  for (const end of [1, 2]) await send("/log-in", `2001:db8::${end}`);
  expect((await send("/log-in", "2001:db8::3")).statusCode).toBe(429);
});

test("limits can be switched off, and an address is what a trusted proxy says", async () => {
  const off = await serve((app, config) => app.get("/", limited(config, 1), async () => "in"), {
    WEFT_RATE_LIMIT: "0",
  });
  for (let times = 0; times < 5; times++) expect((await off("/")).statusCode).toBe(200);
  const address = async (env: NodeJS.ProcessEnv) => {
    const ask = await serve((app) => app.get("/", async (request) => request.ip), env);
    const headers = { "x-forwarded-for": "203.0.113.9, 198.51.100.7" };
    return (await ask({ url: "/", remoteAddress: "192.0.2.1", headers })).body;
  };
  expect(await address({})).toBe("192.0.2.1");
  expect(await address({ WEFT_TRUSTED_PROXIES: "1" })).toBe("198.51.100.7");
  expect(await address({ WEFT_TRUSTED_PROXIES: "2" })).toBe("203.0.113.9");
});

test("a form can mean another verb, a link never", async () => {
  const ask = await serve((app) => {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const)
      app.route({ method, url: "/thing", handler: async (request) => request.method });
  });
  const verb = async (method: "GET" | "POST" | "PUT", url: string) => {
    const answer = await ask({ method, url, headers: asPage });
    return answer.statusCode === 200 ? answer.body : answer.statusCode;
  };
  expect(await verb("POST", "/thing")).toBe("POST");
  expect(await verb("POST", formAction("/thing", "delete"))).toBe("DELETE");
  expect(await verb("POST", formAction("/thing?page=2", "put"))).toBe("PUT");
  expect(await verb("POST", "/thing?_method=patch&x=1")).toBe("PATCH");
  expect(await verb("GET", formAction("/thing", "delete"))).toBe("GET");
  expect(await verb("PUT", formAction("/thing", "delete"))).toBe("PUT");
  for (const query of ["_method=get", "_method=trace", "x_method=delete", "x=?_method=delete", "_method="])
    expect(await verb("POST", `/thing?${query}`)).toBe("POST");
});

test.each([
  ["/groups/leading", true],
  ["/posts/1-pōtae?page=2#reply-9", true],
  ["/", true],
  ["//evil.example", false],
  ["/\\evil.example", false],
  ["/a\\b", false],
  ["https://evil.example", false],
  ["javascript:alert(1)", false],
  ["groups", false],
  ["", false],
  ["/a\r\nset-cookie: x=1", false],
  ["/a b", false],
  ["/\t/evil.example", false],
  ["/a\u0000", false],
  [`/${"a".repeat(2000)}`, false],
  [undefined, false],
  [["/a"], false],
])("of %j a way to go on is made only where it stays here", (value, taken) => {
  expect(localPath(value, "/fallback")).toBe(taken ? value : "/fallback");
});

test("a form with files is read, one file a field, and a file that is too large is refused by its field", async () => {
  const ask = await serve(
    (app) =>
      app.post("/", async (request) => {
        const { fields, files } = await readMultipart(request);
        return {
          fields,
          files: Object.entries(files).map(([field, file]) => [field, file.name, file.content.toString()]),
        };
      }),
    { WEFT_UPLOAD_MB: "0.001" },
  );
  const send = async (form: FormData) => {
    const sent = new Response(form);
    const headers = { "content-type": sent.headers.get("content-type") ?? "", ...asJson };
    return ask({ method: "POST", url: "/", headers, payload: Buffer.from(await sent.arrayBuffer()) });
  };
  const form = new FormData();
  form.append("title", "Pōtae");
  form.append("picture", new Blob(["pixels"]), "../pōtae.png");
  form.append("none", new Blob([]), "");
  expect((await send(form)).json()).toEqual({
    fields: { title: "Pōtae" },
    files: [["picture", expect.stringContaining("pōtae.png"), "pixels"]],
  });
  form.append("second", new Blob(["x".repeat(2000)]), "long.txt");
  const refused = await send(form);
  expect([refused.statusCode, refused.json().error.fields]).toEqual([422, { second: "error.too-large" }]);
  const plain = await ask({
    method: "POST",
    url: "/",
    payload: "title=plain",
    headers: { "content-type": "application/x-www-form-urlencoded", ...asJson },
  });
  expect(plain.json()).toEqual({ fields: { title: "plain" }, files: [] });
});

test("a request is one line in the log, by its route and not its address", async () => {
  const ask = await serve((app) => app.get("/people/:handle", async () => "somebody"));
  await ask("/people/aroha?q=secret");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ method: "GET", route: "/people/:handle", status: 200 });
  expect(lines[0]).not.toMatch(/aroha|secret/);
});

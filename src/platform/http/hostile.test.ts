import type { FastifyInstance, InjectOptions } from "fastify";
import { afterEach, expect, test } from "vitest";
import { readConfig } from "../config/index.ts";
import { createLog } from "../log/index.ts";
import { createServer, readMultipart } from "./index.ts";

// What no browser of ours sends: it must be refused clearly, and never look like a fault of ours.

const running: FastifyInstance[] = [];
let logged = "";
afterEach(async () => {
  for (const app of running.splice(0)) await app.close();
});

async function serve(): Promise<
  (request: InjectOptions) => Promise<Awaited<ReturnType<FastifyInstance["inject"]>>>
> {
  logged = "";
  const app = await createServer({
    config: readConfig({ WEFT_URL: "https://weft.example.org" }),
    log: createLog("error", { write: (line) => (logged += line) }),
    signingKey: "a key that only this test uses, forty letters",
    errorView: (_request, reply, { status }) => reply.type("text/html").send(`page ${status}`),
  });
  running.push(app);
  app.get("/tags/:tag", async (request) => request.params);
  app.post("/forms", async (request) => ({ took: request.body ?? "nothing" }));
  app.post("/files", async (request) => readMultipart(request));
  app.get("/unwritable", async () => {
    throw Object.assign(new Error("invalid byte sequence"), { code: "22021" });
  });
  return (request) => app.inject(request);
}

test.each([
  "/tags/%",
  "/tags/%zz",
  "/tags/%ff",
  "/tags/%ED%A0%80",
  "/%c3%28?q=1",
  `/tags/${"x".repeat(201)}`,
])("the address %s is a page that is not there, with all headers of a page", async (url) => {
  const ask = await serve();
  const good = await ask({ url: `/tags/${encodeURIComponent("ā".repeat(200))}?q=%` });
  expect([good.statusCode, good.json()]).toEqual([200, { tag: "ā".repeat(200) }]);
  const shown = await ask({ url, headers: { accept: "text/html" } });
  expect([shown.statusCode, shown.body]).toEqual([404, "page 404"]);
  expect(shown.headers["content-security-policy"]).toContain("default-src 'self'");
  expect(shown.headers["x-content-type-options"]).toBe("nosniff");
});

test.each([
  ["application/json", `"words"`, 400],
  ["application/json", "7", 400],
  ["application/json", "[]", 400],
  ["application/json", `{"__proto__":{"administrator":true}}`, 400],
  ["text/plain", "title=from another site", 415],
])("a body of %s that says %s is no form", async (type, payload, status) => {
  const ask = await serve();
  const good = await ask({
    method: "POST",
    url: "/forms",
    payload: `{"a":"1"}`,
    headers: { "content-type": "application/json" },
  });
  expect([good.statusCode, good.json()]).toEqual([200, { took: { a: "1" } }]);
  const refused = await ask({ method: "POST", url: "/forms", payload, headers: { "content-type": type } });
  expect([refused.statusCode, logged]).toEqual([status, ""]);
});

test.each([
  ["multipart/form-data", "no boundary is named"],
  ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; na"],
  [
    "multipart/form-data; boundary=x",
    `--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf`,
  ],
])("a form with files that breaks off is the sender's fault: %s %j", async (type, payload) => {
  const ask = await serve();
  const whole = `--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nHui\r\n--x--\r\n`;
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const good = await ask({ method: "POST", url: "/files", payload: whole, headers });
  expect(good.json()).toEqual({ fields: { title: "Hui" }, files: {} });
  const refused = await ask({ method: "POST", url: "/files", payload, headers: { "content-type": type } });
  expect([refused.statusCode, logged]).toEqual([400, ""]);
});

test("letters that the database cannot hold are refused as such", async () => {
  const ask = await serve();
  expect((await ask({ url: "/unwritable" })).statusCode).toBe(400);
  expect(logged).toBe("");
});

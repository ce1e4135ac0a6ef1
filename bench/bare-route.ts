import Fastify from "fastify";

/**
 * What the measured pages are held against: Fastify with one route that answers with as many bytes as it is told
 * (`/42000`), ready in memory. Started by run.ts as a process of its own; says its port on standard output.
 */
const app = Fastify();
const texts = new Map<string, string>();

app.get<{ Params: { bytes: string } }>("/:bytes", async (request, reply) => {
  const { bytes } = request.params;
  const text = texts.get(bytes) ?? "x".repeat(Number(bytes));
  texts.set(bytes, text);
  return reply.type("text/html; charset=utf-8").send(text);
});

console.log(await app.listen({ port: 0, host: "127.0.0.1" }));
process.once("SIGTERM", () => app.close());

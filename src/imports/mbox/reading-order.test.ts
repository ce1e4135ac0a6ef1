import fc from "fast-check";
import { expect, test } from "vitest";
import { mail } from "../../../test/support/mails.ts";
import { contentHash, parentCandidates, scanLinks } from "../../platform/read-mail/index.ts";
import type { MboxEntry } from "./read-mbox.ts";
import { planReadingOrder } from "./reading-order.ts";

/** Entries of a file whose offsets are 0, 1, 2, …, so that a plan is easy to read. */
async function* file(...mails: Buffer[]): AsyncGenerator<MboxEntry> {
  for (const [offset, raw] of mails.entries())
    yield { kind: "message", raw, fromLine: null, offset, endOffset: offset + 1 };
}

const orderOf = async (...files: AsyncGenerator<MboxEntry>[]) =>
  [...(await planReadingOrder(files)).messages()].map(
    (one) => `${one.file}.${one.offset}${one.repeats ? "r" : ""}`,
  );

test("messages come in the order of the file, but a parent before what answers it", async () => {
  const answer = mail({ id: "b", inReplyTo: "a@mail.example" });
  const parent = mail({ id: "a@mail.example" });
  expect(await orderOf(file(mail(), answer, mail(), parent))).toEqual(["0.0", "0.3", "0.1", "0.2"]);
});

test("a parent in a later file comes first too", async () => {
  const answer = mail({ id: "b", references: "<x@mail.example> <a@mail.example>" });
  expect(await orderOf(file(answer), file(mail(), mail({ id: "a@mail.example" })))).toEqual([
    "1.1",
    "0.0",
    "1.0",
  ]);
});

test("a circle of answers ends", async () => {
  const one = mail({ id: "a@x.example", inReplyTo: "b@x.example" });
  const other = mail({ id: "b@x.example", inReplyTo: "a@x.example" });
  expect((await orderOf(file(one, other))).toSorted()).toEqual(["0.0", "0.1"]);
});

test("a second message of an id is marked, with an id of its own or without", async () => {
  const [one, bare] = [mail({ id: "a@x.example" }), mail({ id: null })];
  expect(await orderOf(file(one, bare), file(one, bare))).toEqual(["0.0", "0.1", "1.0r", "1.1r"]);
});

test("every message comes exactly once, whatever the links", async () => {
  const ids = fc.integer({ min: 0, max: 12 }).map((number) => `${number}@x.example`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(ids, ids, ids), { maxLength: 25 }), async (links) => {
      const mails = links.map(([id, inReplyTo, other]) => mail({ id, inReplyTo, references: `<${other}>` }));
      const order = await orderOf(file(...mails));
      expect(order.map((one) => Number.parseInt(one.slice(2), 10)).toSorted((a, b) => a - b)).toEqual(
        links.map((_, at) => at),
      );
    }),
    { numRuns: 100 },
  );
});

test("a message answers what In-Reply-To names, then References from the last to the first", () => {
  const raw = mail({ inReplyTo: "c@x.example", references: "<a@x.example>\n <b@x.example> <c@x.example>" });
  expect(parentCandidates(scanLinks(raw))).toEqual(["c@x.example", "b@x.example", "a@x.example"]);
});

test("words around an id are no ids, and a message does not answer itself", () => {
  const raw = mail({
    id: "me@x.example",
    headers: ['In-Reply-To: "Aroha" of Tuesday <a@x.example> <me@x.example>'],
  });
  expect(parentCandidates(scanLinks(raw))).toEqual(["a@x.example"]);
});

test("the same words are the same message, whatever a list has put around them", () => {
  const hash = contentHash("tablets", "Kia ora koutou, who uses tablets? Write to aroha@school.example");
  expect(contentHash("tablets", "Kia ora koutou,\nwho uses tablets?  Write to aroha at school.example")).toBe(
    hash,
  );
  expect(contentHash("tablets", "Kia ora koutou, who uses phones? Write to aroha@school.example")).not.toBe(
    hash,
  );
});

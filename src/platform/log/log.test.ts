import { expect, test } from "vitest";
import { createLog, maskAddresses } from "./index.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

test("an entry is one line of JSON; what is below the level is not written", () => {
  const [entry, ...more] = logged((log) => {
    log.debug("too quiet");
    log.info({ count: 3 }, "jobs\nleft");
  });
  expect(entry).toMatchObject({ level: 30, count: 3, msg: "jobs\nleft" });
  expect(more).toEqual([]);
});

test("of an error, what finds the fault is written and no personal data", () => {
  const error = Object.assign(new Error("No room for aroha@school.example"), {
    code: "23505",
    detail: "Key (email)=(aroha@school.example) already exists.",
    parameters: ["Aroha"],
  });
  const [entry] = logged((log) =>
    log.error({ err: error, email: "aroha@school.example" }, "unexpected error"),
  );
  expect(entry?.err).toMatchObject({ name: "Error", code: "23505", message: "No room for …@…" });
  expect(entry).toHaveProperty(["err", "at", 0], expect.stringContaining("log.test.ts"));
  expect(JSON.stringify(entry)).not.toMatch(/aroha/i);
});

test("mail addresses are masked wherever they stand", () => {
  expect(maskAddresses(`550 <a.b+c@mail.example.org>: "x@y.example", (no such user)`)).toBe(
    `550 <…@…>: "…@…", (no such user)`,
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText, mail, parsed } from "../../../test/support/mails.ts";
import { parseMailDate } from "./sent-at.ts";

const iso = (date: string) => parseMailDate(date)?.toISOString();

test("dates are read as many programs write them", () => {
  const moment = "2021-03-01T21:00:00.000Z";
  for (const written of [
    "Tue, 2 Mar 2021 10:00:00 +1300",
    "2 Mar 2021 10:00:00 +1300 (NZDT)",
    "Tue,  2 Mar 2021 10:00:00 +13:00",
    "Mon, 1 Mar 21 21:00:00 GMT",
    "Mon, 01-Mar-2021 21:00 UTC",
    "Mon, 1 Mar 2021 9.00.00 pm +0000",
    "2021-03-01T21:00:00Z",
    "Mon Mar  1 21:00:00 2021",
  ])
    expect(iso(written), written).toBe(moment);
});

test("what is no date is none", () => {
  for (const written of ["", "yesterday", "Tue, 99 Mar 2021 10:00:00", "0000"])
    expect(parseMailDate(written)).toBeNull();
});

test("a date that cannot be gives way to when the mail was received, and then to the From_ line", async () => {
  const received = "Received: from a by b; Tue, 2 Mar 2021 10:00:00 +0000";
  const date = "Fri, 2 Mar 2063 10:00:00 +0000";
  const byReceived = await parsed(mail({ date, headers: [received] }));
  expect(byReceived).toMatchObject({ dateSource: "received" });
  expect(byReceived.sentAt.toISOString()).toBe("2021-03-02T10:00:00.000Z");
  const byFromLine = await parsed(mail({ date }), "From a@b.example Tue Mar  2 11:00:00 2021");
  expect(byFromLine).toMatchObject({ dateSource: "from-line" });
  expect(byFromLine.sentAt.toISOString()).toBe("2021-03-02T11:00:00.000Z");
  expect(await parsed(mail({ date: "never" }))).toMatchObject({ dateSource: "unknown" });
});

test("no text makes the reader of dates throw", () => {
  fc.assert(fc.property(anyText, (text) => void parseMailDate(text)));
});

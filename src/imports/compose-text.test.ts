import { expect, test } from "vitest";
import { composeText } from "./compose-text.ts";

const words = { quoted: "Quoted text" };

test("the quoted tail stands folded behind the words", () => {
  expect(composeText("Yes.", "Who?", words)).toEqual({
    markdown: "Yes.\n\n:::details Quoted text\nWho?\n:::",
    whole: null,
  });
  expect(composeText("Yes.", "", words)).toEqual({ markdown: "Yes.", whole: null });
});

test("where both are too long for a post, the quoted tail goes first", () => {
  const reply = "word ".repeat(15_000).trim();
  expect(composeText(reply, reply, words)).toEqual({ markdown: reply, whole: null });
});

test("words that are too long are cut between lines, with the block of code closed", () => {
  const reply = `Look:\n\n\`\`\`\n${"some line of a log\n".repeat(9000)}\`\`\``;
  const { markdown, whole } = composeText(reply, "", words);
  expect(whole).toBe(reply);
  expect(markdown.length).toBeLessThan(100_000);
  expect(markdown.endsWith("some line of a log\n```")).toBe(true);
});

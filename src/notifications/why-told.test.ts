import { expect, test } from "vitest";
import { type FollowFacts, isDirect, whyTold } from "./why-told.ts";

const nothing: FollowFacts = {
  of: "reply",
  thread: null,
  group: null,
  community: null,
  member: true,
  started: false,
  replied: false,
  namedBefore: false,
  named: false,
  answered: false,
};
const reasonFor = (facts: Partial<FollowFacts>) => whyTold({ ...nothing, ...facts })?.reason ?? null;

test("who has chosen nothing is told where they take part, of mentions and of answers, and of nothing else", () => {
  expect(reasonFor({})).toBeNull();
  expect(reasonFor({ of: "post" })).toBeNull();
  expect(reasonFor({ started: true })).toBe("thread.started");
  expect(reasonFor({ replied: true })).toBe("thread.replied");
  expect(reasonFor({ namedBefore: true })).toBe("thread.mentioned");
  expect(reasonFor({ named: true, started: true })).toBe("mention");
  expect(reasonFor({ answered: true, started: true })).toBe("answer");
});

test("the nearest setting holds", () => {
  expect(reasonFor({ community: "muted", group: "watching" })).toBe("group.watching");
  expect(reasonFor({ community: "watching", group: "muted", named: true })).toBeNull();
  expect(reasonFor({ group: "muted", thread: "following" })).toBe("thread.following");
  expect(reasonFor({ group: "watching", thread: "muted", named: true })).toBeNull();
  expect(reasonFor({ community: "watching", group: "following" })).toBeNull();
});

test("watching tells of every post and reply; the community's watching means one's own groups", () => {
  expect(reasonFor({ of: "post", group: "watching" })).toBe("group.watching");
  expect(reasonFor({ of: "post", community: "watching" })).toBe("community.watching");
  expect(reasonFor({ of: "post", community: "watching", member: false })).toBeNull();
  expect(reasonFor({ thread: "watching" })).toBe("thread.watching");
});

test("quiet tells of mentions and answers only, and taking part does not overrule it", () => {
  expect(reasonFor({ group: "quiet", named: true })).toBe("mention");
  expect(reasonFor({ group: "quiet", answered: true })).toBe("answer");
  expect(reasonFor({ group: "quiet", started: true, replied: true, namedBefore: true })).toBeNull();
});

test("muted tells of nothing", () => {
  expect(reasonFor({ community: "muted", named: true, answered: true, started: true })).toBeNull();
});

test("mentions, answers and what is watched count as being to oneself; replies where one takes part do not", () => {
  expect(isDirect({ kind: "mention", reason: "mention" })).toBe(true);
  expect(isDirect({ kind: "reply", reason: "thread.watching" })).toBe(true);
  expect(isDirect({ kind: "reply", reason: "thread.replied" })).toBe(false);
});

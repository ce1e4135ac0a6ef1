import { defineThreadMark } from "./thread-marks.ts";

/** What a thread shows of what was done with it. */
export function defineTalkMarks(): void {
  defineThreadMark({
    kind: "post-moved",
    icon: "arrow",
    words: () => "thread.mark.moved",
    group: ({ fromGroupId }) => fromGroupId,
  });
  defineThreadMark({
    kind: "post-shared",
    icon: "group",
    words: () => "thread.mark.shared",
    group: ({ intoGroupId }) => intoGroupId,
    onlyNamed: true,
  });
  defineThreadMark({
    kind: "post-unshared",
    icon: "group",
    words: () => "thread.mark.unshared",
    group: ({ fromGroupId }) => fromGroupId,
    onlyNamed: true,
  });
  defineThreadMark({
    kind: "replies-split-off",
    icon: "arrow",
    words: () => "thread.mark.split-off",
    values: ({ count }) => ({ count: Number(count) }),
    post: ({ toPostId }) => toPostId,
  });
  defineThreadMark({
    kind: "thread-split-from",
    icon: "arrow",
    words: () => "thread.mark.split-from",
    post: ({ fromPostId }) => fromPostId,
    atHead: true,
  });
  defineThreadMark({
    kind: "thread-merged-in",
    icon: "link",
    words: () => "thread.mark.merged-in",
    values: ({ title, count }) => ({ title: String(title), count: Number(count) }),
  });
  defineThreadMark({
    kind: "stage-changed",
    icon: "stage",
    words: ({ to }) => (to ? "thread.mark.stage" : "thread.mark.no-stage"),
    values: ({ to }, t) => ({ stage: t(`post.stage.${to ?? "none"}`) }),
  });
  defineThreadMark({ kind: "post-closed", icon: "lock", words: byDate("thread.mark.closed") });
  defineThreadMark({ kind: "post-reopened", icon: "lock", words: byDate("thread.mark.reopened") });
  defineThreadMark({ kind: "round-ended", icon: "round", words: byItself("thread.mark.round-ended") });
  defineThreadMark({ kind: "round-resumed", icon: "round", words: () => "thread.mark.round-resumed" });
  defineThreadMark({ kind: "replies-opened", icon: "eye", words: byItself("thread.mark.opened") });
}

const byDate = (key: string) => (facts: Readonly<Record<string, unknown>>) =>
  facts.onDate ? `${key}.on-date` : key;

const byItself = (key: string) => (facts: Readonly<Record<string, unknown>>) =>
  facts.by ? `${key}.by-itself` : key;

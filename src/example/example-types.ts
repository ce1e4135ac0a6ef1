import type { GroupRole } from "../viewer/index.ts";

/** Who may see a field of a profile: see people/tables.ts. */
type FieldAudience = "everyone" | "people" | "me";

/** Somebody of the example community. The address is made from the name. */
export interface ExamplePerson {
  readonly name: string;
  readonly pronouns?: string;
  readonly occupation: string;
  readonly organisation: string;
  readonly region: string;
  readonly about: string;
  readonly wants?: string;
  readonly interests: readonly string[];
  readonly links?: readonly { readonly label: string; readonly url: string }[];
  readonly visibility?: Readonly<Record<string, FieldAudience>>;
  /** How the drawn face looks; without one the initials stand for it. */
  readonly face?: FaceLook;
  /** Joined so many days ago. */
  readonly daysAgo: number;
}

/** What a drawn face is made of: see pictures/draw-face.ts. */
export interface FaceLook {
  readonly ground: string;
  readonly skin: string;
  readonly hair: string;
  readonly top: string;
  readonly cut: "long" | "short" | "bun" | "curls" | "bob" | "none";
  readonly glasses?: boolean;
  readonly beard?: boolean;
}

export interface ExampleGroup {
  readonly slug: string;
  readonly name: string;
  /** Markdown. */
  readonly purpose: string;
  readonly region?: string;
  readonly tags: readonly string[];
  /** Slug of the group it belongs to. */
  readonly parent?: string;
  readonly visibility: "everyone" | "people" | "members";
  readonly joining: "open" | "ask" | "invitation";
  readonly postsFor: "everyone" | "members";
  readonly daysAgo: number;
  /** Keys of people. */
  readonly members: Readonly<Record<string, GroupRole>>;
  readonly asking?: readonly { readonly by: string; readonly reason: string; readonly daysAgo: number }[];
  /** File in pictures/. */
  readonly picture: string;
  /** Posts, the oldest first. */
  readonly talk: readonly ExamplePost[];
}

export interface ExamplePost {
  readonly kind: "discussion" | "question" | "article";
  /** Key of the author. */
  readonly by: string;
  readonly title: string;
  readonly daysAgo: number;
  readonly tags: readonly string[];
  /** Markdown. A line `[picture]` shows the post's picture. */
  readonly text: string;
  readonly picture?: ExamplePicture;
  readonly audience?: "everyone" | "group";
  /** How many have thanked for it. */
  readonly thanks?: number;
  readonly pinnedBy?: string;
  readonly closed?: { readonly by: string; readonly reason: string };
  /** What it said before an edit, how long it stood so, and who changed it. */
  readonly before?: {
    readonly text: string;
    readonly title?: string;
    readonly hours: number;
    readonly by?: string;
  };
  readonly replies: readonly ExampleReply[];
}

export interface ExampleReply {
  readonly by: string;
  /** Hours after the reply (or the post) before it. */
  readonly hours: number;
  readonly text: string;
  /** Which reply of the thread it answers, counted from 1. */
  readonly to?: number;
  readonly thanks?: number;
  /** What it said before it was edited. */
  readonly before?: string;
}

export interface ExamplePicture {
  /** File in pictures/. */
  readonly file: string;
  readonly alt: string;
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly sourceUrl?: string;
}

/** One reply of a thread. */
export function say(
  by: string,
  hours: number,
  text: string,
  more: Pick<ExampleReply, "to" | "thanks" | "before"> = {},
): ExampleReply {
  return { by, hours, text: prose(text), ...more };
}

/**
 * Markdown out of an indented template: lines of a paragraph are joined (in a post a line break would stay one), while
 * lists, quotes, headings and tables keep their lines.
 */
export function prose(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  let out = "";
  for (const line of lines) {
    const own = line === "" || /^(?:[-*>|#]|\d+\.)/.test(line);
    const last = out.slice(out.lastIndexOf("\n") + 1);
    if (out === "") out = line;
    else out += own || last === "" || /^[#|]/.test(last) ? `\n${line}` : ` ${line}`;
  }
  return out.replace(/\n{3,}/g, "\n\n").trim();
}

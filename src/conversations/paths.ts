/** The address of a conversation, or of a part of it. */
export function conversationPath(
  id: number,
  part?: "people" | "mute" | "leaving" | "report" | "passage" | "passage/answer" | "passage/posting",
): string {
  return `/conversations/${id}${part ? `/${part}` : ""}`;
}

/** Where one begins a conversation: with somebody, or beside a talk. */
export function newConversationPath(from: { readonly to?: string; readonly post?: number }): string {
  return from.post === undefined
    ? `/conversations/new?to=${encodeURIComponent(from.to ?? "")}`
    : `/conversations/new?post=${from.post}`;
}

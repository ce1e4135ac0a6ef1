/** Where the summary of a talk is written. */
export function summaryPath(postId: number, part?: "history" | "answer"): string {
  return `/posts/${postId}/summary${part ? `/${part}` : ""}`;
}

/** What an edit form carries to tell which version it began from: two who edit at once are told apart by it. */
export function editStamp(editedAt: Date | null): string {
  return editedAt?.toISOString() ?? "never";
}

/** A file to download, with its kind and size said beforehand. */
export function FileLink({ attachment }: { attachment: { id: string; name: string; sizeBytes: number } }) {
  const ending = attachment.name.split(".").at(-1)?.toUpperCase() ?? "";
  return (
    <a
      class="file"
      href={`/files/${attachment.id}/${encodeURIComponent(attachment.name)}`}
      download={attachment.name}
    >
      <span class="file-name">{attachment.name}</span>
      <span class="file-facts">{[ending, shownSize(attachment.sizeBytes)].filter(Boolean).join(" · ")}</span>
    </a>
  );
}

/** A size as people say it: "340 KB", "1.2 MB". */
export function shownSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

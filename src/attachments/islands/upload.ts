/** What the server tells of an attachment: see describe-attachment.ts. */
export interface Attached {
  readonly id: string;
  readonly name: string;
  readonly alt: string;
  readonly title: string;
  readonly author: string;
  readonly sourceUrl: string;
  readonly licence: string;
  readonly markdown: string;
  readonly thumbnail: string | null;
  readonly mine: boolean;
}

/** What an answer says went wrong, in the words of the page. */
export function complaint(answer: { error?: { words?: string } } | null): Error {
  return new Error(answer?.error?.words ?? "");
}

/**
 * Sends one file, telling how far it is (0 to 100 percent of the way there).
 * @throws Error whose message is for the screen; empty where nobody answered.
 */
export function upload(
  file: File,
  signal: AbortSignal,
  onProgress: (percent: number) => void,
): Promise<Attached> {
  // fetch cannot tell how much of a request is sent; this old way can.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open("POST", "/attachments");
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress((loaded / (total || 1)) * 100),
    );
    request.addEventListener("load", () =>
      request.status === 201 ? resolve(request.response) : reject(complaint(request.response)),
    );
    for (const end of ["error", "timeout", "abort"])
      request.addEventListener(end, () => reject(new Error("")));
    signal.addEventListener("abort", () => request.abort());
    const body = new FormData();
    body.append("file", file);
    request.send(body);
  });
}

/** Asks what an attachment in the text is. @throws Error where the viewer may not see it. */
export async function askFor(id: string): Promise<Attached> {
  const answer = await fetch(`/attachments/${id}`, { headers: { accept: "application/json" } });
  const said = await answer.json();
  if (!answer.ok) throw complaint(said);
  return said;
}

/** Part of `npm run dev` alone: loads the page again once the server has been built and started anew. */
const askEveryMs = 1000;

async function startedAt(): Promise<number | undefined> {
  try {
    const answer = await fetch("/dev/started");
    return ((await answer.json()) as { startedAt: number }).startedAt;
  } catch {
    return undefined; // it is just being started
  }
}

const first = await startedAt();
setInterval(async () => {
  if (document.hidden) return;
  const now = await startedAt();
  if (now !== undefined && now !== first) location.reload();
}, askEveryMs);

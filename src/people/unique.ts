/** True if the database refused a row because another one has its name, address or handle already. */
export function isTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "23505";
}

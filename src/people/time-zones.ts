const zones = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);

/** All time zones to choose from, by name: "Pacific/Auckland". One that is in use is among them, however it is called. */
export function timeZones(inUse: string): string[] {
  return [...new Set([...zones, inUse])].sort();
}

export function isTimeZone(name: string): boolean {
  if (zones.has(name)) return true;
  try {
    // Older names of the same zones, as settings may hold them.
    return (
      name.length <= 60 && new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== ""
    );
  } catch {
    return false;
  }
}

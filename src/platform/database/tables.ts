/** Every table Weft has. Each room adds its own by `declare module`, so that a table's type stands beside its feature. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms' tables.ts
export interface Tables {}

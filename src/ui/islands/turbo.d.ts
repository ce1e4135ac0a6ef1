/** What Weft uses of Turbo, which comes without types. */
declare module "@hotwired/turbo" {
  export const session: { drive: boolean; refresh(url: string, requestId?: string): void };
  export function visit(location: string, options?: { action?: "advance" | "replace"; frame?: string }): void;
  export function renderStreamMessage(html: string): void;
  export const cache: { clear(): void };
}

export function listenForQuotes(): void {}

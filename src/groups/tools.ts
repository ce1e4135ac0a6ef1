/** Something that a group may switch on and off without loss: what was made with it stays readable. */
export interface GroupTool {
  /** As kept in groups.tools: `group.tools[key] !== false` means on. */
  readonly key: string;
  /** Message keys: its name, and one line on what it is good for. */
  readonly nameKey: string;
  readonly hintKey: string;
}

const tools = new Map<string, GroupTool>();

/**
 * Makes a tool known. Content features call this once each; the order is the order on the screen.
 * @throws if the key is taken.
 */
export function defineGroupTool(tool: GroupTool): void {
  if (tools.has(tool.key)) throw new Error(`The group tool "${tool.key}" is defined twice.`);
  tools.set(tool.key, tool);
}

export function groupTools(): readonly GroupTool[] {
  return [...tools.values()];
}

export { createNodes, lonelyNode, type Nodes } from "./nodes.ts";

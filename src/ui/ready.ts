import type { VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";

/**
 * A piece of a view that has been rendered before: it is put into the page as it stands.
 * @param html what rendering a component gave, and nothing that a person has written.
 */
export function ready(html: string): VNode {
  return jsxTemplate([html]);
}

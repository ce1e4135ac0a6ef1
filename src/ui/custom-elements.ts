import type { ComponentChildren } from "preact";

/** Islands are custom elements named `weft-…`; what they are told stands in `data-…`. */
export interface IslandAttributes {
  class?: string;
  id?: string;
  hidden?: boolean;
  children?: ComponentChildren;
  [data: `data-${string}`]: string | number | boolean | undefined;
}

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      [island: `weft-${string}`]: IslandAttributes;
    }
  }
}

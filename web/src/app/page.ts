import { type Component, lazy } from "solid-js";

/** A page as its own chunk: `page(() => import("…/pages/posts"), "PostsPage")`. */
export function page<K extends string>(load: () => Promise<Record<K, Component>>, name: K): Component {
  return lazy(() => load().then((module) => ({ default: module[name] })));
}

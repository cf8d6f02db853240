import { type Component, lazy, Suspense } from "solid-js";

/**
 * A part that is fetched when it is first shown: a sheet, a dialog, what stands behind a link. The page around it stays as
 * it is meanwhile. `const Sheet = late(() => import("./my-sheet").then((m) => m.MySheet))`
 */
export function late<P extends object>(load: () => Promise<Component<P>>): Component<P> {
  const Part = lazy(() => load().then((part) => ({ default: part })));
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

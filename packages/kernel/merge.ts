/** `row` with the named changes; what a change leaves undefined stays as it was. */
export function merged<T extends object>(row: T, changes: { [K in keyof T]?: T[K] | undefined }): T {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...row, ...Object.fromEntries(named) };
}

/** What names a thing and says nothing about a person. */
const NO_FACT = /^(id|version|cursor|.+Id)$/;

const says = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);

/**
 * Names of what these views say, read from the views themselves, so that a look tells exactly what was shown: a field
 * without a value was not, and a number of which a part is starred is `phoneMasked`.
 */
export function fieldsShown(views: readonly object[]): string[] {
  const names = new Set<string>();
  for (const view of views)
    for (const [name, value] of Object.entries(view)) {
      if (NO_FACT.test(name) || !says(value)) continue;
      names.add(typeof value === "string" && value.includes("****") ? `${name}Masked` : name);
    }
  return [...names].sort();
}

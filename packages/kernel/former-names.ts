/** What people call something, and what they called it before, the latest first. */
export interface Named {
  readonly name: string;
  readonly formerNames?: readonly string[] | undefined;
}

const FORMER_MOST = 5;

/** Every name that it bears or bore, the present one first. */
export const namesOf = ({ name, formerNames = [] }: Named): string[] => [name, ...formerNames];

/** Its names after it is called `name`: what it was called before is kept, five of them, for tables that still say so. */
export function calledNow(
  { name: before, formerNames = [] }: Named,
  name: string,
): { name: string; formerNames?: string[] } {
  const former = (name === before ? [] : [before]).concat(formerNames.filter((one) => one !== name && one !== before));
  return { name, ...(former.length > 0 && { formerNames: former.slice(0, FORMER_MOST) }) };
}

/** The one that is meant by a name: whoever bears it now, or else the only one that bore it before. */
export function oneCalled<N extends Named>(all: readonly N[], name: string): N | undefined {
  const now = all.find((one) => one.name === name);
  if (now) return now;
  const [before, ...more] = all.filter((one) => one.formerNames?.includes(name));
  return more.length === 0 ? before : undefined;
}

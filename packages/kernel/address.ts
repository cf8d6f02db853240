const GROUPS = 8;

/** The eight groups of an IPv6 address, whatever its short form; nothing for what is none. */
function groupsOf(address: string): string[] | undefined {
  const [head = "", tail, ...more] = address.split("::");
  const parts = (text: string) => (text === "" ? [] : text.split(":"));
  const [front, back] = [parts(head), parts(tail ?? "")];
  const left = GROUPS - front.length - back.length;
  const groups = [...front, ...Array<string>(Math.max(0, left)).fill("0"), ...back];
  const whole = more.length === 0 && (tail === undefined ? left === 0 : left > 0);
  return whole && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : undefined;
}

/**
 * Whom an address stands for, where uses are counted: an IPv4 address for itself, an IPv6 address for its network of 64 bits, which
 * one subscriber has whole (RFC 6177) and could otherwise count from one each time. An IPv4 address in an IPv6 form is the IPv4
 * address. Anything else stands for itself.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, "");
  const [mapped] = /(?<=^::ffff:)\d+\.\d+\.\d+\.\d+$/i.exec(bare) ?? [];
  if (mapped) return mapped;
  const network = groupsOf(bare)?.slice(0, 4);
  if (!network) return address;
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

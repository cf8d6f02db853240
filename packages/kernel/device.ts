/**
 * What is looked for, in this order, each with the letter that stands for it where room is short: WeChat's browser also calls
 * itself Chrome, Edge too, and Chrome also Safari.
 */
const BROWSERS: readonly [RegExp, string, string][] = [
  [/MicroMessenger/, "微信", "w"],
  [/DingTalk/, "钉钉", "d"],
  [/Edg\//, "Edge", "e"],
  [/Firefox\//, "Firefox", "f"],
  [/Chrome\//, "Chrome", "c"],
  [/Safari\//, "Safari", "s"],
];
const SYSTEMS: readonly [RegExp, string, string][] = [
  [/HarmonyOS|OpenHarmony/, "鸿蒙", "H"],
  [/Android/, "Android", "A"],
  [/iPhone|iPad/, "iOS", "I"],
  [/Windows/, "Windows", "W"],
  [/Mac OS X/, "macOS", "M"],
  [/Linux/, "Linux", "L"],
];
const BETWEEN = " · ";

const found = (text: string, names: typeof BROWSERS) => names.find(([pattern]) => pattern.test(text))?.[1];

/** What a browser says it is, coarsely, `微信 · Android`; empty when it says nothing known. No version, no model. */
export const deviceOf = (userAgent = ""): string =>
  [found(userAgent, BROWSERS), found(userAgent, SYSTEMS)].filter(Boolean).join(BETWEEN);

/** The same in at most two letters, `wA`. */
export const deviceLetters = (device: string): string => {
  const names = device.split(BETWEEN);
  return [...BROWSERS, ...SYSTEMS].flatMap(([, name, letter]) => (names.includes(name) ? [letter] : [])).join("");
};

/** The device that letters stand for. */
export const deviceOfLetters = (letters: string): string =>
  [...BROWSERS, ...SYSTEMS].flatMap(([, name, letter]) => (letters.includes(letter) ? [name] : [])).join(BETWEEN);

/** What is looked for, in this order: WeChat's browser also calls itself Chrome, Edge too, and Chrome also Safari. */
const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/, "微信"],
  [/DingTalk/, "钉钉"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, "鸿蒙"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

const found = (text: string, names: readonly [RegExp, string][]) => names.find(([pattern]) => pattern.test(text))?.[1];

/** What a browser says it is, coarsely, `微信 · Android`; empty when it says nothing known. No version, no model. */
export const deviceOf = (userAgent = ""): string =>
  [found(userAgent, BROWSERS), found(userAgent, SYSTEMS)].filter(Boolean).join(" · ");

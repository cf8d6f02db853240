/** A Chinese text's syllables in plain letters, `张伟` → `zhang`, `wei`; what is no Chinese stays as it is. */
export async function lettersOf(name: string): Promise<string[]> {
  const { pinyin } = await import("pinyin-pro");
  return pinyin(name.toLowerCase(), { toneType: "none", type: "array", v: true, nonZh: "consecutive" });
}

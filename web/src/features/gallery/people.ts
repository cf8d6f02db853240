/** Invented people for the gallery: no real roster is ever shown here. */
export interface Person {
  id: string;
  name: string;
  employer: string;
  community: string;
  on: string;
  times: number;
  hours: number;
  state: "accepted" | "applied";
}

const families = ["张", "王", "李", "宋", "罗", "谢", "欧阳", "陈", "周", "赵"];
const given = ["建国", "海燕", "俊杰", "丽华", "明哲", "秀英", "浩然", "慧敏", "志强", "嘉怡"];
const employers = ["实验小学", "区融媒体中心", "区市场监督管理局", "交通投资集团", "市第一人民医院"];
const communities = ["书院社区", "梧桐社区", "北关社区", "新苑社区"];
const of = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** As many people as asked for, always the same. */
export function people(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `mem_${index}`,
    name: of(families, index * 7) + of(given, index * 3 + Math.floor(index / 10)),
    employer: of(employers, index * 3),
    community: of(communities, index),
    on: `2026-${String((index % 11) + 1).padStart(2, "0")}-${String(((index * 5) % 27) + 1).padStart(2, "0")}`,
    times: (index * 5) % 17,
    hours: ((index * 11) % 81) / 2,
    state: index % 4 === 3 ? "applied" : "accepted",
  }));
}

export const months = [412, 268, 730, 804, 911, 1034, 886, 762, 1120, 1268, 1185].map((value, index) => ({
  label: `${index + 1}月`,
  value,
  now: index === 10,
}));

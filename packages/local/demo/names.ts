// Every person here is invented; phones begin with 199 and are not in use.
const SURNAMES =
  "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤";
const GIVEN =
  "建明 丽华 志强 秀英 海燕 俊杰 慧敏 国栋 雅琴 文博 晓峰 玉兰 浩然 嘉怡 春生 素芬 立新 思远 红梅 永康 静怡 宇航 桂芳 明哲 佩珊 振华 雪梅 子涵 德胜 若兰 卫东 芳 伟 敏 静 磊 洋 艳 勇 杰 娟 涛 超 霞 平 刚 桂英 晨曦 天佑 佳宁".split(
    " ",
  );

/** The nth invented name; neighbours in number differ in both parts. */
export function inventedName(n: number): string {
  return `${SURNAMES[(n * 17) % SURNAMES.length]}${GIVEN[(n * 7) % GIVEN.length]}`;
}

export const EMPLOYERS = [
  ["区税务局", "agency"],
  ["区市场监督管理局", "agency"],
  ["区教育局", "agency"],
  ["区融媒体中心", "institution"],
  ["市第一人民医院", "institution"],
  ["临江实验小学", "institution"],
  ["临江供电公司", "company"],
  ["交通投资集团", "company"],
  ["临江农商银行", "company"],
  ["华光电子有限公司", "company"],
] as const;

export const TREE = [
  { street: "滨江街道", communities: ["桃园社区", "梧桐社区", "东门社区"] },
  { street: "文汇街道", communities: ["书院社区", "北关社区", "清河社区"] },
  { street: "解放街道", communities: ["新苑社区", "南桥社区"] },
] as const;

export const COMPOUNDS = ["一号院", "二号院", "江景苑"] as const;
export const SKILLS = ["电工", "急救", "法律", "摄影", "心理咨询", "理发", "书法", "家电维修", "英语", "驾驶"] as const;
export const POSITIONS = ["科员", "副科长", "科长", "教师", "护士", "工程师", "主任", "职员"] as const;

/** Sessions that come again through the year. */
export const SESSIONS = [
  { title: "护城河沿岸清洁", team: "environment", place: "滨河步道东段", beneficiaries: "小区居民" },
  { title: "独居老人入户走访", team: "elder_care", place: "桃园社区 3 至 9 号楼", beneficiaries: "独居老人" },
  { title: "周末文明交通劝导", team: "watch", place: "建设路与人民路交叉口", beneficiaries: "过往行人" },
  { title: "家电义务维修", team: "repair", place: "社区活动室", beneficiaries: "小区居民" },
  { title: "反诈政策宣讲", team: "policy", place: "社区党群服务中心", beneficiaries: "小区居民" },
  { title: "血压血糖义诊", team: "health", place: "社区卫生站", beneficiaries: "老年居民" },
  { title: "法律咨询日", team: "legal", place: "社区调解室", beneficiaries: "小区居民" },
] as const;

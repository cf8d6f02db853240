import { lettersOf } from "./letters";
import { PASSWORD_LEAST, type Weakness } from "./schema";

/** What a guesser who knows the person would try first. */
export interface OwnFacts {
  readonly name: string;
  /** Empty where nobody knows it. */
  readonly phone: string;
  readonly district: string;
}

/**
 * A guesser needs this many tries for a password that is taken; estimated as zxcvbn does, which calls it safely unguessable
 * (Wheeler, USENIX Security 2016). Beside the second factor and forty tries a day it is more than enough.
 */
const GUESSES_LEAST = 1e8;

/** So many characters are judged: what is hard to guess in these is so as a whole, and an estimate grows with the length. */
const JUDGED = 48;

/** Words of this product and of its field, and what is typed here in place of a password (OWASP ASVS 5.0, 6.1.2). */
const OUR_WORDS = [
  ...["认岗", "rengang", "renggang", "岗位", "gangwei", "renling", "党员", "dangyuan", "党组织", "dangzuzhi"],
  ...["支部", "dangzhibu", "zhibu", "组织部", "zuzhibu", "社区", "shequ", "街道", "jiedao", "报到", "baodao"],
  ...["志愿者", "zhiyuanzhe", "服务", "fuwu", "书记", "shuji", "为人民服务", "weirenminfuwu", "中国", "zhongguo"],
  ...["woaini", "woaizhongguo", "aini", "5201314", "1314520", "1314", "520", "mima", "密码", "guanliyuan", "管理员"],
  ...["qwe123", "asd123", "zxc123", "qaz123", "abc123", "aa123", "wodemima", "我的密码"],
];

/** Loaded by the first password that is set, as the hashing is. */
async function loadLibraries() {
  const [known, { ZxcvbnFactory }, { dictionary, adjacencyGraphs: graphs }] = await Promise.all([
    import("fxa-common-password-list"),
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return { known, estimator: new ZxcvbnFactory({ dictionary, graphs }) };
}
let loading: ReturnType<typeof loadLibraries> | undefined;

/** A name as people type it: itself, and its letters, beginning with any of its syllables: `zhangwei`, `weizhang`. */
async function spellings(name: string): Promise<string[]> {
  const letters = await lettersOf(name);
  return [name, ...letters.map((_, n) => [...letters.slice(n), ...letters.slice(0, n)].join(""))];
}

async function ownWords({ name, phone, district }: OwnFacts): Promise<string[]> {
  const place = district.replace(/[区县市旗]$/u, "");
  const names = await Promise.all([name, district, place].map(spellings));
  return [...names.flat(), phone].filter((word) => word.length > 1);
}

/** How much there is to guess in a text, in letters: a Chinese character is chosen among many more, and counts for two. */
const lettersIn = (text: string): number =>
  [...text].reduce((n, sign) => n + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);

/** What is left of a password without the words that everybody knows of its owner. */
const withoutWords = (low: string, words: readonly string[]): string =>
  words
    .filter((word) => [...word].length >= (/^[a-z]+$/.test(word) ? 4 : 2))
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word.toLowerCase(), ""), low);

/**
 * Why a password is too easy, or undefined. Length before kinds of characters; none of the 3,000 that are most common
 * among passwords of this length, nor one that is soon guessed from common words, rows of keys, dates and repetitions, nor
 * from what everybody knows of its owner, beside which a whole password must be left (OWASP ASVS 5.0, 6.2.1, 6.2.4, 6.2.5, 6.2.11). Nothing is asked of another service.
 */
export async function weaknessOf(password: string, own: OwnFacts): Promise<Weakness | undefined> {
  const text = password.normalize("NFKC");
  const low = text.toLowerCase();
  if ([...text].length < PASSWORD_LEAST) return "short";
  if (own.phone && low.includes(own.phone.slice(-8))) return "phone";
  loading ??= loadLibraries();
  const { known, estimator } = await loading;
  const judged = [...low].slice(0, JUDGED).join("");
  const easy = (words: readonly string[]) => estimator.check(judged, [...words]).guesses < GUESSES_LEAST;
  if (known.test(low) || easy(OUR_WORDS)) return "common";
  const words = await ownWords(own);
  // An estimate takes a name with a year and a few signs for three independent choices; whoever guesses one has the name.
  const left = withoutWords(low, words);
  const mostlyOwn = left !== low && lettersIn(left) < PASSWORD_LEAST;
  return mostlyOwn || easy([...OUR_WORDS, ...words]) ? "own" : undefined;
}

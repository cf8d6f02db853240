import { defineWords } from "../../lib/words";

/** Words of the key under which phones are sealed. */
export const t = defineWords({
  zh: {
    title: "手机号加密",
    number: (n: number) => `第 ${n} 号密钥`,
    note: "本区的手机号和联系电话都加密保存。运维人员更换密钥后，在这里把已有的号码用新密钥重新加密，完成以后旧密钥才能停用。不影响大家登录和使用。",
    never: "密钥没有更换过，不需要重新加密。",
    behind: "密钥已经更换，原有的号码还是用旧密钥加密的，请重新加密。",
    running: "正在重新加密，可以离开这个页面。",
    failed: "重新加密没有做完。已经做好的部分有效，请再点一次，会接着做。",
    done: (who: string, when: string) => `已全部用最新密钥加密（${who}，${when}）。`,
    counts: (seen: number, resealed: number) => `检查了 ${seen} 项，重新加密 ${resealed} 项`,
    reseal: "重新加密",
    again: "再检查一遍",
    begun: "已开始重新加密",
  },
  en: {
    title: "Sealing of phone numbers",
    number: (n: number) => `Key no. ${n}`,
    note: "The district's phone numbers are stored sealed. After the operators have changed the key, seal what is there again under the new one; only then can the old key go. Nobody's sign-in or work is affected.",
    never: "The key has never been changed; nothing needs to be sealed again.",
    behind: "The key was changed, and the numbers are still sealed under the old one. Please seal them again.",
    running: "Being sealed again. You may leave this page.",
    failed: "Sealing again was not finished. What was done holds; click again and it goes on.",
    done: (who: string, when: string) => `Everything is sealed under the newest key (${who}, ${when}).`,
    counts: (seen: number, resealed: number) => `${seen} looked at, ${resealed} sealed again`,
    reseal: "Seal again",
    again: "Check once more",
    begun: "Sealing again has begun",
  },
});

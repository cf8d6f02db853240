import { defineWords } from "../../lib/words";

/** Words of one's own sessions. */
export const t = defineWords({
  zh: {
    title: "登录的设备",
    current: "当前设备",
    unknown: "未知设备",
    since: (when: string) => `${when} 登录`,
    end: "退出",
    endOthers: "退出其他设备",
    ended: "已退出",
    note: "看到不认识的设备，请立即退出。",
  },
  en: {
    title: "Signed-in devices",
    current: "This device",
    unknown: "Unknown device",
    since: (when) => `Since ${when}`,
    end: "Sign out",
    endOthers: "Sign out everywhere else",
    ended: "Signed out",
    note: "If you do not know a device, sign it out at once.",
  },
});

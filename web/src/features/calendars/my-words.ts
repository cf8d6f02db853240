import { defineWords } from "../../lib/words";

/** Words of calendars. */
export const t = defineWords({
  zh: {
    add: "加入日历",
    wechat: "微信里打不开日历。请点右上角“…”，选“在浏览器打开”，再点“加入日历”。",
    title: "日历订阅",
    what: "让手机自己的日历显示您认领的岗位。改期、取消会自动更新，一般几个小时内看到。",
    secret: "订阅地址只属于您，知道地址的人能看到您的岗位名称、地点和时间，请不要转发。",
    make: "生成订阅地址",
    since: (when: string) => `已于 ${when} 开通。`,
    lost: "地址只显示一次。忘了就换一个，旧地址随即失效。",
    renew: "换一个地址",
    end: "停用",
    ended: "已停用，旧地址不再更新",
    ready: "订阅地址好了",
    once: "请现在就添加或复制，离开后不再显示。",
    open: "添加到手机日历",
    copy: "复制地址",
    copied: "已复制。在手机的“日历—添加订阅日历”里粘贴。",
    address: "订阅地址",
  },
  en: {
    add: "Add to calendar",
    wechat: "WeChat cannot open calendars. Tap “…” at the top right, choose to open in the browser, then add.",
    title: "Calendar subscription",
    what: "Shows the posts you claimed in your phone's own calendar. Changes follow by themselves, usually within hours.",
    secret:
      "The address is yours alone: whoever knows it can see the title, place and time of your posts. Do not pass it on.",
    make: "Make the address",
    since: (when) => `Made ${when}.`,
    lost: "The address is shown only once. If it is lost make another; the old one ends at once.",
    renew: "Make another address",
    end: "End it",
    ended: "Ended; the old address is no longer updated",
    ready: "Your address",
    once: "Add or copy it now; it is not shown again.",
    open: "Add to the phone's calendar",
    copy: "Copy the address",
    copied: "Copied. Paste it in the calendar under “Add subscription”.",
    address: "Address",
  },
});

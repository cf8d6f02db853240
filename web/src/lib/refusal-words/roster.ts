import { type Both, type Facts, moment } from "./facts";

const bySecurity = (facts: Facts): boolean => Array.isArray(facts.givers) && facts.givers.includes("security_admin");

/** Sessions, roles, districts, organisation, people, registrations. */
export const rosterWords = {
  "session.required": {
    zh: "请先登录，已填的内容会保留。",
    en: "Please sign in; what you typed is kept.",
  },
  "session.other_district": {
    zh: "您已在别的页面切换到另一个区，这个页面要刷新后再用。",
    en: "You have switched to another district in another window: reload this page.",
  },
  "session.second_factor": {
    zh: "请先完成登录的第二步。",
    en: "Please complete the second step of signing in.",
  },
  "session.prove_again": {
    zh: "这一步比较重要，请先再验证一次，然后再做一遍。",
    en: "This is delicate: please show your second factor, then do it again.",
  },
  "factor.wrong": {
    zh: "口令不对，请看手机上最新的 6 位数字，或用一个备用码。",
    en: "The code is wrong. Use the latest six digits, or a recovery code.",
  },
  "factor.used": {
    zh: "这个口令刚用过，请等手机上换成新的数字再填。",
    en: "This code was just used. Wait for the next one.",
  },
  "factor.missing": {
    zh: "还没有开启登录保护，请先添加通行密钥或开启动态口令。",
    en: "There is no second factor yet. Add a passkey or an authenticator first.",
  },
  "factor.not_begun": {
    zh: "设置已过期，请重新扫码。",
    en: "The set-up is over. Scan a new code.",
  },
  "factor.required": {
    zh: "本区要求工作人员登录时多一步验证，最后一种不能停用。",
    en: "This district requires a second factor of its staff: the last one stays.",
  },
  "password.wrong": {
    zh: "手机号或密码不对。没有设置过密码的，请用验证码登录。",
    en: "The number or the password is wrong. Without a password, sign in with a code.",
  },
  "password.too_easy": {
    zh: (facts: Facts) =>
      facts.weakness === "short"
        ? `密码至少 ${Number(facts.least)} 位。`
        : facts.weakness === "phone"
          ? "密码里不要有自己的手机号。"
          : facts.weakness === "own"
            ? "这个密码用了您的姓名、区名等别人知道的字词，容易被猜到，请换一个。"
            : "这个密码太常见，容易被猜到，请换一个。可以用一句自己记得住的话。",
    en: (facts: Facts) =>
      facts.weakness === "short"
        ? `At least ${Number(facts.least)} characters.`
        : facts.weakness === "phone"
          ? "Leave your own number out of it."
          : facts.weakness === "own"
            ? "This password is made of your name or of words that others know of you. Choose another."
            : "This password is too common. Choose another; a sentence that you remember will do.",
  },
  "password.present_wrong": {
    zh: "现在的密码不对。忘了的话，请返回点“停用密码”，再重新设置。",
    en: "The present password is wrong. If it is forgotten, go back, remove the password and set a new one.",
  },
  "request.from_elsewhere": {
    zh: "这个操作不是从本系统的页面发出的，没有执行。请在本系统里重新操作。",
    en: "This was not asked from a page of this system and was not done. Please do it again here.",
  },
  "permission.denied": {
    zh: "您当前的身份不能做这件事。如有多个身份，可在“账户”里切换。",
    en: "Your present role cannot do this. If you hold several roles, switch under Account.",
  },
  "input.invalid": {
    zh: "有几项需要修改，请看标出的地方。",
    en: "A few fields need your attention; see the marked ones.",
  },
  "input.unreadable": {
    zh: "提交的内容无法读取，请刷新后再试。",
    en: "What was sent could not be read. Reload and try again.",
  },
  "input.too_large": {
    zh: "内容或文件太大，请减小后再试。",
    en: "The content or file is too large. Make it smaller and try again.",
  },
  "thing.missing": {
    zh: "没有找到，可能已被移走。请返回上一页。",
    en: "Not found; it may have been moved. Go back one page.",
  },
  "idempotency.mismatch": {
    zh: "这一步已经提交过，请刷新查看结果。",
    en: "This was already submitted. Reload to see the result.",
  },
  "answer.too_large": {
    zh: "内容太多，一次放不下。请缩小范围再看；一直这样的话，请告诉管理员。",
    en: "There is too much to show at once. Ask for less; if it stays so, tell an administrator.",
  },
  "file.in_parts": {
    zh: "文件较大，要分几次取。请在页面上点下载按钮，会自动合成一个文件。",
    en: "The file is too large to be fetched at once. Use the download button: it makes one file of the parts.",
  },
  "file.changed": {
    zh: "下载时内容有了变动，请再点一次下载。",
    en: "Something changed while the file was being fetched. Please download it again.",
  },
  "change.stale": {
    zh: "刚才有人改过这条内容，请刷新后再试。",
    en: "Someone changed this just now. Reload and try again.",
  },
  "service.busy": {
    zh: "系统正忙，请稍后再试，已填的内容会保留。",
    en: "The system is busy. Try again shortly; what you typed is kept.",
  },

  "code.too_soon": {
    zh: "验证码刚刚发出，请稍等一分钟再获取。",
    en: "A code was just sent. Wait a minute before asking again.",
  },
  "code.wrong": {
    zh: "验证码不对或已过期，请核对短信，或重新获取。",
    en: "The code is wrong or has expired. Check the message or get a new one.",
  },
  "code.too_many": {
    zh: (facts: Facts) => `试的次数太多了，请在 ${moment(facts.until)} 之后再试，或联系您的社区。`,
    en: (facts: Facts) => `Too many tries. Try again after ${moment(facts.until)}, or ask your community.`,
  },
  "code.used_up": {
    zh: "输错次数太多，请过一会儿再获取新的验证码。",
    en: "Too many wrong codes. Wait a while, then get a new one.",
  },
  "grant.own_last": {
    zh: "这是您自己最后一个管理身份，不能撤销。",
    en: "This is your own last administrator role; it cannot be ended.",
  },
  "grant.not_yours": {
    zh: (f) => (bySecurity(f) ? "管理员由安全管理员设置。" : "这个身份不由您设置。"),
    en: (f) =>
      bySecurity(f) ? "Administrators are appointed by the security administrator." : "This role is not yours to give.",
  },
  "grant.separate_hands": {
    zh: "同一个人不能兼任区管理员、安全管理员和审计管理员，请另外指定一人，或先撤销原来的身份。",
    en: "One person holds only one of district, security and audit administrator. Choose somebody else, or take the other role away first.",
  },
  "grant.term_over": {
    zh: "截止日期已经过去，请填今天或以后的日期。",
    en: "The term has already ended: enter today or a later day.",
  },
  "grant.wrong_level": { zh: "这个身份不能设在这一级组织。", en: "This role cannot be given at this level." },

  "district.id_taken": { zh: "这个区的代号已被使用，请换一个。", en: "This district code is taken. Choose another." },
  "unit.district_name": {
    zh: "区的名称由平台运营者设定，这里不能改。",
    en: "The district's name is set by the platform's operator and cannot be changed here.",
  },
  "unit.full": { zh: "这个组织下面不能再增加了。", en: "No more can be added below this unit." },
  "unit.name_taken": {
    zh: "同级已有同名组织，请换一个名称。",
    en: "A unit of this name already exists here. Choose another name.",
  },
  "unit.too_deep": { zh: "这一级下面不能再设组织。", en: "No units can be placed below this level." },
  "employer.name_taken": { zh: "已有同名单位，请核对。", en: "An employer of this name already exists. Please check." },
  "member.phone_taken": {
    zh: "这个手机号已登记在另一位党员名下，请核对。",
    en: "This number belongs to another member. Please check.",
  },
  "member.unmasked_too_often": {
    zh: (facts: Facts) => `这个小时查看完整号码的次数已满，请在 ${moment(facts.until)} 之后再看，或请社区联系。`,
    en: (facts: Facts) =>
      `No more full numbers this hour. Try again after ${moment(facts.until)}, or ask the community.`,
  },
  "member.wrong_unit": { zh: "请选择社区一级的组织。", en: "Choose a unit at community level." },

  "registration.already_accepted": {
    zh: "这位党员已经报到，无需重复办理。",
    en: "This member has already been accepted.",
  },
  "registration.has_claims": {
    zh: "还有未完成的岗位，请先退出或完成后再转。",
    en: "There are open posts. Finish or leave them before moving.",
  },
  "registration.not_accepted": { zh: "还没有完成报到，请先报到。", en: "Registration is not complete yet." },
  "registration.not_applied": { zh: "没有待接收的报到申请。", en: "There is no registration waiting." },
  "registration.same_unit": { zh: "已经在这个社区，无需转入。", en: "Already registered in this community." },
} satisfies Record<string, Both>;

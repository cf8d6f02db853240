import { defineWords } from "../lib/words";

/** What each role is called. */
export const t = defineWords({
  zh: {
    platform_operator: "平台运营",
    district_admin: "区委组织部",
    security_admin: "安全管理员",
    audit_admin: "审计管理员",
    street_admin: "街道党工委",
    community_secretary: "社区党组织书记",
    community_worker: "社区党务专干",
    compound_lead: "小区党组织",
    team_leader: "服务队长",
    post_organiser: "岗位负责人",
    member: "党员",
    employer_liaison: "单位党组织",
  },
  en: {
    platform_operator: "Platform operator",
    district_admin: "District department",
    security_admin: "Security administrator",
    audit_admin: "Audit administrator",
    street_admin: "Street office",
    community_secretary: "Community secretary",
    community_worker: "Community worker",
    compound_lead: "Compound lead",
    team_leader: "Team leader",
    post_organiser: "Post organiser",
    member: "Member",
    employer_liaison: "Employer",
  },
});

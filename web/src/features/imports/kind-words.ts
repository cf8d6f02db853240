import { defineWords } from "../../lib/words";
import type { ImportKind } from "./model";

const t = defineWords({
  zh: {
    units: "组织",
    unitsNote: "街道、社区、小区，先导入",
    unitsOf: "个组织",
    unitsSee: "查看组织",
    employers: "单位",
    employersNote: "单位名称、类别和联系人",
    employersOf: "个单位",
    employersSee: "查看单位",
    roster: "党员名册",
    rosterNote: "每人一行；缺少的单位会自动新建",
    rosterOf: "人",
    rosterSee: "查看名册",
    claims: "认领名单",
    claimsNote: "每人一行：谁、哪个岗位、哪一天",
    claimsOf: "人次认领",
    claimsSee: "查看岗位",
  },
  en: {
    units: "Organisation",
    unitsNote: "Streets, communities, compounds; first",
    unitsOf: "units",
    unitsSee: "See the organisation",
    employers: "Employers",
    employersNote: "Names, kinds and contacts",
    employersOf: "employers",
    employersSee: "See the employers",
    roster: "Roster",
    rosterNote: "One person a row; missing employers are added",
    rosterOf: "people",
    rosterSee: "See the roster",
    claims: "List of claims",
    claimsNote: "One person a row: who, on which post, on which day",
    claimsOf: "claims",
    claimsSee: "See the posts",
  },
});

/** A kind of file by name. */
export const kindName = (kind: ImportKind): string => t(kind);
/** What a kind of file holds, below its name. */
export const kindNote = (kind: ImportKind): string => t(`${kind}Note`);
/** What is counted in it, behind a number. */
export const kindUnit = (kind: ImportKind): string => t(`${kind}Of`);
/** The way to where it can be seen afterwards. */
export const kindSee = (kind: ImportKind): string => t(`${kind}See`);

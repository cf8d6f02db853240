import type { CellValue } from "@rengang/kernel/sheet";
import { cleanPhone, cleanText, isMobile } from "./cleaning";

const TOTALS = /^(本页)?(总|合|小|共|累)计([:(\d]|人数|$)|^(总数|总人数)([:(\d]|$)|^共\d+(人|名|条|行)/;
const SIGNATURES =
  /^(填表|制表|填报|审核|审批|复核|经办|负责|联系|单位负责|统计|录入|报送|上报|分管领导|主要领导|书记)(人|单位|日期|时间|领导)?(\(?(签字|签名|签章|盖章)\)?)?(:|$)/;
const NOTES =
  /^(注|备注|说明|填表说明|填报说明|填写说明|注意事项|附注)(\d|:|$)|^[(]?(盖章|签字|公章)[)]?$|^\(?(单位)?(盖章|公章)/;

export const filledCells = (row: readonly CellValue[]) => row.filter((value) => cleanText(value) !== "").length;

/** A row with somebody's number in it is data, even where its words look like headers (桃坞社区). */
export const holdsNumber = (row: readonly CellValue[]) => row.some((value) => isMobile(cleanPhone(value)));

/** True for totals, signatures and notes around the data. */
export function isFooting(row: readonly CellValue[]): boolean {
  const texts = row.map(cleanText).filter(Boolean);
  const [first = ""] = texts;
  const squeezed = first.replace(/\s/g, "");
  if (TOTALS.test(squeezed) || NOTES.test(squeezed)) return true;
  // Further right, 负责人 without a colon is somebody's position.
  return (
    SIGNATURES.test(squeezed) || texts.some((text) => text.includes(":") && SIGNATURES.test(text.replace(/\s/g, "")))
  );
}

/**
 * True for totals, headings and notes between and below the data; `wide` tables have no rows of one cell.
 * Someone may be called 总计 or live in 合计小区: a full row with a mobile number is a person.
 */
export function surroundsData(cells: readonly CellValue[], full: boolean, wide: boolean): boolean {
  if (full && holdsNumber(cells)) return false;
  const lonely = wide && filledCells(cells) === 1;
  return isFooting(cells) || (lonely && cells.map(cleanText).join("").length > 8);
}

import type { CellValue } from "@rengang/kernel/sheet";

export interface OutColumn {
  header: string;
  /** In characters of the standard font; a Chinese character takes two. Default 12. */
  width?: number;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Styles by position: 0 plain, 1 title, 2 header, 3 text, 4 number. */
const TITLE = 1;
const HEADER = 2;
const TEXT = 3;
const NUMBER = 4;

const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FFBFBFBF"/></left><right style="thin"><color rgb="FFBFBFBF"/></right><top style="thin"><color rgb="FFBFBFBF"/></top><bottom style="thin"><color rgb="FFBFBFBF"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="center"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The parts that are the same in every file: [path, content]. */
export const FIXED_PARTS: [string, string][] = [
  [
    "_rels/.rels",
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  ["xl/styles.xml", DECLARATION + STYLES],
];

// XML 1.0 has no place for these, even escaped; half surrogates would break the encoding.
const UNFIT = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;
const NAMED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string) => text.replace(UNFIT, "").replace(/[&<>"]/g, (sign) => NAMED[sign] ?? sign);
/** Excel takes `_x0041_` for a character, so such text is spelt with its first sign encoded. */
const literal = (text: string) => escaped(text).replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");

/** Excel's letters for a column from 0. */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : "") + String.fromCharCode(65 + (index % 26));
}

function cell(ref: string, value: CellValue, style?: number): string {
  if (value === null || value === "") return `<c r="${ref}" s="${style ?? TEXT}"/>`;
  if (typeof value === "number" && Number.isFinite(value))
    return `<c r="${ref}" s="${style ?? NUMBER}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${ref}" s="${style ?? NUMBER}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = literal(String(value));
  return `<c r="${ref}" s="${style ?? TEXT}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** One row, counted from 1. */
export function sheetRow(row: number, values: readonly CellValue[], style?: number, height?: number): string {
  const size = height ? ` ht="${height}" customHeight="1"` : "";
  const cells = values.map((value, i) => cell(columnLetters(i) + row, value, style)).join("");
  return `<row r="${row}"${size}>${cells}</row>`;
}

export function sheetHead(title: string | undefined, columns: readonly OutColumn[]): string {
  const frozen = title === undefined ? 1 : 2;
  const widths = columns.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width ?? 12}" customWidth="1"/>`);
  const header = columns.map((c) => c.header);
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths.join("")}</cols><sheetData>${title === undefined ? "" : sheetRow(1, [title], TITLE, 30)}` +
    sheetRow(frozen, header, HEADER, 22)
  );
}

export function sheetTail(title: string | undefined, columns: number, lastRow: number): string {
  const last = columnLetters(columns - 1);
  const headerRow = title === undefined ? 1 : 2;
  const merged =
    title !== undefined && columns > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>` : "";
  return (
    `</sheetData><autoFilter ref="A${headerRow}:${last}${Math.max(lastRow, headerRow)}"/>${merged}` +
    `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
  );
}

/** The parts that name the sheets: [path, content]. */
export function workbookXml(sheets: readonly { name: string; title?: string }[]): [string, string][] {
  const names = sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const printTitles = sheets.map(({ name, title }, i) => {
    const rows = title === undefined ? "$1:$1" : "$1:$2";
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escaped(name).replaceAll("'", "''")}'!${rows}</definedName>`;
  });
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const kinds = sheets.map(
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return [
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${kinds.join("")}</Types>`,
    ],
    [
      "xl/workbook.xml",
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join("")}</sheets><definedNames>${printTitles.join("")}</definedNames></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}${styles}</Relationships>`,
    ],
  ];
}

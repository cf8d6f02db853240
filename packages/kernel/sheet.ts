/** One cell as a person would type it. Days are ISO text (`2026-03-01`); serial numbers without a date format stay numbers. */
export type CellValue = string | number | boolean | null;

/** One sheet of a workbook. `rows[0]` is row 1 of the sheet; blank rows are kept as `[]`, so positions are true. */
export interface Sheet {
  name: string;
  rows: CellValue[][];
}

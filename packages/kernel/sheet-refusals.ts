import { defineRefusals } from "./refusal";

/**
 * Why a file is not read. Facts: `too_large` {limitBytes}, `too_many_rows` and `too_many_columns` {sheet, limit},
 * `too_many_cells` {limit}; the others have none.
 */
export const refuseSpreadsheet = defineRefusals({
  "spreadsheet.too_large": "invalid",
  "spreadsheet.inflates_too_far": "invalid",
  "spreadsheet.too_many_rows": "invalid",
  "spreadsheet.too_many_columns": "invalid",
  "spreadsheet.too_many_cells": "invalid",
  "spreadsheet.encrypted": "invalid",
  "spreadsheet.binary_workbook": "invalid",
  "spreadsheet.has_macros": "invalid",
  "spreadsheet.not_a_spreadsheet": "invalid",
  "spreadsheet.unreadable": "invalid",
});

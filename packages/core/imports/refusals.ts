import { defineRefusals } from "@rengang/kernel/refusal";

export const refuseImport = defineRefusals({
  "import.no_table": "invalid",
  "import.column_missing": "invalid",
  "import.nothing_to_do": "conflict",
  "import.already_started": "conflict",
});

import type { SSTConfig } from "sst";
import { addStacks } from "./stacks/index";
import { settingsOf } from "./stacks/stage";

/** `npx sst deploy --stage prod --region ap-southeast-1`; settings come from the environment (docs/operations.md). */
const config: SSTConfig = {
  config({ region }) {
    // No default: a district's data must never land in a region that nobody chose.
    if (!region) throw new Error("Name the region: --region ap-southeast-1, cn-northwest-1 or another.");
    return { name: "rengang", region };
  },
  stacks(app) {
    addStacks(app, settingsOf({ stage: app.stage, region: app.region, environment: process.env }));
  },
};

export default config;

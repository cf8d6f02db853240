import { wire } from "../wire";
import { runDue } from "./due";

const platform = await wire();

/** Each minute. What fails is due again in the next one. */
export const handler = async () => ({ done: await runDue(platform) });

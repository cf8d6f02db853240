import { streamHandler } from "../reactions/lambda";
import { wire } from "../wire";
import { runJob } from "./react";

export const handler = streamHandler(await wire(), runJob);

import { wire } from "../wire";
import { streamHandler } from "./lambda";
import { react } from "./registry";

export const handler = streamHandler(await wire(), react);

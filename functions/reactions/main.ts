import { messengers } from "../messenger";
import { wire } from "../wire";
import { streamHandler } from "./lambda";
import { react } from "./registry";

const platform = await wire(({ messengerUrl }, key) => messengers({ gateway: messengerUrl, key, clock: Date.now }));
export const handler = streamHandler(platform, react);

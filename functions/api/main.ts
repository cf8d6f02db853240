import { handle } from "hono/aws-lambda";
import { wire } from "../wire";
import { makeApp } from "./app";

export const handler = handle(makeApp(await wire()));

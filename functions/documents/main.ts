import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { wire } from "../wire";
import { makeDocuments } from "./app";
import { makeReference } from "./reference";

const platform = await wire();

export const handler = handle(new Hono().route("/", makeReference(platform)).route("/", makeDocuments(platform)));

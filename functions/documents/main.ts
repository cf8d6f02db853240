import { Hono } from "hono";
import { fitting } from "../fitting";
import { wire } from "../wire";
import { makeDocuments } from "./app";
import { makeReference } from "./reference";

const platform = await wire();

export const handler = fitting(new Hono().route("/", makeReference(platform)).route("/", makeDocuments(platform)));

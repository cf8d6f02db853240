import "./styles/index.css";
import { render } from "solid-js/web";
import { Routes } from "./app/routes";
import { readOnReturn } from "./lib/cache";
import { loadRefusalWords } from "./lib/problem";
import { remember, remembered, showSettings } from "./lib/settings";
import { Toasts } from "./ui/toast";

// After a deploy an old page asks for chunks that may be gone: load the new page, once.
addEventListener("vite:preloadError", (event) => {
  // Without a network a reload would only lose the page that is still there.
  if (navigator.onLine === false || remembered("reloaded") === location.pathname) return;
  event.preventDefault();
  remember("reloaded", location.pathname);
  location.reload();
});
addEventListener("load", () => {
  setTimeout(() => void loadRefusalWords(), 2_000);
  setTimeout(() => remember("reloaded", null), 10_000);
});

// Schemas would try to compile themselves, which the page's content policy forbids and the browser reports.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

showSettings();
readOnReturn();

const app = document.getElementById("app");
if (app) {
  render(() => <Routes />, app);
  render(() => <Toasts />, document.body);
}

import "./styles/index.css";
import { render } from "solid-js/web";
import { Routes } from "./app/routes";
import { newCache, QueryClientProvider } from "./lib/remote";
import { remember, remembered, showSettings } from "./lib/settings";
import { Toasts } from "./ui/toast";

// After a deploy an old page asks for chunks that may be gone: load the new page, once.
addEventListener("vite:preloadError", (event) => {
  if (remembered("reloaded") === location.pathname) return;
  event.preventDefault();
  remember("reloaded", location.pathname);
  location.reload();
});
addEventListener("load", () => setTimeout(() => remember("reloaded", null), 10_000));

showSettings();

const app = document.getElementById("app");
if (app) {
  const cache = newCache();
  render(
    () => (
      <QueryClientProvider client={cache}>
        <Routes />
      </QueryClientProvider>
    ),
    app,
  );
  render(() => <Toasts />, document.body);
}

import { cleanup } from "@solidjs/testing-library";
import { afterEach, beforeEach, vi } from "vitest";
import { draftsOf } from "../../web/src/lib/draft";
import { chooseLanguage, chooseLarge } from "../../web/src/lib/settings";

beforeEach(() => {
  if (typeof document === "undefined") return;
  localStorage.clear();
  draftsOf("guest");
  chooseLanguage("zh");
  chooseLarge(false);
});

afterEach(() => {
  if (typeof document !== "undefined") cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

import { createRoot, createSignal } from "solid-js";

export type Language = "zh" | "en";

/** Reads a remembered preference; a browser that forbids storage simply forgets. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`rengang.${key}`);
  } catch {
    return null;
  }
}

/** Remembers a preference on this device; `null` forgets it. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`rengang.${key}`);
    else localStorage.setItem(`rengang.${key}`, value);
  } catch {
    // Private windows may refuse storage: the page works, the preference lasts as long as the page.
  }
}

const settings = createRoot(() => {
  const [language, setLanguage] = createSignal<Language>(remembered("language") === "en" ? "en" : "zh");
  const [large, setLarge] = createSignal(remembered("large") === "yes");
  return { language, setLanguage, large, setLarge };
});

/** The language on screen; reactive. */
export const language = settings.language;
/** Whether everything is set in large type; reactive. */
export const large = settings.large;

/** Puts both settings on the document; called once at the start and after each change. */
export function showSettings(): void {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  document.documentElement.classList.toggle("large", large());
}

/** Changes the language of the whole console and remembers it. */
export function chooseLanguage(next: Language): void {
  settings.setLanguage(next);
  remember("language", next);
  showSettings();
}

/** Switches large type on or off and remembers it. */
export function chooseLarge(next: boolean): void {
  settings.setLarge(next);
  remember("large", next ? "yes" : null);
  showSettings();
}

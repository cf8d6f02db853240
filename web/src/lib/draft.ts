import { remember, remembered } from "./settings";

export interface Draft<V> {
  values: Partial<V>;
  /** The field that had the focus. */
  field?: string | undefined;
  /** Set when the session ended under it: the form takes the focus back. */
  resume?: boolean;
  savedAt: number;
}

const LIFE = 30 * 86_400_000;
let owner = "guest";

/** Drafts belong to a person in a district; another person on the same device never sees them. */
export function draftsOf(person: string): void {
  owner = person;
}

const name = (key: string) => `draft.${owner}.${key}`;

/** What was typed into a form and not yet sent. */
export function loadDraft<V>(key: string): Draft<V> | undefined {
  const text = remembered(name(key));
  if (!text) return undefined;
  try {
    const draft = JSON.parse(text) as Draft<V>;
    return Date.now() - draft.savedAt < LIFE ? draft : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was typed; `undefined` drops it. */
export function saveDraft<V>(key: string, draft: Omit<Draft<V>, "savedAt"> | undefined): void {
  remember(name(key), draft ? JSON.stringify({ ...draft, savedAt: Date.now() }) : null);
}

/** How many unsent drafts this person has on this device. */
export function draftKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`rengang.${name("")}`));
  } catch {
    return [];
  }
}

/** Removes this person's drafts, on signing out. */
export function dropDrafts(): void {
  for (const key of draftKeys()) remember(key.slice("rengang.".length), null);
}

import { ProviderFailure } from "../context/providers";
import { refuseProvider } from "./refusals";

/** Asks a provider; that it was of no use becomes a refusal. */
export async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProviderFailure) throw refuseProvider(`provider.${error.reason}`);
    throw error;
  }
}

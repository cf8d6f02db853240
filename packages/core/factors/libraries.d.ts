// What is used of the libraries that judge a password, and nothing more of them.

declare module "fxa-common-password-list" {
  /** Mozilla's check for its own accounts: the 50,000 most common passwords of eight and more characters. */
  export function test(password: string): boolean;
}

declare module "@zxcvbn-ts/core" {
  export class ZxcvbnFactory {
    constructor(options: { dictionary: object; graphs: object });
    /** @param userInputs words that a guesser tries first */
    check(password: string, userInputs: string[]): { guesses: number };
  }
}

declare module "@zxcvbn-ts/language-common" {
  export const dictionary: object;
  export const adjacencyGraphs: object;
}

declare module "pinyin-pro" {
  export function pinyin(
    text: string,
    options: { toneType: "none"; type: "array"; v: boolean; nonZh: "consecutive" },
  ): string[];
}

// The list comes without types of its own.

declare module "fxa-common-password-list" {
  /** Mozilla's check for its own accounts: the 50,000 most common passwords of eight and more characters. */
  export function test(password: string): boolean;
}

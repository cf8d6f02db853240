export { endGrant, giveGrant, listGrants } from "./grants";
export { codeItem, grantItem, sessionItem } from "./items";
export { requestCode } from "./request-code";
export { maskPhone } from "./rules";
export { actAs, meOf, openSession, type Session, signOut } from "./session";
export { signIn } from "./sign-in";

export { peopleBehind, personBehind } from "./behind";
export { endGrant, endSessionsOf, giveGrant, listGrants } from "./grants";
export { codeItem, grantItem, sessionItem } from "./items";
export { beginSession, endOtherSessions, endSession, listSessions, signOut } from "./own-sessions";
export { requestCode } from "./request-code";
export { maskPhone } from "./rules";
export { actAs, meOf, openSession, type Session } from "./session";
export { signIn } from "./sign-in";

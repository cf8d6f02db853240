export { peopleBehind, personBehind } from "./behind";
export { currentGrants } from "./current";
export { factorsItem, isGuarded } from "./factor-items";
export { endGrant, endSessionsOf, giveGrant, listGrants } from "./grants";
export { codeItem, grantItem, sessionItem } from "./items";
export { countedTry, takenBackTry } from "./limits";
export {
  beginSession,
  endingSessions,
  endOtherSessions,
  endSession,
  exchanging,
  listSessions,
  signOut,
} from "./own-sessions";
export { requestCode } from "./request-code";
export { actAs, meOf, openSession, type Session } from "./session";
export { openFor, signIn } from "./sign-in";

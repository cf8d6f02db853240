export { accountItem } from "./account-items";
export { behind, peopleBehind, personBehind } from "./behind";
export { currentGrants } from "./current";
export { factorsItem, isGuarded } from "./factor-items";
export { endGrant, endSessionsOf, giveGrant, listGrants } from "./grants";
export { GRANTS, grantItem } from "./items";
export { openFor } from "./let-in";
export { countDistrictSend, countElsewhere, countedTry, countTry } from "./limits";
export {
  beginSession,
  endingSessions,
  endOtherSessions,
  endSession,
  exchanging,
  listSessions,
  opening,
  signOut,
} from "./own-sessions";
export { loadPerson } from "./person";
export { requestCode } from "./request-code";
export { actAs, meOf, openSession, type Session } from "./session";
export { signIn } from "./sign-in";

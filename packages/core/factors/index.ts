export {
  beginAuthenticator,
  confirmAuthenticator,
  endAuthenticator,
  proveFactor,
  renewRecovery,
  viewFactors,
} from "./authenticator";
export { endPassword, passwordSignIn, setPassword } from "./password";
export { resetFactors } from "./reset";

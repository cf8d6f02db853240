export {
  beginAuthenticator,
  confirmAuthenticator,
  endAuthenticator,
  proveFactor,
  renewRecovery,
  viewFactors,
} from "./authenticator";
export { beginProof, provePasskey } from "./passkey-proof";
export { addPasskey, beginPasskey, endPasskey } from "./passkeys";
export { endPassword, passwordSignIn, setPassword } from "./password";
export { resetFactors } from "./reset";

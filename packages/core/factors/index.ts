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
export { passwordSignIn } from "./password";
export { resetFactors } from "./reset";
export { endPassword, setPassword } from "./set-password";

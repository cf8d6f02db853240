import type { RegistrationState } from "@rengang/core/members/schema";
import type { JSX } from "solid-js";
import { StatusDot, type Tone } from "../../../ui/status";
import { stateName } from "../words";

const tones: Record<RegistrationState, Tone> = {
  none: "plain",
  applied: "warn",
  accepted: "ok",
  returned: "plain",
  deregistered: "plain",
};

/** A registration's state as a dot and a word. */
export function RegistrationDot(props: { state: RegistrationState }): JSX.Element {
  return <StatusDot tone={tones[props.state]}>{stateName(props.state)}</StatusDot>;
}

import { type DistrictId, PLATFORM } from "@rengang/kernel/ids";
import type { Send } from "@rengang/table/send";
import { GLOBAL, synthesize } from "../stacks/synthesize";
import { policed, statementsOf } from "./policy";

const { resources } = synthesize(GLOBAL);

/** A function's two roles as they are deployed: its own, and the one that it assumes for a district. */
export const rolesOf = (name: string) => ({
  own: statementsOf(resources, new RegExp(`^${name}(Function)?ServiceRole`)),
  district: statementsOf(resources, new RegExp(`^${name}DistrictRole`)),
});

export interface Wall {
  readonly of: (name: string) => (send: Send, district: DistrictId) => Send;
  /** What was refused, and how many calls were looked at. */
  readonly denied: string[];
  readonly looked: () => number;
}

/** The engine as a function reaches it: by its own role for the platform, by its district role for anything else. */
export function stackWall(): Wall {
  const denied: string[] = [];
  let looked = 0;
  const of = (name: string) => {
    const { own, district: inside } = rolesOf(name);
    return (send: Send, district: DistrictId): Send => {
      const caller = district === PLATFORM ? { statements: own } : { statements: inside, district };
      const guarded = policed(send, caller, denied);
      return (operation, input) => {
        looked += 1;
        return guarded(operation, input);
      };
    };
  };
  return { of, denied, looked: () => looked };
}

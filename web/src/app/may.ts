import { type Permission, permissions } from "@rengang/kernel/permission";
import { type Role, useMe } from "./session";

/** Whether a role may do something at all, by the table that the service itself asks. */
export const roleMay = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role);

/** The same of the person at the screen, so that nothing is offered that would be refused. */
export function useMay(): (permission: Permission) => boolean {
  const me = useMe();
  return (permission) => roleMay(me().acting.role, permission);
}

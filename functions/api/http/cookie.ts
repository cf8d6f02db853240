/** The cookie of the session that acts: `<district>.<token>`. */
export const COOKIE = "rengang";

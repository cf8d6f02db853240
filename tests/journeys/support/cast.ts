/** The year that is being lived, on the district's calendar. */
export const YEAR = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 4);

// A new district, and two members of the roster who live in one community.
export const DISTRICT = "江北区";
export const COMMUNITY = "锦绣社区";
export const POST = "社区花园除草";
export const MEMBER = { name: "吕志", phone: "19900020007", compound: "锦绣家园2期", employer: "临江区司法局" };
/** The employer's contact, as the employers' file names it. */
export const CONTACT = "19990000015";
export const OTHER = { name: "韩欣杰", phone: "19900020017", compound: "锦绣新村1期" };

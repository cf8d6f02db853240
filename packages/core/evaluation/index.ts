export { closeStep } from "./close-step";
export { closeYear, listYears, viewYear } from "./close-year";
export { districtReport } from "./district-report";
export { setExemptions, viewExemptions } from "./exemptions";
export { communityReport, employerReport, employersReport } from "./group-reports";
export { memberReport, myReport } from "./member-report";
export { answerObjection, listObjections, objectToReport } from "./objections";
export { saveScheme, viewScheme } from "./scheme";

export { renameEmployerStep, renameUnitStep } from "./steps";

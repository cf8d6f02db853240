export { resealFields, resealStep, viewFieldKey } from "./reseal";

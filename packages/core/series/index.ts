export { cancelSeries, changeSeries, previewSeriesChange, resumeSeries } from "./change";
export { extendSeries, planSeries, previewSeries } from "./plan";
export { cancelStep, changeStep, publishStep } from "./run";
export { listSeries, viewSeries } from "./sessions";

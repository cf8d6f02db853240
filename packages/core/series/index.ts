export { cancelSeries, changeSeries, listSeries, previewSeriesChange, viewSeries } from "./change";
export { extendSeries, planSeries, previewSeries } from "./plan";
export { cancelStep, changeStep, publishStep } from "./run";

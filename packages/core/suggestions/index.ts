export { answerSuggestion, handOverSuggestion, listSuggestions, takeSuggestion, viewSuggestion } from "./answer";
export { actOnFollowed, actOnOwn, followSuggestion, mySuggestions } from "./follow";
export { suggestionItem } from "./items";
export { SUGGESTION_LIMITS } from "./limits";
export { tellOverdueSuggestions } from "./overdue";
export { sendOpenly, sendSuggestion } from "./send";

export { apologyIn } from './apology.ts';
export { farewellIn } from './farewell.ts';
export { filterStream, filterText } from './filter-text.ts';
export { foldPhrase } from './folded-text.ts';
export { type NewPhraseFilter, phraseFilter } from './phrase-filter.ts';
export { MASKED_PII_KINDS, PII_KINDS } from './pii-kinds.ts';
export { type MaskText, maskValue, piiMask } from './pii-mask.ts';
export { resumptionIn } from './resumption.ts';
export { hasTopics, readTopicVerdict, type Topics, topicInstructions, topicQuestion } from './topics.ts';

export { checkAgentReferences } from './agent-references.ts';
export {
  type AnalysisContent,
  analysisDefinitionRegistry,
  checkAnalysisReferences,
} from './analysis-definition.ts';
export type {
  AnalysisDefinitionReader,
  AnalysisQueue,
  AnalysisRepository,
  AnalysisWatchList,
  PinnedAnalysisReader,
} from './analysis-repository.ts';
export { createAnalysisReader, createCreateAnalysis } from './analysis-service.ts';
export { createRunAnalysis } from './run-analysis.ts';
export {
  createAnalysisSchema,
  listAnalysesSchema,
  type StoredAnalysis,
  sessionAnalysisSchema,
} from './session-analysis.ts';
export { createSweepAnalyses } from './sweep-analyses.ts';

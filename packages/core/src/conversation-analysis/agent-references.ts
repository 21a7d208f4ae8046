import type { AgentContent } from '../agent-registry/index.ts';
import { AppError } from '../kernel/index.ts';
import type { RegistryDeps } from '../versioned-registry/index.ts';
import type { AnalysisDefinitionReader } from './analysis-repository.ts';

/** What the schema of agents cannot know: the analysis definition that one names is there, in that version. */
export function checkAgentReferences(
  definitions: AnalysisDefinitionReader,
): NonNullable<RegistryDeps<AgentContent>['checkReferences']> {
  return async (scope, { analysis }) => {
    if (analysis === undefined) return;
    const { analysis_definition_id, version } = analysis;
    const head = await definitions.findHead(scope, analysis_definition_id);
    const param = 'content.analysis.analysis_definition_id';
    if (head === undefined) throw new AppError('reference_not_found', { param });
    if (head.archived_at !== null) throw new AppError('reference_archived', { param });
    if ((await definitions.findVersion(scope, analysis_definition_id, version)) === undefined) {
      throw new AppError('reference_not_found', { param: 'content.analysis.version' });
    }
  };
}

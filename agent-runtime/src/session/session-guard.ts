import type { llm } from '@livekit/agents';
import { hasTopics, phraseFilter, topicInstructions } from '@patchbay/core/conversation-safety';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';
import type { Guard } from './guarded-agent.ts';
import { createTopicJudge } from './topic-judge.ts';

/** What a config forbids the agent to say; null where it forbids nothing, and nothing is in the way of an answer. */
export async function sessionGuard(
  { safety }: RuntimeConfigContent,
  deps: {
    /** Makes a model for the judge of topics; asked only where there are topics. */
    readonly judgeModel: () => Promise<llm.LLM>;
    readonly report: (report: UnnumberedReport) => void;
  },
): Promise<Guard | null> {
  if (safety === undefined) return null;
  const { topics, blocked_phrases, refusal_line = '' } = safety;
  const newFilter = phraseFilter(blocked_phrases, refusal_line);
  if (!hasTopics(topics)) return newFilter === null ? null : { newFilter, judge: null, refusal_line };
  const onUnjudged = (message: string) => deps.report({ type: 'error', source: 'topic_check', message });
  return {
    newFilter,
    refusal_line,
    judge: createTopicJudge({ model: await deps.judgeModel(), topics, onUnjudged }),
  };
}

/** The instructions with what the model is told about topics. */
export function withTopics(instructions: string, { safety }: RuntimeConfigContent): string {
  const told = safety === undefined ? '' : topicInstructions(safety.topics, safety.refusal_line ?? '');
  return told === '' ? instructions : `${instructions}\n\n${told}`;
}

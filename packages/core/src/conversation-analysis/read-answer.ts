import type { JsonValue } from '../kernel/index.ts';
import type { SchemaJudge } from '../tool-execution/index.ts';
import type { AnalysisContent } from './analysis-definition.ts';
import { answerSchema } from './analysis-question.ts';
import type { SessionAnalysis } from './session-analysis.ts';

/** What an answer came to. */
export type ReadAnswer =
  | { readonly fits: true; readonly found: Pick<SessionAnalysis, 'summary' | 'success' | 'data'> }
  | { readonly fits: false; readonly problems: readonly string[] };

/** Names that the database takes, and that cannot be taken for anything else. */
const PLAIN_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const MAX_LENGTH = 65_536;

interface Judged {
  readonly passed: boolean;
  readonly rationale: string;
}

/** Reads what a model answered: JSON, between marks of code or not, that fits what the definition asks for. */
export function readAnswer(content: AnalysisContent, text: string, judge: SchemaJudge): ReadAnswer {
  const parsed = jsonOf(text);
  if (parsed === undefined) return { fits: false, problems: ['The answer is not one JSON object.'] };
  const { value, issues } = judge.judge(answerSchema(content), parsed);
  if (issues.length > 0) {
    return {
      fits: false,
      problems: issues.map(({ path, message }) => `${path === '' ? 'The answer' : path} ${message}.`),
    };
  }
  const odd = oddName(value);
  if (odd !== undefined) return { fits: false, problems: [`${odd} is not a name that data may have.`] };
  if (JSON.stringify(value).length > MAX_LENGTH) {
    return { fits: false, problems: [`The answer has more than ${MAX_LENGTH} characters as JSON.`] };
  }
  const answer = value as { summary?: string; success?: Record<string, Judged>; data?: Record<string, JsonValue> };
  return {
    fits: true,
    found: {
      summary: answer.summary ?? null,
      success: successOf(content, answer.success),
      data: (answer.data as SessionAnalysis['data']) ?? null,
    },
  };
}

function successOf({ success }: AnalysisContent, judged: Record<string, Judged> | undefined) {
  if (success === undefined || judged === undefined) return null;
  const criteria = success.criteria.map(({ name }) => {
    const { passed = false, rationale = '' } = judged[name] ?? {};
    return { name, passed, rationale };
  });
  return { passed: criteria.every(({ passed }) => passed), criteria };
}

function jsonOf(text: string): unknown {
  const bare = text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1');
  try {
    const value: unknown = JSON.parse(bare);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A member with a name that is not plain, however deep; undefined where there is none. */
function oddName(value: unknown): string | undefined {
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, member] of Object.entries(next)) {
      if (!PLAIN_NAME.test(name) || name === '__proto__') return name;
      if (member !== undefined) waiting.push(member);
    }
  }
  return undefined;
}

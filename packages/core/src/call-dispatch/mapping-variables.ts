import { withDefaultVariables } from '../agent-registry/index.ts';
import type { FoundBinding, ResolutionReader, SessionParts } from '../config-resolver/index.ts';
import { AppError, canonicalJson, type TenantScope } from '../kernel/index.ts';
import { type VariableIssue, variableIssues } from '../prompt-registry/index.ts';
import type { MappingContent } from './inbound-mapping.ts';
import { type CallTarget, targetOutside } from './route-call.ts';

/** Reads what a call to an agent would be held by. */
export type MappedResolutions = Pick<ResolutionReader, 'findForSession'>;

/** Of a binding: what its prompt wants to know, and how to find it. */
type VariablesOf = Pick<SessionParts, 'variables' | 'default_variables'> & Pick<FoundBinding, 'binding_id' | 'number'>;

/** How many targets are looked up at a time: an import has a thousand lines. */
const LOOKUPS_AT_ONCE = 16;

/** Bindings by target; a target that nothing is live for has none. */
export type KnownVariables = ReadonlyMap<string, VariablesOf>;

/** Who may take calls, and where it stands in a request: with its dot. */
interface Lead {
  readonly at: string;
  readonly target: CallTarget;
}

/** Who may take calls by a content. */
function leadsOf(content: MappingContent): Lead[] {
  const outside = targetOutside(content.schedule);
  const own = { at: '', target: content };
  return outside === null ? [own] : [own, { at: 'schedule.outside.', target: outside }];
}

const keyOf = ({ agent_id, environment, binding_id }: CallTarget) => `${agent_id} ${binding_id ?? environment}`;

/** Reads what the targets of contents run with now: each target once. */
export async function readVariables(
  scope: TenantScope,
  resolutions: MappedResolutions,
  contents: readonly MappingContent[],
): Promise<KnownVariables> {
  const targets = [...new Map(contents.flatMap(leadsOf).map(({ target }) => [keyOf(target), target])).values()];
  const known = new Map<string, VariablesOf>();
  const look = async (target: CallTarget) => {
    const { agent_id, environment, binding_id } = target;
    const asked = binding_id === null ? { agent_id, environment: environment ?? '' } : { agent_id, binding_id };
    const binding = (await resolutions.findForSession(scope, asked))?.binding ?? null;
    if (binding !== null) known.set(keyOf(target), binding);
  };
  for (let start = 0; start < targets.length; start += LOOKUPS_AT_ONCE) {
    await Promise.all(targets.slice(start, start + LOOKUPS_AT_ONCE).map(look));
  }
  return known;
}

/**
 * Why callers would be refused for the variables of a content, as the error of a request; undefined where they fit.
 * A target that nothing is live for yet has no variables to fit.
 */
export function variablesProblem(content: MappingContent, known: KnownVariables): AppError | undefined {
  for (const { at, target } of leadsOf(content)) {
    const binding = known.get(keyOf(target));
    const problem = binding && misfitOf({ at, target, binding, asks: Boolean(content.webhook) });
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A call, as far as its variables go. */
interface Call extends Lead {
  readonly binding: VariablesOf;
  /** Whether a service is asked before it is answered: what is missing is its to set then. */
  readonly asks: boolean;
}

/**
 * Why a call that goes to a target would be refused for its variables: those that do not fit, those that the prompt does
 * not have, and those that are missing where nobody sets them.
 */
export function misfitOf({ at, target, binding, asks }: Call): AppError | undefined {
  const values = withDefaultVariables(binding.variables, binding.default_variables, target.variables);
  const isMissing = ({ param }: VariableIssue) => !Object.hasOwn(values, param.slice('variables.'.length));
  const found = variableIssues(binding.variables, values).filter((issue) => !(asks && isMissing(issue)));
  const [first] = found;
  if (first === undefined) return undefined;
  const issues = found.map((issue) => ({ ...issue, param: `${at}${issue.param}` }));
  const { binding_id, number } = binding;
  const where =
    target.binding_id === null
      ? `binding ${number}, which is live in ${target.environment}`
      : `the pinned binding ${number}`;
  const fix = isMissing(first)
    ? 'Give it in the mapping, give it a default in the prompt or in default_variables of the agent, or let a webhook set it.'
    : 'Every call to the number would be refused: mend it in the mapping.';
  return new AppError('unprocessable', {
    message: `${at}${first.param} ${first.message} (${where}). ${fix}`,
    param: `${at}${first.param}`,
    details: { issues, environment: target.environment, binding_id },
  });
}

/** Whether a change may have changed which variables are wanted or given. */
export function leadsElsewhere(before: MappingContent | undefined, after: MappingContent): boolean {
  if (before === undefined) return true;
  const part = (content: MappingContent) =>
    canonicalJson({ targets: leadsOf(content).map(wantingPart), asks: Boolean(content.webhook) });
  return part(before) !== part(after);
}

const wantingPart = ({ target: { agent_id, environment, binding_id, variables } }: Lead) => ({
  agent_id,
  environment,
  binding_id,
  variables,
});

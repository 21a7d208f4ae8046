import type { TaskProtection } from '@patchbay/core/runtime-generations';

/** The agent is on the same machine: it answers at once or not at all. */
const TIMEOUT_MS = 4_000;

/**
 * Scale-in protection of the ECS task that this process runs in, by the agent's own endpoint
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html). The task's role
 * needs `ecs:UpdateTaskProtection` on its own task.
 *
 * @param agent_uri ECS_AGENT_URI, as the agent sets it in each container.
 */
export function ecsTaskProtection(agent_uri: string): TaskProtection {
  async function put(state: { ProtectionEnabled: boolean; ExpiresInMinutes?: number }): Promise<void> {
    const response = await fetch(`${agent_uri}/task-protection/v1/state`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(state),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = parsed(await response.text());
    // A refusal comes as `failure` (of the task) or `error` (of the request), the former with status 200.
    if (response.ok && answer.protection?.ProtectionEnabled === state.ProtectionEnabled) return;
    const reason = answer.failure?.Reason ?? answer.error?.Message ?? 'no reason given';
    throw new Error(`the ECS agent answered ${response.status} to task protection: ${reason}`);
  }
  return {
    protect: (minutes) => put({ ProtectionEnabled: true, ExpiresInMinutes: minutes }),
    release: () => put({ ProtectionEnabled: false }),
  };
}

interface AgentAnswer {
  readonly protection?: { readonly ProtectionEnabled?: boolean };
  readonly failure?: { readonly Reason?: string };
  readonly error?: { readonly Message?: string };
}

function parsed(text: string): AgentAnswer {
  try {
    return (JSON.parse(text) as AgentAnswer | null) ?? {};
  } catch {
    return {};
  }
}

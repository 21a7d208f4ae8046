export { type AgentContent, agentContentSchema, agentRegistry } from './agent.ts';
export { withDefaultVariables } from './default-variables.ts';

export { type AgentContent, agentContentSchema, agentRegistry, languageField } from './agent.ts';

import { agentRegistry } from './agent-registry/index.ts';
import { analysisDefinitionRegistry } from './conversation-analysis/index.ts';
import { promptRegistry } from './prompt-registry/index.ts';
import { runtimeConfigRegistry } from './runtime-config/index.ts';
import { toolRegistry } from './tool-registry/index.ts';

/** The registries, one line each. Collections, routes and the sweeps over them are made from this table. */
export const registries = {
  agents: agentRegistry,
  prompts: promptRegistry,
  tools: toolRegistry,
  runtime_configs: runtimeConfigRegistry,
  analysis_definitions: analysisDefinitionRegistry,
} as const;

import { idOf } from '@patchbay/testing';
import { expect, it } from 'vitest';
import { resolvedConfigSchema } from '../config-resolver/index.ts';
import { renderInstructions, type SpokenTo } from './instructions.ts';

const planOf = (template: string, over: Partial<SpokenTo> = {}): SpokenTo => ({
  config: resolvedConfigSchema.parse({
    agent: { agent_id: idOf('agent', 1), version: 1, name: 'Robin', language: 'de' },
    prompt: {
      prompt_id: idOf('prompt', 1),
      version: 1,
      template,
      variables: [{ name: 'clinic', type: 'string' }],
      includes: [{ prompt_id: idOf('prompt', 2), version: 4 }],
    },
    tools: [],
    runtime_config: {
      runtime_config_id: idOf('runtime_config', 1),
      version: 1,
      llm: { provider: 'openai', model: 'm' },
      stt: { provider: 'openai', model: 'm' },
      tts: { provider: 'openai', model: 'm', voice: 'v' },
    },
    knowledge: [],
  }),
  variables: { clinic: 'Oak Street {{system.time}}' },
  channel: 'web',
  caller: null,
  time_zone: 'Europe/Berlin',
  ...over,
});
const at = new Date('2026-11-22T23:30:00Z');

it("tells the model the moment in the tenant's zone, in the agent's language, and who it is", () => {
  const template = '{{system.agent_name}}, {{system.weekday}} {{system.date}} {{system.time}}, {{system.channel}}';
  expect(renderInstructions(planOf(template), at)).toBe('Robin, Montag 2026-11-23 00:30, web');
  expect(renderInstructions(planOf(template, { time_zone: 'UTC' }), at)).toContain('Sonntag 2026-11-22 23:30');
});

it('tells it the number of the caller, where there is one', () => {
  expect(renderInstructions(planOf('[{{system.caller}}]'), at)).toBe('[]');
  const plan = planOf('[{{system.caller}}]', { channel: 'phone', caller: '+493012345678' });
  expect(renderInstructions(plan, at)).toBe('[+493012345678]');
});

it('fills in what the session gave, literally', () => {
  expect(renderInstructions(planOf('At {{clinic}}.'), at)).toBe('At Oak Street {{system.time}}.');
});

import { type CallChange, type CallMaker, callOf, done, type Scene } from './audited-calls.ts';

/** A fresh entity of a registry: nothing pins it, and its draft waits to be published. */
async function fresh(scene: Scene, noun: string, parameter: string): Promise<CallChange> {
  const { id } = await done(scene, `create${noun}`);
  return { values: { [parameter]: id } };
}

function makersOf(noun: string, parameter: string): Record<string, CallMaker> {
  const onFresh =
    (prepare: (scene: Scene, change: CallChange) => Promise<CallChange>): CallMaker =>
    async (scene, route) =>
      callOf(scene, route, await prepare(scene, await fresh(scene, noun, parameter)));
  const published = async (scene: Scene, change: CallChange) => {
    await done(scene, `publish${noun}Version`, { ...change, body: {} });
    return { ...change, values: { ...change.values, version: '1', label: 'stable' } };
  };
  return {
    [`archive${noun}`]: onFresh(async (_scene, change) => ({ ...change, body: {} })),
    [`restore${noun}`]: onFresh(async (scene, change) => {
      await done(scene, `archive${noun}`, { ...change, body: {} });
      return change;
    }),
    [`publish${noun}Version`]: onFresh(async (_scene, change) => change),
    // A draft that says what it said before is no change: this is the first one of all.
    [`update${noun}Draft`]: async (scene, route) => {
      const { id } = await done(scene, `create${noun}`, { body: { name: 'Without a draft' } });
      return callOf(scene, route, { values: { [parameter]: id } });
    },
    [`duplicate${noun}`]: onFresh(published),
    [`label${noun}Version`]: onFresh(async (scene, change) => ({
      ...(await published(scene, change)),
      body: { version: 1 },
    })),
    [`unlabel${noun}Version`]: onFresh(async (scene, change) => {
      const labelled = await published(scene, change);
      await done(scene, `label${noun}Version`, { ...labelled, body: { version: 1 } });
      return { ...labelled, body: {} };
    }),
  };
}

/** The registries are alike: a new one is one line here. */
export const REGISTRY_CALLS: Readonly<Record<string, CallMaker>> = {
  ...makersOf('Agent', 'agent_id'),
  ...makersOf('Prompt', 'prompt_id'),
  ...makersOf('Tool', 'tool_id'),
  ...makersOf('RuntimeConfig', 'runtime_config_id'),
  ...makersOf('AnalysisDefinition', 'analysis_definition_id'),
};

import { listen } from '@patchbay/http/host';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { startApi, type TestApi } from './support/api.ts';
import { httpDriver, type Live, type ReleaseDriver, sdkDriver } from './support/release-driver.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});

const contentOf = (operation: string): object => {
  const [example] = routes.find(({ id }) => id === operation)?.examples ?? [];
  const { content } = (example?.body ?? {}) as { content?: object };
  return content ?? {};
};
const greeting = (words: string) => ({ template: `${words} Answer briefly.`, variables: [] });

const DRIVERS: readonly (readonly [string, () => Promise<ReleaseDriver>])[] = [
  ['plain requests', async () => httpDriver((await api.tenant()).client)],
  [
    'the SDK',
    async () => {
      const server = await listen(api.host);
      onTestFinished(() => server.close());
      const accessToken = await api.identity.tokenOf((await api.tenant()).principal);
      return sdkDriver({ baseUrl: server.url, accessToken });
    },
  ],
];

describe.each(DRIVERS)('a release by %s', (_name, start) => {
  it('goes out, is changed, is taken back, and every moment of it can be had again, byte for byte', async () => {
    const team = await start();
    const agent = await team.publishNew('agents', 'Front desk', contentOf('createAgent'));
    const prompt = await team.publishNew('prompts', 'Greeting', greeting('Say hello.'));
    const voice = await team.publishNew('runtime-configs', 'Voice', contentOf('createRuntimeConfig'));
    const pins = { agent_version: 1, prompt_id: prompt, prompt_version: 1 };
    const first = await team.bind(agent, { ...pins, runtime_config_id: voice, runtime_config_version: 1 });
    expect(first.number).toBe(1);

    await team.put(agent, 'staging', first.id);
    expect(await team.promote(agent, 'staging', 'production', null)).toMatchObject({ binding_id: first.id });
    const atFirst = await team.resolve(agent, 'production');
    expect(atFirst.digest).toBe(first.digest);

    expect(await team.publishNext('prompts', prompt, greeting('Say good morning.'))).toBe(2);
    const second = await team.bind(agent, { base: { environment: 'production' }, prompt_version: 2 });
    expect(second.digest).not.toBe(first.digest);
    await team.put(agent, 'staging', second.id);
    expect(await team.promote(agent, 'staging', 'production', first.id)).toMatchObject({ digest: second.digest });
    const atSecond = await team.resolve(agent, 'production');
    expect(JSON.stringify(atSecond.config)).toContain('Say good morning.');

    // Whoever still believes in the first binding is told, and changes nothing.
    expect(await team.promote(agent, 'staging', 'production', first.id)).toBe('environment_moved');

    const back: Live = await team.rollback(agent, 'production');
    expect([first.id, second.id]).not.toContain(back.binding_id);
    expect([back.digest, back.revision]).toEqual([first.digest, 3]);

    const [rolledBack, promoted, released] = await team.history(agent, 'production');
    expect([released?.reason, promoted?.reason, rolledBack?.reason]).toEqual(['promoted', 'promoted', 'rolled_back']);
    const moments = [
      [released?.created_at, atFirst],
      [promoted?.created_at, atSecond],
      [rolledBack?.created_at, atFirst],
    ] as const;
    for (const [at, was] of moments) {
      const then = await team.resolve(agent, 'production', at);
      expect([then.digest, JSON.stringify(then.config)]).toEqual([was.digest, JSON.stringify(was.config)]);
    }
  });
});

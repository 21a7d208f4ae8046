import { createConfigResolver } from '@patchbay/core/config-resolver';
import { isAppError } from '@patchbay/core/kernel';
import { fixedClock, openTestDatabase, tenantScopeFixture } from '@patchbay/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseFixture } from './release.fixtures.ts';
import { createResolutionReader } from './resolved-config-repository.ts';

const clock = fixedClock();
const test = await openTestDatabase({ clock });
const scope = tenantScopeFixture();
const release = releaseFixture({ ...test, unitOfWork: test.unit_of_work });
const LATER = fixedClock('2040-01-01T00:00:00.000Z');
const resolver = createConfigResolver({ resolutions: createResolutionReader(test.database), clock: LATER });
const NAMES = ['production', 'staging'] as const;

/** A change that somebody asks for; `after_ms` may be negative: containers have clocks of their own. */
const step = fc.record({
  kind: fc.constantFrom('put', 'promote', 'rollback', 'rollback_to'),
  environment: fc.nat(1),
  binding: fc.nat(3),
  after_ms: fc.integer({ min: -3, max: 20 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What was live when, as the answers to the changes said. */
interface Seen {
  readonly environment: string;
  readonly at: Date;
  readonly binding_id: string;
  readonly digest: string;
}

async function carryOut(agentId: string, bindings: readonly { id: string }[], { kind, environment, binding }: Step) {
  const { environments } = release;
  const [name, other] = [NAMES[environment] ?? 'production', NAMES[1 - environment] ?? 'production'];
  const chosen = bindings[binding]?.id ?? '';
  const live = await environments.get(scope, agentId, name).catch(() => null);
  switch (kind) {
    case 'put':
      return environments.put(scope, agentId, name, { binding_id: chosen, note: '' });
    case 'promote':
      return environments.promote(scope, agentId, name, {
        from_environment: other,
        expected_binding: live?.binding_id ?? null,
        note: '',
      });
    case 'rollback':
      return environments.rollback(scope, agentId, name, { note: '' });
    case 'rollback_to':
      return environments.rollback(scope, agentId, name, { to_binding_id: chosen, note: '' });
  }
}

/** What the answers say was live at a time. */
function expectedAt(seen: readonly Seen[], environment: string, at: number): Seen | undefined {
  return seen.filter((one) => one.environment === environment && one.at.getTime() <= at).at(-1);
}

describe('resolving at a past time', () => {
  it('gives what was live then, after any changes, by whatever clocks', { timeout: 60_000 }, async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { agentId, bind } = await release.agentWithPins(scope);
        const bindings: { id: string }[] = [];
        for (const number of [0, 1, 2, 3]) bindings.push(await bind(number % 2 === 0 ? {} : { tool_versions: [] }));
        const seen: Seen[] = [];
        for (const one of steps) {
          clock.advance(one.after_ms);
          const changed = await carryOut(agentId, bindings, one).catch((error: unknown) => {
            if (isAppError(error)) return null;
            throw error;
          });
          if (changed === null) continue;
          const { environment, updated_at, binding_id, digest } = changed;
          seen.push({ environment, at: updated_at, binding_id, digest });
        }
        const instants = seen.flatMap(({ at }) => [at.getTime() - 1, at.getTime(), at.getTime() + 1]);
        for (const environment of NAMES) {
          for (const instant of new Set(instants)) {
            const expected = expectedAt(seen, environment, instant);
            const resolving = resolver.resolve(scope, { agent_id: agentId, environment, at: new Date(instant) });
            if (expected === undefined) {
              await expect(resolving).rejects.toMatchObject({ code: 'no_live_binding' });
            } else {
              const { binding_id, digest } = await resolving;
              expect({ binding_id, digest }).toEqual({ binding_id: expected.binding_id, digest: expected.digest });
              checked += 1;
            }
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(checked).toBeGreaterThan(100);
  });
});

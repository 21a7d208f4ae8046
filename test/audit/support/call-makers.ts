import { type CallMaker, callOf, done, type Scene } from './audited-calls.ts';
import { CLIENT_CALLS } from './client-calls.ts';
import { FILE_CALLS } from './file-calls.ts';
import { INDEX_CALLS } from './index-calls.ts';
import { LIVE_CALLS, liveCall } from './live-calls.ts';
import { PHONE_CALLS } from './phone-calls.ts';
import { RECORDING_CALLS } from './recording-calls.ts';
import { REGISTRY_CALLS } from './registry-calls.ts';
import { signedCall } from './signed-call.ts';
import { TELEPHONY_CALLS } from './telephony-calls.ts';
import { WEBHOOK_CALLS } from './webhook-calls.ts';

let count = 0;
const unique = () => {
  count += 1;
  return count;
};

const pinsOf = ({ made }: Scene) => ({
  agent_version: 1,
  prompt_id: made['prompt_id'],
  prompt_version: 1,
  tool_versions: [{ tool_id: made['tool_id'], version: 1 }],
  runtime_config_id: made['runtime_config_id'],
  runtime_config_version: 1,
});

/** A binding beside the one that is live, of the same versions. */
const anotherBinding = async (scene: Scene): Promise<string> =>
  (await done(scene, 'createBinding', { body: { ...pinsOf(scene), note: `Number ${unique()}` } })).id;

/** A query that no set has yet, with the file that answers it. */
const labelled = ({ made }: Scene) => ({
  name: 'Swept',
  queries: [{ text: `Question ${unique()}`, relevant: [{ file_id: made['file_id'] }] }],
});

const newNumber = () => `+4940${10_000_000 + unique()}`;

/** A call on a new resource of a kind. */
const onAnother =
  (kind: string, body?: unknown): CallMaker =>
  async (scene, route) =>
    callOf(scene, route, { values: { [kind]: await scene.another(kind) }, ...(body === undefined ? {} : { body }) });

/** A call on a new resource, after another call has brought it into the state that is needed. */
const after =
  (previous: string, parameter: string, make: (scene: Scene) => Promise<string>): CallMaker =>
  async (scene, route) => {
    const values = { [parameter]: await make(scene) };
    await done(scene, previous, { values });
    return callOf(scene, route, { values });
  };

const byCreating = (route: string, body?: () => unknown) => async (scene: Scene) =>
  (await done(scene, route, body === undefined ? {} : { body: body() })).id as string;

const onCreated =
  (parameter: string, create: (scene: Scene) => Promise<string>): CallMaker =>
  async (scene, route) =>
    callOf(scene, route, { values: { [parameter]: await create(scene) } });

const aUser = byCreating('upsertUser', () => ({ external_id: `swept-${unique()}` }));
const aKey = byCreating('createApiKey', () => ({ name: 'Swept', scopes: ['sessions:read', 'sessions:write'] }));
const aCredential = byCreating('createProviderCredential');
const aTenant = byCreating('createTenant');
const aPerson = byCreating('inviteOperator', () => ({ email: `swept-${unique()}@example.org`, role: 'viewer' }));

/** A report of our own agent runtime on a session that waits for one or has one. */
async function reported(scene: Scene, status: string, report: object) {
  const session_id = await scene.another('session_id');
  const { db } = scene.api;
  const sessions = db.client.db(db.name).collection<{ _id: string }>('sessions');
  await sessions.updateOne(
    { _id: session_id },
    { $set: { status, started_at: status === 'active' ? new Date() : null } },
  );
  return reportOf(scene, session_id, report);
}

function reportOf(scene: Scene, session_id: string, report: object) {
  const reports = [{ seq: 1, at: new Date().toISOString(), ...report }];
  return signedCall(scene, `/internal/v1/sessions/${session_id}/reports`, {
    tenant_id: scene.made['tenant_id'],
    reports,
  });
}

/**
 * How each audited route is called where its first example, on resources of test/isolation/resources.ts, is not
 * enough: by operation id. A new route needs a line only if it is one of those, and the sweep says so.
 */
export const CALL_MAKERS: Readonly<Record<string, CallMaker>> = {
  ...LIVE_CALLS,
  ...PHONE_CALLS,
  ...REGISTRY_CALLS,
  ...CLIENT_CALLS,
  ...FILE_CALLS,
  ...INDEX_CALLS,
  ...RECORDING_CALLS,
  ...TELEPHONY_CALLS,
  ...WEBHOOK_CALLS,

  createBinding: async (scene, route) => callOf(scene, route, { body: pinsOf(scene) }),
  updateEnvironment: async (scene, route) =>
    callOf(scene, route, { body: { binding_id: await anotherBinding(scene) } }),
  promoteEnvironment: async (scene, route) => {
    const binding_id = await anotherBinding(scene);
    await done(scene, 'updateEnvironment', { values: { environment: 'staging' }, body: { binding_id } });
    const live = await done(scene, 'getEnvironment');
    return callOf(scene, route, { body: { from_environment: 'staging', expected_binding: live.binding_id } });
  },
  rollbackEnvironment: async (scene, route) => {
    await done(scene, 'updateEnvironment', { body: { binding_id: await anotherBinding(scene) } });
    return callOf(scene, route, { body: {} });
  },

  updateApiKey: onCreated('api_key_id', aKey),
  revokeApiKey: onCreated('api_key_id', aKey),
  rotateApiKey: onCreated('api_key_id', aKey),

  archiveUser: onCreated('user_id', aUser),
  restoreUser: after('archiveUser', 'user_id', aUser),

  inviteOperator: async (scene, route) =>
    callOf(scene, route, { body: { email: `swept-${unique()}@example.org`, role: 'viewer' } }),
  updateOperator: onCreated('operator_id', aPerson),
  disableOperator: onCreated('operator_id', aPerson),
  enableOperator: after('disableOperator', 'operator_id', aPerson),

  updateTenant: onCreated('tenant_id', aTenant),
  suspendTenant: onCreated('tenant_id', aTenant),
  reactivateTenant: after('suspendTenant', 'tenant_id', aTenant),
  archiveTenant: onCreated('tenant_id', aTenant),
  restoreTenant: after('archiveTenant', 'tenant_id', aTenant),
  inviteTenantOperator: async (scene, route) =>
    callOf(scene, route, {
      values: { tenant_id: await aTenant(scene) },
      body: { email: `swept-${unique()}@example.org`, role: 'owner' },
    }),

  updateProviderCredential: onCreated('credential_id', aCredential),
  archiveProviderCredential: onCreated('credential_id', aCredential),
  restoreProviderCredential: after('archiveProviderCredential', 'credential_id', aCredential),
  rotateProviderCredential: onCreated('credential_id', aCredential),

  createInboundMapping: async (scene, route) =>
    callOf(scene, route, { body: { number: newNumber(), agent_id: scene.made['agent_id'] } }),
  updateInboundMapping: onAnother('inbound_mapping_id'),
  archiveInboundMapping: onAnother('inbound_mapping_id'),
  restoreInboundMapping: after('archiveInboundMapping', 'inbound_mapping_id', ({ another }) =>
    another('inbound_mapping_id'),
  ),
  importInboundMappings: async (scene, route) => {
    const { agent_id } = scene.made;
    const number = newNumber();
    const imported = (environment: string) =>
      callOf(scene, route, { body: { entries: [{ number, agent_id, environment }] } });
    return [
      { ...imported('production'), leaves: ['inbound_mapping.created'] },
      { ...imported('staging'), leaves: ['inbound_mapping.updated'] },
    ];
  },

  createQuerySet: async (scene, route) => callOf(scene, route, { body: labelled(scene) }),
  updateQuerySet: async (scene, route) => callOf(scene, route, { body: labelled(scene) }),
  archiveQuerySet: onAnother('query_set_id'),
  restoreQuerySet: after('archiveQuerySet', 'query_set_id', ({ another }) => another('query_set_id')),
  createEvaluation: async (scene, route) =>
    callOf(scene, route, {
      body: { query_set_id: scene.made['query_set_id'], configurations: [{ name: 'dense', mode: 'dense' }] },
    }),

  createSessionAnalysis: async (scene, route) => {
    const { db } = scene.api;
    const session_id = await scene.another('session_id');
    const sessions = db.client.db(db.name).collection('sessions');
    await sessions.updateOne({ _id: session_id as never }, { $set: { status: 'ended', ended_at: new Date() } });
    const { analysis_definition_id } = scene.made;
    return callOf(scene, route, { values: { session_id }, body: { analysis_definition_id } });
  },
  createSession: async (scene, route) =>
    (['web', 'text'] as const).map((channel) => ({
      ...callOf(scene, route, {
        body: { agent_id: scene.made['agent_id'], user: { external_id: 'isolation-1' }, channel },
      }),
      // Over text the agent is there at once: nobody is asked for.
      leaves: ['session.created', channel === 'text' ? 'session.started' : 'session.dispatched'],
    })),
  stopSession: onAnother('session_id'),
  reportSession: async (scene) => [
    {
      send: await reported(scene, 'dispatching', { type: 'agent_joined', worker_id: 'w' }),
      leaves: ['session.started'],
    },
    { send: await reported(scene, 'active', { type: 'ended', reason: 'participant_left' }), leaves: ['session.ended'] },
    { send: await reported(scene, 'active', { type: 'ended', reason: 'provider_error' }), leaves: ['session.failed'] },
    {
      send: reportOf(scene, await liveCall(scene), { type: 'keys_pressed', count: 2 }),
      leaves: ['call.dtmf_sent'],
    },
  ],
};

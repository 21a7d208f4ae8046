import { AppError, type Clock, notFound, type TenantScope } from '../kernel/index.ts';
import {
  type CredentialRepository,
  type SecretReader,
  type StoredCredential,
  type ToolSecrets,
  UnusableCredential,
} from '../provider-credentials/index.ts';
import { type CredentialProbe, credentialProbes } from './credential-probes.ts';
import type { CredentialTest, TestCredentialInput } from './credential-test.ts';
import { OutgoingFailure, type OutgoingHttp } from './outgoing-ports.ts';

/** For everything: a person waits. */
const TIMEOUT_MS = 10_000;
/** Of an answer, whose status is what counts. */
const READ_BYTES = 16_384;

const SENT_TO_AN_ADDRESS: readonly string[] = ['http_header', 'http_bearer', 'http_basic'];
/** What Google says to a key that is none, with status 400. */
const GOOGLE_REFUSAL = 'API_KEY_INVALID';

const NOT_RUN: Readonly<Record<string, string>> = {
  http_signature: 'It signs requests and is not sent: test a tool that is signed with it.',
  google: 'The key of a service account opens nothing by itself: start a session that uses it.',
  livekit: 'It makes tokens and is not sent: start a session that uses it.',
  sip: 'It is shown to a telephone network: place a call over its trunk.',
};

/** What testing needs. */
export interface CredentialTesterDeps {
  readonly credentials: Pick<CredentialRepository, 'get'>;
  readonly secrets: SecretReader;
  readonly toolSecrets: Pick<ToolSecrets, 'get'>;
  readonly http: OutgoingHttp;
  readonly clock: Clock;
}

/** Uses a credential once for real, where that costs nothing, and says whether it was taken. */
export function createCredentialTester({ credentials, secrets, toolSecrets, http, clock }: CredentialTesterDeps) {
  async function probeOf(
    scope: TenantScope,
    credential: StoredCredential,
    { url, header }: TestCredentialInput,
  ): Promise<CredentialProbe | null> {
    const { id, kind, secret_version } = credential;
    if (SENT_TO_AN_ADDRESS.includes(kind)) {
      const param = 'url';
      if (url === undefined) {
        throw new AppError('unprocessable', {
          message: `url is required for a credential of the kind ${kind}.`,
          param,
        });
      }
      try {
        const { value } = await toolSecrets.get(scope, id, new URL(url).hostname);
        return { url, headers: { [header.toLowerCase()]: value } };
      } catch (error) {
        if (error instanceof UnusableCredential) throw new AppError('unprocessable', { message: error.message, param });
        throw error;
      }
    }
    if (url !== undefined) {
      const message = `A credential of the kind ${kind} is not sent to an address of your choice: leave url out.`;
      throw new AppError('unprocessable', { message, param: 'url' });
    }
    const probe = credentialProbes[kind];
    return probe === undefined ? null : probe(await secrets.read(scope, id, secret_version));
  }

  async function asked(probe: CredentialProbe): Promise<Pick<CredentialTest, 'outcome' | 'status' | 'message'>> {
    const host = new URL(probe.url).host;
    try {
      const { status, body } = await http.send({
        method: 'GET',
        url: probe.url,
        headers: { accept: 'application/json', ...probe.headers },
        timeout_ms: TIMEOUT_MS,
        read_bytes: READ_BYTES,
      });
      if (status >= 200 && status <= 299) return { outcome: 'accepted', status, message: null };
      const isRefused = status === 401 || status === 403 || (status === 400 && body.includes(GOOGLE_REFUSAL));
      const message = `${host} answered with status ${status}.`;
      return { outcome: isRefused ? 'refused' : 'unclear', status, message };
    } catch (error) {
      if (!(error instanceof OutgoingFailure)) throw error;
      return { outcome: 'unreachable', status: null, message: error.message };
    }
  }

  return {
    /** @throws AppError `not_found`, `resource_archived`, `unprocessable` (url), `upstream_failed` for the secret store */
    async test(scope: TenantScope, id: string, input: TestCredentialInput): Promise<CredentialTest> {
      const credential = await credentials.get(scope, id);
      if (credential === null) throw notFound('provider credential');
      const { kind } = credential;
      if (credential.archived_at !== null) {
        throw new AppError('resource_archived', { message: 'The provider credential is archived.' });
      }
      const startedAt = clock.now().getTime();
      const probe = await probeOf(scope, credential, input);
      const found =
        probe === null
          ? ({ outcome: 'not_run', status: null, message: NOT_RUN[kind] ?? null } as const)
          : await asked(probe);
      const duration_ms = clock.now().getTime() - startedAt;
      return { object: 'provider_credential_test', credential_id: id, kind, ...found, duration_ms };
    },
  };
}

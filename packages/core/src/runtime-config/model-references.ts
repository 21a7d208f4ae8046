import {
  assertModelCredentials,
  type CredentialRepository,
  type ModelReference,
} from '../provider-credentials/index.ts';
import type { RegistryDeps } from '../versioned-registry/index.ts';
import type { RuntimeConfigContent } from './runtime-config.ts';

/** The models that a config names, stand-ins included, with the accounts that they are used with. */
export function modelReferences({ llm, stt, tts, realtime }: RuntimeConfigContent): ModelReference[] {
  return Object.entries({ llm, stt, tts, realtime }).flatMap(([path, section]) => {
    if (section === undefined) return [];
    const standIns = 'fallbacks' in section ? (section.fallbacks ?? []) : [];
    return [
      { ...section, path },
      ...standIns.map((entry, index) => ({ ...entry, path: `${path}.fallbacks.${index}` })),
    ];
  });
}

/** What a schema of configs cannot know: each credential exists and is one of the provider that it stands with. */
export function checkRuntimeConfigReferences(
  credentials: Pick<CredentialRepository, 'get'>,
): NonNullable<RegistryDeps<RuntimeConfigContent>['checkReferences']> {
  return (scope, content, { work }) => assertModelCredentials(credentials, scope, modelReferences(content), work);
}

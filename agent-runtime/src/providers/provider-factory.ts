import { AppError } from '@patchbay/core/kernel';
import type { ProviderAccess } from './provider-access.ts';

/** What every section that names a provider has. */
interface Provided {
  readonly provider: string;
}

type Factory<C, T> = (config: C, access: ProviderAccess) => T;

/**
 * The factory of a config's provider. Each factory takes its own provider's config alone; the name they are found
 * under is what makes them fit.
 *
 * @throws AppError `runtime_feature_unavailable` for a provider that this build does not have.
 */
export function factoryOf<C extends Provided, T>(
  factories: Readonly<Record<string, Factory<never, T>>>,
  section: 'llm' | 'stt' | 'tts',
  { provider }: C,
): Factory<C, T> {
  const found = Object.entries(factories).find(([name]) => name === provider)?.[1];
  if (found !== undefined) return found as Factory<C, T>;
  const param = `runtime_config.${section}.provider`;
  throw new AppError('runtime_feature_unavailable', {
    message: `This agent runtime has no ${section} of ${provider}.`,
    param,
  });
}

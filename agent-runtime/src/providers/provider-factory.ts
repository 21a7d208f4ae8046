import { AppError } from '@patchbay/core/kernel';
import type { ProviderAccess } from './provider-access.ts';

/** Makes a model of one provider from its own part of a config. */
type Factory<C, T> = (config: C, access: ProviderAccess) => T;

/** How a provider is loaded: a job pays for the libraries of those alone that its config names. */
export type LoadFactory<C, T> = () => Promise<Factory<C, T>>;

/** What every section that names a provider has. */
interface Provided {
  readonly provider: string;
}

/**
 * The model of a config's provider. Each factory takes its own provider's config alone; the name they are found under
 * is what makes them fit.
 *
 * @throws AppError `runtime_feature_unavailable` for a provider that this build does not have.
 */
export async function createBy<C extends Provided, T>(
  factories: Readonly<Record<string, LoadFactory<never, T>>>,
  section: 'llm' | 'stt' | 'tts' | 'realtime',
  config: C,
  access: ProviderAccess,
): Promise<T> {
  const load = Object.entries(factories).find(([name]) => name === config.provider)?.[1];
  if (load === undefined) {
    throw new AppError('runtime_feature_unavailable', {
      message: `This agent runtime has no ${section} of ${config.provider}.`,
      param: `runtime_config.${section}.provider`,
    });
  }
  const create = (await load()) as Factory<C, T>;
  return create(config, access);
}

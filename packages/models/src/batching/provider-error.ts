import { AppError } from '@patchbay/core/kernel';

/** What is known of a failed request: never the provider's own text, which may quote the request or its key. */
export interface ProviderFailure {
  readonly provider: string;
  /** HTTP status; undefined where no answer came. */
  readonly status: number | undefined;
  readonly timed_out: boolean;
}

const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'does not accept our credentials',
  403: 'does not let us use the model',
  404: 'does not have the model',
  429: 'is asked too much',
};

/** The error that a caller of the API sees: `upstream_timeout` or `upstream_failed`. */
export function providerError({ provider, status, timed_out }: ProviderFailure): AppError {
  if (timed_out) {
    return new AppError('upstream_timeout', {
      message: 'The embedding model did not answer in time.',
      cause: new Error(`${provider} did not answer in time`),
    });
  }
  const what = BY_STATUS[status ?? 0] ?? (status === undefined || status >= 500 ? 'is away' : 'refused the request');
  return new AppError('upstream_failed', {
    message: `The provider of the embedding model ${what}.`,
    cause: new Error(`embedding request to ${provider} failed with status ${status ?? 'none'}`),
  });
}

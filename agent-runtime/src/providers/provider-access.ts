/** How a provider is reached: the platform's own account, or the tenant's. */
export interface ProviderAccess {
  /** Without it the provider's public endpoint is used. */
  readonly base_url?: string | undefined;
  /** Without it nothing is sent that could open anything: a server of the tenant that asks for no key. */
  readonly api_key?: string | undefined;
  /** Second half of LiveKit's keys. */
  readonly api_secret?: string | undefined;
  /** Sends requests to an address that a tenant wrote; it goes to public addresses alone. */
  readonly fetch?: typeof fetch | undefined;
}

/** A section of a runtime config, or one of its stand-ins, as far as an account depends on it. */
export interface ProviderEntry {
  readonly provider: string;
  readonly credential_id?: string | undefined;
  readonly base_url?: string | undefined;
}

/** The accounts of one session's tenant. */
export interface ProviderAccounts {
  /**
   * The account that an entry is used with.
   *
   * @param path of the entry in the config, for errors
   * @throws AppError where the entry names a credential that cannot be used, or the platform has no account of its own
   */
  accessOf(path: string, entry: ProviderEntry): Promise<ProviderAccess>;
}

/** The key of an account; every provider but a tenant's own server has one. */
export function keyOf({ api_key }: ProviderAccess): string {
  if (api_key === undefined) throw new Error('an account without a key');
  return api_key;
}

/** How a provider is reached: the platform's own account until a tenant brings its own. */
export interface ProviderAccess {
  /** Without it the provider's public endpoint is used. */
  readonly base_url?: string | undefined;
  readonly api_key: string;
}

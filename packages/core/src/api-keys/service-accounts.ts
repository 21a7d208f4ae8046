/** An access token that the identity provider has issued. */
export interface IssuedToken {
  readonly access_token: string;
  readonly expires_in_seconds: number;
}

/** Port of the identity provider's pool of keys: one service account a secret. */
export interface ServiceAccounts {
  /** Creates an account that can sign in with this password; creating it twice sets the password again. */
  create(username: string, password: string): Promise<void>;
  /** Disables the account; one that does not exist is as good as disabled. */
  disable(username: string): Promise<void>;
  /** Signs in; null when the provider refuses the credential. */
  authenticate(username: string, password: string): Promise<IssuedToken | null>;
}

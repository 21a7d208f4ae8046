/**
 * The accounts with which people sign in, kept by the identity provider: one a person, however many tenants.
 *
 * Every method throws AppError `upstream_failed` where the provider fails.
 */
export interface PeopleDirectory {
  /** Makes an account, or finds the one there is, and invites by mail. Returns its subject. */
  invite(email: string): Promise<string>;
  /** Ends every sign-in and lets nobody sign in any more; an account that is not there is as good as disabled. */
  disable(email: string): Promise<void>;
  /** Undoes `disable`. @throws AppError `unprocessable` for an account that is not there. */
  enable(email: string): Promise<void>;
}

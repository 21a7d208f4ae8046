/** The accounts with which people sign in, kept by the identity provider: one a person, however many tenants. */
export interface PeopleDirectory {
  /** Makes an account, or finds the one there is, and invites by mail. Returns its subject. */
  invite(email: string): Promise<string>;
  /** Ends every sign-in and lets nobody sign in any more; an account that is not there is as good as disabled. */
  disable(email: string): Promise<void>;
  /** Undoes `disable`. */
  enable(email: string): Promise<void>;
}

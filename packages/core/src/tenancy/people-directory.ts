/** The accounts with which people sign in, kept by the identity provider. */
export interface PeopleDirectory {
  /** Makes an account, or finds the one there is, and invites by mail. Returns its subject. */
  invite(email: string): Promise<string>;
  disable(email: string): Promise<void>;
}

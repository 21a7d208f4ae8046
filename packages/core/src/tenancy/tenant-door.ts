/** The one question about a tenant at the door, before anyone is inside it. */
export interface TenantDoor {
  /** Whether its credentials work: it exists and is neither suspended nor archived. */
  isActive(tenantId: string): Promise<boolean>;
  /** Whether it has left: nothing goes out in its name any more. */
  isArchived(tenantId: string): Promise<boolean>;
}

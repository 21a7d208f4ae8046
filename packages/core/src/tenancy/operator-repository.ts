import type { ActorScope, Page, TenantScope, Work } from '../kernel/index.ts';
import type { ListOperators, StoredOperator } from './operator.ts';

/** What of an operator may change. */
export type OperatorPatch = Partial<Pick<StoredOperator, 'role' | 'status' | 'updated_at' | 'disabled_at'>>;

/** The reads and writes of operators across tenants, by the person's account: at sign-in the tenant is not known yet. */
export interface OperatorDoor {
  /** Everything that a person is, whatever its status, in the order in which it came about. At most 100. */
  membershipsOf(cognitoSub: string): Promise<StoredOperator[]>;
}

/** Where operators are kept. A tenant's scope sees the tenant's, a platform scope the platform's own. */
export interface OperatorRepository extends OperatorDoor {
  get(scope: ActorScope, id: string, work?: Work): Promise<StoredOperator | null>;
  getByEmail(scope: ActorScope, email: string, work?: Work): Promise<StoredOperator | null>;
  list(scope: ActorScope, query: ListOperators): Promise<Page<StoredOperator>>;
  /**
   * Inserts for the tenant that the operator names: the platform invites a new tenant's first owner.
   *
   * @throws AppError `already_exists` when the person is an operator there already.
   */
  insert(scope: ActorScope, work: Work, operator: StoredOperator): Promise<void>;
  /** The operator as it is then; null when there is none. */
  update(scope: TenantScope, work: Work, id: string, patch: OperatorPatch): Promise<StoredOperator | null>;
  /**
   * Finds an active owner other than this one and writes to it, so that a transaction in which *that* owner leaves
   * collides with this one. Whether there is one.
   */
  holdAnotherOwner(scope: TenantScope, work: Work, id: string): Promise<boolean>;
  /** Notes that a person chose to act as this operator. No change of the operator: nothing is audited. */
  select(id: string, at: Date): Promise<void>;
}

import type { ActorScope, Page, Work } from '../kernel/index.ts';
import type { ListOperators, Operator } from './operator.ts';

/** Where operators are kept. A tenant's scope sees the tenant's, a platform scope the platform's own. */
export interface OperatorRepository {
  get(scope: ActorScope, id: string): Promise<Operator | null>;
  getByEmail(scope: ActorScope, email: string, work?: Work): Promise<Operator | null>;
  list(scope: ActorScope, query: ListOperators): Promise<Page<Operator>>;
  /**
   * Inserts for the tenant that the operator names: the platform invites a new tenant's first owner.
   *
   * @throws AppError `already_exists` when the address or the account is taken.
   */
  insert(scope: ActorScope, work: Work, operator: Operator): Promise<void>;
}

/** The one read of operators across tenants: at sign-in, before the tenant is known. */
export interface OperatorDoor {
  findBySubject(cognitoSub: string): Promise<Operator | null>;
}

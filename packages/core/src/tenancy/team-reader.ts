import { notFound, type Page, type TenantScope } from '../kernel/index.ts';
import { type ListOperators, type Operator, toOperator } from './operator.ts';
import type { OperatorRepository } from './operator-repository.ts';

/** Shows a tenant its people. */
export function createTeamReader({ operators }: { readonly operators: OperatorRepository }) {
  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<Operator> {
      const operator = await operators.get(scope, id);
      if (operator === null) throw notFound('operator');
      return toOperator(operator);
    },
    async list(scope: TenantScope, query: ListOperators): Promise<Page<Operator>> {
      const page = await operators.list(scope, query);
      return { ...page, data: page.data.map(toOperator) };
    },
  };
}
export type TeamReader = ReturnType<typeof createTeamReader>;

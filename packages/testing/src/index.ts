export { type AuditExpectation, countAuditEvents, theAuditEvent } from './audit-assertions.ts';
export { fixedClock, steppingClock, type TestClock } from './clock.ts';
export { type ComponentEndpoints, startComponent } from './components.ts';
export { deterministicIds, idOf, timedIds } from './ids.ts';
export { type MemoryObjectStore, memoryObjectStore } from './memory-object-store.ts';
export {
  type PrincipalOptions,
  platformScopeFixture,
  principalFixture,
  TENANT_A,
  TENANT_B,
  tenantScopeFixture,
} from './scopes.ts';
export { commandsDuring, openTestDatabase, type TestDatabase } from './test-database.ts';

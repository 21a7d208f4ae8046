export { ecsTaskProtection } from './task-protection.ts';
export { ecsTaskRevision } from './task-revision.ts';

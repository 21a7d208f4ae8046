export { type ContentWarning, contentWarningSchema } from './content-warning.ts';
export {
  assertUnused,
  type DependedOn,
  type DependentGroups,
  type Dependents,
  type DependentsReader,
  dependentGroupsSchema,
  dependentsSchema,
  MAX_COUNTED_DEPENDENTS,
} from './dependents.ts';
export { diffJson, type FieldChange, fieldChangeSchema } from './json-diff.ts';
export type { RegistryDeps } from './registry-context.ts';
export {
  type ContentOf,
  contentJson,
  defineRegistry,
  type RegistryContent,
  type RegistryDefinition,
  type RegistryEntity,
  type RegistryNames,
  registryNames,
  registryScope,
} from './registry-definition.ts';
export {
  archiveInputSchema,
  comparedParam,
  createInputSchema,
  dependentsQuerySchema,
  diffQuerySchema,
  duplicateInputSchema,
  getQuerySchema,
  labelInputSchema,
  listedStatuses,
  listQuerySchema,
  publishInputSchema,
  putDraftInputSchema,
  type RegistryCreateInput,
  type RegistryListQuery,
  type RegistryUpdateInput,
  unlabelInputSchema,
  updateInputSchema,
  type VersionRef,
  versionParam,
  versionRefParam,
} from './registry-inputs.ts';
export type { RegistryHeadPatch, RegistryRepository } from './registry-repository.ts';
export {
  draftIdOf,
  draftSchema,
  expandedHeadSchema,
  headSchema,
  labelField,
  labelSchema,
  listedHeadSchema,
  type RegistryDraft,
  type RegistryHead,
  type RegistryVersion,
  type RegistryVersionSummary,
  versionIdOf,
  versionNumberField,
  versionSchema,
  versionSummarySchema,
} from './registry-resources.ts';
export {
  createRegistryService,
  type Publish,
  type PutDraft,
  type RegistryService,
} from './registry-service.ts';
export { versionDiffSchema } from './version-diff.ts';

export { type ContentWarning, contentWarningSchema } from './content-warning.ts';
export { diffJson, type FieldChange, fieldChangeSchema } from './json-diff.ts';
export {
  type ContentOf,
  contentJson,
  defineRegistry,
  type RegistryContent,
  type RegistryDefinition,
  type RegistryEntity,
  registryScope,
} from './registry-definition.ts';
export {
  createInputSchema,
  listQuerySchema,
  publishInputSchema,
  putDraftInputSchema,
  type RegistryCreateInput,
  type RegistryListQuery,
  type RegistryUpdateInput,
  updateInputSchema,
  versionParam,
} from './registry-inputs.ts';
export type { RegistryHeadPatch, RegistryRepository } from './registry-repository.ts';
export {
  draftIdOf,
  draftSchema,
  headSchema,
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
  type RegistryDeps,
  type RegistryService,
} from './registry-service.ts';

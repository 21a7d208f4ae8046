// Generated from docs/openapi.json: run node packages/http/src/openapi/write-docs.ts
import type { CallOptions, DryRun, Expand, Idempotent, IfMatch } from '../call-options.ts';
import type { Pages } from '../pages.ts';
import type { AccessToken, Agent, AgentDependents, AgentDraft, AgentLabel, AgentVersion, AgentVersionDiff, AgentVersionSummary, AnalysisDefinition, AnalysisDefinitionDependents, AnalysisDefinitionDraft, AnalysisDefinitionLabel, AnalysisDefinitionVersion, AnalysisDefinitionVersionDiff, AnalysisDefinitionVersionSummary, ApiKey, ArchiveAgentBody, ArchiveAnalysisDefinitionBody, ArchivePromptBody, ArchiveRuntimeConfigBody, ArchiveSearchIndexBody, ArchiveToolBody, AttachIndexFileBody, AuditEvent, AuditExport, AuditExportWithFile, AuditVerification, Binding, BindingDiff, BindingVerification, Call, CallBatch, CallBatchReport, CallBatchRow, Chunk, ClientSession, ClientTranscript, CompareEvaluationQuery, CompleteFileUploadBody, CreateAgentBody, CreateAnalysisDefinitionBody, CreateApiKeyBody, CreateAuditExportBody, CreateBindingBody, CreateCallBatchBody, CreateCallBody, CreateClientSessionMessageBody, CreateEvaluationBody, CreateFileBody, CreateFileUploadPartsBody, CreateFileVersionBody, CreateInboundMappingBody, CreateIndexSnapshotBody, CreatePhoneNumberBody, CreatePriceListBody, CreatePromptBody, CreateProviderCredentialBody, CreateQuerySetBody, CreateRuntimeConfigBody, CreateSearchIndexBody, CreateSessionAnalysisBody, CreateSessionBody, CreateSessionMessageBody, CreateSipTrunkBody, CreateTenantBody, CreateTokenBody, CreateToolBody, CreateWebhookEndpointBody, CreatedApiKey, CreatedFile, DiffAgentVersionQuery, DiffAnalysisDefinitionVersionQuery, DiffBindingQuery, DiffPromptVersionQuery, DiffRuntimeConfigVersionQuery, DiffToolVersionQuery, DownloadFileQuery, DuplicateAgentBody, DuplicateAnalysisDefinitionBody, DuplicatePromptBody, DuplicateRuntimeConfigBody, DuplicateToolBody, Environment, EnvironmentChange, Evaluation, EvaluationComparison, EvaluationResult, EventOutput, ExpandedAgent, ExpandedAnalysisDefinition, ExpandedBinding, ExpandedEnvironment, ExpandedPrompt, ExpandedRuntimeConfig, ExpandedTool, File, FileDownload, FileVersion, FileWithUpload, GetAuditJwksResult, GetCallBatchReportQuery, GetHealthResult, GetJwksResult, GetOpenapiResult, GetPricesQuery, GetQuerySetQuery, GetUsageCostQuery, GetUsageQuery, ImportInboundMappingsBody, InboundMapping, InboundMappingImport, InboundMappingVersion, InboundRoute, IndexFile, IndexSnapshot, InviteOperatorBody, InviteTenantOperatorBody, LabelAgentVersionBody, LabelAnalysisDefinitionVersionBody, LabelPromptVersionBody, LabelRuntimeConfigVersionBody, LabelToolVersionBody, ListAgentDependentsQuery, ListAgentLabelsResult, ListAgentVersionDependentsQuery, ListAgentVersionsQuery, ListAgentsQuery, ListAnalysisDefinitionDependentsQuery, ListAnalysisDefinitionLabelsResult, ListAnalysisDefinitionVersionDependentsQuery, ListAnalysisDefinitionVersionsQuery, ListAnalysisDefinitionsQuery, ListApiKeysQuery, ListAuditEventsQuery, ListAuditExportsQuery, ListBindingsQuery, ListCallBatchRowsQuery, ListCallBatchesQuery, ListCallsQuery, ListEnvironmentHistoryQuery, ListEnvironmentsQuery, ListEvaluationResultsQuery, ListEvaluationsQuery, ListEventsQuery, ListFileVersionsQuery, ListFilesQuery, ListInboundMappingVersionsQuery, ListInboundMappingsQuery, ListIndexChunksQuery, ListIndexFilesQuery, ListIndexSnapshotFilesQuery, ListIndexSnapshotsQuery, ListMembershipsResult, ListOperatorsQuery, ListPhoneNumbersQuery, ListPriceListsQuery, ListPromptDependentsQuery, ListPromptLabelsResult, ListPromptVersionDependentsQuery, ListPromptVersionsQuery, ListPromptsQuery, ListProviderCredentialDependentsResult, ListProviderCredentialsQuery, ListQuerySetsQuery, ListRuntimeConfigDependentsQuery, ListRuntimeConfigLabelsResult, ListRuntimeConfigVersionDependentsQuery, ListRuntimeConfigVersionsQuery, ListRuntimeConfigsQuery, ListSearchIndexDependentsQuery, ListSearchIndexesQuery, ListSessionAnalysesQuery, ListSessionEventsQuery, ListSessionsQuery, ListSipTrunksQuery, ListTenantsQuery, ListToolDependentsQuery, ListToolLabelsResult, ListToolVersionDependentsQuery, ListToolVersionsQuery, ListToolsQuery, ListUsersQuery, ListWebhookDeliveriesQuery, ListWebhookEndpointsQuery, ListedAgent, ListedAnalysisDefinition, ListedPrompt, ListedRuntimeConfig, ListedTool, Membership, MuteCallBody, Operator, PhoneNumber, PriceList, Prices, PromoteEnvironmentBody, Prompt, PromptDependents, PromptDraft, PromptLabel, PromptVersion, PromptVersionDiff, PromptVersionSummary, ProviderCredential, ProviderCredentialTest, PublishAgentVersionBody, PublishAnalysisDefinitionVersionBody, PublishPromptVersionBody, PublishRuntimeConfigVersionBody, PublishToolVersionBody, PurgedFile, QuerySet, QuerySetWithQueries, RenderPromptDraftBody, RenderPromptVersionBody, RenderedPrompt, ReplayEventsBody, Resolution, ResolveAgentQuery, ResolveInboundMappingQuery, RollbackEnvironmentBody, RotateApiKeyBody, RotateProviderCredentialBody, RotateWebhookSecretBody, RuntimeConfig, RuntimeConfigDependents, RuntimeConfigDraft, RuntimeConfigLabel, RuntimeConfigVersion, RuntimeConfigVersionDiff, RuntimeConfigVersionSummary, SayInCallBody, SearchIndex, SearchIndexDependents, SearchKnowledgeBody, SearchResult, SendCallDtmfBody, Session, SessionAnalysis, SessionCost, SessionEvent, SessionMessage, SessionRecordingDownload, SessionTokens, SipTrunk, SnapshotFile, StartedSession, Tenant, TenantWithUsage, TestProviderCredentialBody, TestToolDraftBody, TestToolVersionBody, Tool, ToolDependents, ToolDraft, ToolLabel, ToolTest, ToolVersion, ToolVersionDiff, ToolVersionSummary, Transcript, TransferCallBody, UnlabelAgentVersionBody, UnlabelAnalysisDefinitionVersionBody, UnlabelPromptVersionBody, UnlabelRuntimeConfigVersionBody, UnlabelToolVersionBody, UpdateAgentBody, UpdateAgentDraftBody, UpdateAnalysisDefinitionBody, UpdateAnalysisDefinitionDraftBody, UpdateApiKeyBody, UpdateClientSessionFeedbackBody, UpdateEnvironmentBody, UpdateInboundMappingBody, UpdateOperatorBody, UpdateOwnTenantBody, UpdatePhoneNumberBody, UpdatePromptBody, UpdatePromptDraftBody, UpdateProviderCredentialBody, UpdateQuerySetBody, UpdateRuntimeConfigBody, UpdateRuntimeConfigDraftBody, UpdateSearchIndexBody, UpdateSipTrunkBody, UpdateTenantBody, UpdateToolBody, UpdateToolDraftBody, UpdateWebhookEndpointBody, UploadParts, UploadState, UpsertUserBody, Usage, UsageCost, User, VerifyAuditEventsQuery, WebhookDelivery, WebhookEndpoint, WebhookEndpointWithSecret, WebhookReplay } from './schemas.ts';

/** The API, by resource. */
export interface Api {
  readonly wellKnown: WellKnownApi;
  readonly agents: AgentsApi;
  readonly analysisDefinitions: AnalysisDefinitionsApi;
  readonly apiKeys: ApiKeysApi;
  readonly auditEvents: AuditEventsApi;
  readonly auditExports: AuditExportsApi;
  readonly callBatches: CallBatchesApi;
  readonly calls: CallsApi;
  readonly client: ClientApi;
  readonly docs: DocsApi;
  readonly events: EventsApi;
  readonly files: FilesApi;
  readonly health: HealthApi;
  readonly inboundMappings: InboundMappingsApi;
  readonly memberships: MembershipsApi;
  readonly oauth: OauthApi;
  readonly openapi: OpenapiApi;
  readonly operators: OperatorsApi;
  readonly phoneNumbers: PhoneNumbersApi;
  readonly priceLists: PriceListsApi;
  readonly prices: PricesApi;
  readonly prompts: PromptsApi;
  readonly providerCredentials: ProviderCredentialsApi;
  readonly runtimeConfigs: RuntimeConfigsApi;
  /**
   * Search the passages of ready files: `POST /v1/search`.
   *
   * By meaning, by words, or by both: in indexes as they are now (index_ids), in indexes or snapshots of them (indexes), or in what an agent may search (agent), which is exactly what its binding pins. grounded is false where nothing reaches min_score: better no answer than an invented one. A filter narrows the search to some files; it never reaches beyond what is searched.
   *
   * Needs the scope `search:read`.
   */
  search(body: SearchKnowledgeBody, options?: CallOptions): Promise<SearchResult>;
  readonly searchIndexes: SearchIndexesApi;
  readonly sessions: SessionsApi;
  readonly sipTrunks: SipTrunksApi;
  readonly tenant: TenantApi;
  readonly tenants: TenantsApi;
  readonly tools: ToolsApi;
  readonly usage: UsageApi;
  readonly users: UsersApi;
  readonly webhookDeliveries: WebhookDeliveriesApi;
  readonly webhookEndpoints: WebhookEndpointsApi;
}

/** `patchbay.wellKnown`. */
export interface WellKnownApi {
  readonly auditJwks: WellKnownAuditJwksApi;
  readonly jwks: WellKnownJwksApi;
}

/** `patchbay.wellKnown.auditJwks`. */
export interface WellKnownAuditJwksApi {
  /** Get the keys that verify audit checkpoints: `GET /.well-known/audit-jwks.json`. */
  get(options?: CallOptions): Promise<GetAuditJwksResult>;
}

/** `patchbay.wellKnown.jwks`. */
export interface WellKnownJwksApi {
  /** Get the keys that verify session JWTs: `GET /.well-known/jwks.json`. */
  get(options?: CallOptions): Promise<GetJwksResult>;
}

/** `patchbay.agents`. */
export interface AgentsApi {
  /**
   * Create an agent: `POST /v1/agents`.
   *
   * With `content` it starts with a draft, ready to be published.
   *
   * Needs the scope `agents:write`.
   */
  create(body: CreateAgentBody, options?: CallOptions & Idempotent & DryRun): Promise<Agent>;
  /**
   * List agents: `GET /v1/agents`.
   *
   * By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).
   *
   * Needs the scope `agents:read`.
   */
  list(query?: ListAgentsQuery, options?: CallOptions & Expand): Pages<ListedAgent>;
  /**
   * Get an agent: `GET /v1/agents/{agent_id}`.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of an agent
   */
  get(agentId: string, options?: CallOptions & Expand): Promise<ExpandedAgent>;
  /**
   * Update name, description, tags, metadata or owner of an agent: `PATCH /v1/agents/{agent_id}`.
   *
   * Needs the scope `agents:write`.
   * @param agentId Id of an agent
   */
  update(agentId: string, body?: UpdateAgentBody, options?: CallOptions & DryRun): Promise<Agent>;
  /**
   * Archive an agent: `POST /v1/agents/{agent_id}/archive`.
   *
   * It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.
   *
   * Needs the scope `agents:write`.
   * @param agentId Id of an agent
   */
  archive(agentId: string, body?: ArchiveAgentBody, options?: CallOptions & Idempotent & DryRun): Promise<Agent>;
  readonly bindings: AgentsBindingsApi;
  readonly dependents: AgentsDependentsApi;
  readonly draft: AgentsDraftApi;
  /**
   * Copy an agent into a new one: `POST /v1/agents/{agent_id}/duplicate`.
   *
   * The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.
   *
   * Needs the scope `agents:write`.
   * @param agentId Id of an agent
   */
  duplicate(agentId: string, body?: DuplicateAgentBody, options?: CallOptions & Idempotent & DryRun): Promise<Agent>;
  readonly environments: AgentsEnvironmentsApi;
  readonly labels: AgentsLabelsApi;
  /**
   * Show the whole config that an agent runs with: `GET /v1/agents/{agent_id}/resolve`.
   *
   * What is live in an environment (`production` unless another is named), or what one binding pins. With `at` what was live at that time: the same config with the same digest as a session got then, for ever. It has no side effect.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of an agent
   */
  resolve(agentId: string, query?: ResolveAgentQuery, options?: CallOptions): Promise<Resolution>;
  /**
   * Restore an archived agent: `POST /v1/agents/{agent_id}/restore`.
   *
   * Needs the scope `agents:write`.
   * @param agentId Id of an agent
   */
  restore(agentId: string, options?: CallOptions & Idempotent & DryRun): Promise<Agent>;
  readonly versions: AgentsVersionsApi;
}

/** `patchbay.agents.bindings`. */
export interface AgentsBindingsApi {
  /**
   * Pin versions of everything an agent runs with: `POST /v1/agents/{agent_id}/bindings`.
   *
   * One published version each of agent, prompt and runtime config, of any number of tools, and the search indexes. The binding never changes; its digest is that of the whole resolved config, so equal pins have equal digests. Labels stand for the versions that they are on at this moment. With `base` the request names only what differs from another binding of the agent.
   *
   * Needs the scope `bindings:write`.
   * @param agentId Id of an agent
   */
  create(agentId: string, body?: CreateBindingBody, options?: CallOptions & Idempotent & DryRun): Promise<Binding>;
  /**
   * List the bindings of an agent, by number: `GET /v1/agents/{agent_id}/bindings`.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of an agent
   */
  list(agentId: string, query?: ListBindingsQuery, options?: CallOptions): Pages<Binding>;
  /**
   * Get a binding: `GET /v1/agents/{agent_id}/bindings/{binding_id}`.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of an agent
   * @param bindingId Id of a binding
   */
  get(agentId: string, bindingId: string, options?: CallOptions & Expand): Promise<ExpandedBinding>;
  /**
   * Compare a binding with another one of the agent: `GET /v1/agents/{agent_id}/bindings/{binding_id}/diff`.
   *
   * What is pinned otherwise, and what that changes in the resolved config: field by field, texts line by line, from `against` (without it the binding with the number before) to the binding of the path.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of an agent
   * @param bindingId Id of a binding
   */
  diff(agentId: string, bindingId: string, query?: DiffBindingQuery, options?: CallOptions): Promise<BindingDiff>;
  /**
   * Check that a binding still is what it was made of: `GET /v1/agents/{agent_id}/bindings/{binding_id}/verify`.
   *
   * Resolves the pinned versions once more and compares with the config that is stored and with the digest that the binding carries. Nothing is changed; `verified` is false where somebody changed a version or the stored config behind the back of the API.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of an agent
   * @param bindingId Id of a binding
   */
  verify(agentId: string, bindingId: string, options?: CallOptions): Promise<BindingVerification>;
}

/** `patchbay.agents.dependents`. */
export interface AgentsDependentsApi {
  /**
   * List what uses any version of an agent: `GET /v1/agents/{agent_id}/dependents`.
   *
   * Bindings, environments, inbound mappings, prompts that include it, and open sessions.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of an agent
   */
  list(agentId: string, query?: ListAgentDependentsQuery, options?: CallOptions): Promise<AgentDependents>;
}

/** `patchbay.agents.draft`. */
export interface AgentsDraftApi {
  /**
   * Get the draft of an agent: `GET /v1/agents/{agent_id}/draft`.
   *
   * Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of an agent
   */
  get(agentId: string, options?: CallOptions): Promise<AgentDraft>;
  /**
   * Replace the draft of an agent: `PUT /v1/agents/{agent_id}/draft`.
   *
   * The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.
   *
   * Needs the scope `agents:write`.
   * @param agentId Id of an agent
   */
  update(agentId: string, body: UpdateAgentDraftBody, options?: CallOptions & IfMatch & DryRun): Promise<AgentDraft>;
}

/** `patchbay.agents.environments`. */
export interface AgentsEnvironmentsApi {
  /**
   * List the environments of an agent, by name: `GET /v1/agents/{agent_id}/environments`.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of an agent
   */
  list(agentId: string, query?: ListEnvironmentsQuery, options?: CallOptions): Pages<Environment>;
  /**
   * Get an environment of an agent: which binding is live in it: `GET /v1/agents/{agent_id}/environments/{environment}`.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of an agent
   * @param environment Name of an environment
   */
  get(agentId: string, environment: string, options?: CallOptions & Expand): Promise<ExpandedEnvironment>;
  /**
   * Make a binding live in an environment: `PUT /v1/agents/{agent_id}/environments/{environment}`.
   *
   * New sessions of the environment run with this binding; sessions that run already keep theirs. With `expected_binding` it is set only if that binding is live now.
   *
   * Needs the scope `environments:write`.
   * @param agentId Id of an agent
   * @param environment Name of an environment
   */
  update(agentId: string, environment: string, body: UpdateEnvironmentBody, options?: CallOptions & DryRun): Promise<Environment>;
  readonly history: AgentsEnvironmentsHistoryApi;
  /**
   * Make live here what is live in another environment: `POST /v1/agents/{agent_id}/environments/{environment}/promote`.
   *
   * The very binding that was tried out in `from_environment` becomes live in the environment of the path, if what is live there still is `expected_binding`.
   *
   * Needs the scope `environments:write`.
   * @param agentId Id of an agent
   * @param environment Name of an environment
   */
  promote(agentId: string, environment: string, body: PromoteEnvironmentBody, options?: CallOptions & Idempotent & DryRun): Promise<Environment>;
  /**
   * Go back to earlier versions: `POST /v1/agents/{agent_id}/environments/{environment}/rollback`.
   *
   * Makes a new binding with the versions of an earlier one (the one that was live before, unless another is named) and makes it live: both or neither. Its digest is that of the earlier one. What it pins may be archived since.
   *
   * Needs the scope `environments:write`.
   * @param agentId Id of an agent
   * @param environment Name of an environment
   */
  rollback(agentId: string, environment: string, body?: RollbackEnvironmentBody, options?: CallOptions & Idempotent & DryRun): Promise<Environment>;
}

/** `patchbay.agents.environments.history`. */
export interface AgentsEnvironmentsHistoryApi {
  /**
   * List every setting of an environment, newest first: `GET /v1/agents/{agent_id}/environments/{environment}/history`.
   *
   * From which binding to which, when, by whom and why. `created_at` is an instant for `at` of resolve.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of an agent
   * @param environment Name of an environment
   */
  list(agentId: string, environment: string, query?: ListEnvironmentHistoryQuery, options?: CallOptions): Pages<EnvironmentChange>;
}

/** `patchbay.agents.labels`. */
export interface AgentsLabelsApi {
  /**
   * List the labels of an agent: `GET /v1/agents/{agent_id}/labels`.
   *
   * All of them: there are 32 at most.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of an agent
   */
  list(agentId: string, options?: CallOptions): Promise<ListAgentLabelsResult>;
  /**
   * Put a label on a version of an agent, or move it there: `PUT /v1/agents/{agent_id}/labels/{label}`.
   *
   * A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.
   *
   * Needs the scope `agents:publish`.
   * @param agentId Id of an agent
   * @param label A movable name on a version
   */
  label(agentId: string, label: string, body: LabelAgentVersionBody, options?: CallOptions & DryRun): Promise<AgentLabel>;
  /**
   * Take a label of an agent away: `POST /v1/agents/{agent_id}/labels/{label}/remove`.
   *
   * Needs the scope `agents:publish`.
   * @param agentId Id of an agent
   * @param label A movable name on a version
   */
  remove(agentId: string, label: string, body?: UnlabelAgentVersionBody, options?: CallOptions & Idempotent & DryRun): Promise<AgentLabel>;
}

/** `patchbay.agents.versions`. */
export interface AgentsVersionsApi {
  /**
   * Publish the draft of an agent as its next version: `POST /v1/agents/{agent_id}/versions`.
   *
   * A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.
   *
   * Needs the scope `agents:publish`.
   * @param agentId Id of an agent
   */
  publish(agentId: string, body?: PublishAgentVersionBody, options?: CallOptions & Idempotent & IfMatch & DryRun): Promise<AgentVersion>;
  /**
   * List the published versions of an agent, without their content: `GET /v1/agents/{agent_id}/versions`.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of an agent
   */
  list(agentId: string, query?: ListAgentVersionsQuery, options?: CallOptions): Pages<AgentVersionSummary>;
  /**
   * Get a published version of an agent, by number or by label: `GET /v1/agents/{agent_id}/versions/{version}`.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of an agent
   * @param version Version number, or a label that stands on it
   */
  get(agentId: string, version: number | string, options?: CallOptions): Promise<AgentVersion>;
  readonly dependents: AgentsVersionsDependentsApi;
  /**
   * Compare a version of an agent with another one: `GET /v1/agents/{agent_id}/versions/{version}/diff`.
   *
   * What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of an agent
   * @param version Version number, a label that stands on it, or `draft`
   */
  diff(agentId: string, version: number | string, query?: DiffAgentVersionQuery, options?: CallOptions): Promise<AgentVersionDiff>;
}

/** `patchbay.agents.versions.dependents`. */
export interface AgentsVersionsDependentsApi {
  /**
   * List what uses a version of an agent: `GET /v1/agents/{agent_id}/versions/{version}/dependents`.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of an agent
   * @param version Version number, or a label that stands on it
   */
  list(agentId: string, version: number | string, query?: ListAgentVersionDependentsQuery, options?: CallOptions): Promise<AgentDependents>;
}

/** `patchbay.analysisDefinitions`. */
export interface AnalysisDefinitionsApi {
  /**
   * Create an analysis definition: `POST /v1/analysis-definitions`.
   *
   * With `content` it starts with a draft, ready to be published.
   *
   * Needs the scope `analysis_definitions:write`.
   */
  create(body: CreateAnalysisDefinitionBody, options?: CallOptions & Idempotent & DryRun): Promise<AnalysisDefinition>;
  /**
   * List analysis definitions: `GET /v1/analysis-definitions`.
   *
   * By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).
   *
   * Needs the scope `analysis_definitions:read`.
   */
  list(query?: ListAnalysisDefinitionsQuery, options?: CallOptions & Expand): Pages<ListedAnalysisDefinition>;
  /**
   * Get an analysis definition: `GET /v1/analysis-definitions/{analysis_definition_id}`.
   *
   * Needs the scope `analysis_definitions:read`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  get(analysisDefinitionId: string, options?: CallOptions & Expand): Promise<ExpandedAnalysisDefinition>;
  /**
   * Update name, description, tags, metadata or owner of an analysis definition: `PATCH /v1/analysis-definitions/{analysis_definition_id}`.
   *
   * Needs the scope `analysis_definitions:write`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  update(analysisDefinitionId: string, body?: UpdateAnalysisDefinitionBody, options?: CallOptions & DryRun): Promise<AnalysisDefinition>;
  /**
   * Archive an analysis definition: `POST /v1/analysis-definitions/{analysis_definition_id}/archive`.
   *
   * It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.
   *
   * Needs the scope `analysis_definitions:write`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  archive(analysisDefinitionId: string, body?: ArchiveAnalysisDefinitionBody, options?: CallOptions & Idempotent & DryRun): Promise<AnalysisDefinition>;
  readonly dependents: AnalysisDefinitionsDependentsApi;
  readonly draft: AnalysisDefinitionsDraftApi;
  /**
   * Copy an analysis definition into a new one: `POST /v1/analysis-definitions/{analysis_definition_id}/duplicate`.
   *
   * The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.
   *
   * Needs the scope `analysis_definitions:write`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  duplicate(analysisDefinitionId: string, body?: DuplicateAnalysisDefinitionBody, options?: CallOptions & Idempotent & DryRun): Promise<AnalysisDefinition>;
  readonly labels: AnalysisDefinitionsLabelsApi;
  /**
   * Restore an archived analysis definition: `POST /v1/analysis-definitions/{analysis_definition_id}/restore`.
   *
   * Needs the scope `analysis_definitions:write`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  restore(analysisDefinitionId: string, options?: CallOptions & Idempotent & DryRun): Promise<AnalysisDefinition>;
  readonly versions: AnalysisDefinitionsVersionsApi;
}

/** `patchbay.analysisDefinitions.dependents`. */
export interface AnalysisDefinitionsDependentsApi {
  /**
   * List what uses any version of an analysis definition: `GET /v1/analysis-definitions/{analysis_definition_id}/dependents`.
   *
   * Bindings, environments, inbound mappings, prompts that include it, and open sessions.
   *
   * Needs the scope `analysis_definitions:read`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  list(analysisDefinitionId: string, query?: ListAnalysisDefinitionDependentsQuery, options?: CallOptions): Promise<AnalysisDefinitionDependents>;
}

/** `patchbay.analysisDefinitions.draft`. */
export interface AnalysisDefinitionsDraftApi {
  /**
   * Get the draft of an analysis definition: `GET /v1/analysis-definitions/{analysis_definition_id}/draft`.
   *
   * Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.
   *
   * Needs the scope `analysis_definitions:read`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  get(analysisDefinitionId: string, options?: CallOptions): Promise<AnalysisDefinitionDraft>;
  /**
   * Replace the draft of an analysis definition: `PUT /v1/analysis-definitions/{analysis_definition_id}/draft`.
   *
   * The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.
   *
   * Needs the scope `analysis_definitions:write`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  update(analysisDefinitionId: string, body: UpdateAnalysisDefinitionDraftBody, options?: CallOptions & IfMatch & DryRun): Promise<AnalysisDefinitionDraft>;
}

/** `patchbay.analysisDefinitions.labels`. */
export interface AnalysisDefinitionsLabelsApi {
  /**
   * List the labels of an analysis definition: `GET /v1/analysis-definitions/{analysis_definition_id}/labels`.
   *
   * All of them: there are 32 at most.
   *
   * Needs the scope `analysis_definitions:read`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  list(analysisDefinitionId: string, options?: CallOptions): Promise<ListAnalysisDefinitionLabelsResult>;
  /**
   * Put a label on a version of an analysis definition, or move it there: `PUT /v1/analysis-definitions/{analysis_definition_id}/labels/{label}`.
   *
   * A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.
   *
   * Needs the scope `analysis_definitions:publish`.
   * @param analysisDefinitionId Id of an analysis definition
   * @param label A movable name on a version
   */
  label(analysisDefinitionId: string, label: string, body: LabelAnalysisDefinitionVersionBody, options?: CallOptions & DryRun): Promise<AnalysisDefinitionLabel>;
  /**
   * Take a label of an analysis definition away: `POST /v1/analysis-definitions/{analysis_definition_id}/labels/{label}/remove`.
   *
   * Needs the scope `analysis_definitions:publish`.
   * @param analysisDefinitionId Id of an analysis definition
   * @param label A movable name on a version
   */
  remove(analysisDefinitionId: string, label: string, body?: UnlabelAnalysisDefinitionVersionBody, options?: CallOptions & Idempotent & DryRun): Promise<AnalysisDefinitionLabel>;
}

/** `patchbay.analysisDefinitions.versions`. */
export interface AnalysisDefinitionsVersionsApi {
  /**
   * Publish the draft of an analysis definition as its next version: `POST /v1/analysis-definitions/{analysis_definition_id}/versions`.
   *
   * A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.
   *
   * Needs the scope `analysis_definitions:publish`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  publish(analysisDefinitionId: string, body?: PublishAnalysisDefinitionVersionBody, options?: CallOptions & Idempotent & IfMatch & DryRun): Promise<AnalysisDefinitionVersion>;
  /**
   * List the published versions of an analysis definition, without their content: `GET /v1/analysis-definitions/{analysis_definition_id}/versions`.
   *
   * Needs the scope `analysis_definitions:read`.
   * @param analysisDefinitionId Id of an analysis definition
   */
  list(analysisDefinitionId: string, query?: ListAnalysisDefinitionVersionsQuery, options?: CallOptions): Pages<AnalysisDefinitionVersionSummary>;
  /**
   * Get a published version of an analysis definition, by number or by label: `GET /v1/analysis-definitions/{analysis_definition_id}/versions/{version}`.
   *
   * Needs the scope `analysis_definitions:read`.
   * @param analysisDefinitionId Id of an analysis definition
   * @param version Version number, or a label that stands on it
   */
  get(analysisDefinitionId: string, version: number | string, options?: CallOptions): Promise<AnalysisDefinitionVersion>;
  readonly dependents: AnalysisDefinitionsVersionsDependentsApi;
  /**
   * Compare a version of an analysis definition with another one: `GET /v1/analysis-definitions/{analysis_definition_id}/versions/{version}/diff`.
   *
   * What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.
   *
   * Needs the scope `analysis_definitions:read`.
   * @param analysisDefinitionId Id of an analysis definition
   * @param version Version number, a label that stands on it, or `draft`
   */
  diff(analysisDefinitionId: string, version: number | string, query?: DiffAnalysisDefinitionVersionQuery, options?: CallOptions): Promise<AnalysisDefinitionVersionDiff>;
}

/** `patchbay.analysisDefinitions.versions.dependents`. */
export interface AnalysisDefinitionsVersionsDependentsApi {
  /**
   * List what uses a version of an analysis definition: `GET /v1/analysis-definitions/{analysis_definition_id}/versions/{version}/dependents`.
   *
   * Needs the scope `analysis_definitions:read`.
   * @param analysisDefinitionId Id of an analysis definition
   * @param version Version number, or a label that stands on it
   */
  list(analysisDefinitionId: string, version: number | string, query?: ListAnalysisDefinitionVersionDependentsQuery, options?: CallOptions): Promise<AnalysisDefinitionDependents>;
}

/** `patchbay.apiKeys`. */
export interface ApiKeysApi {
  /**
   * Create an API key for a server of the tenant: `POST /v1/api-keys`.
   *
   * The answer holds the secret, which cannot be shown again. Exchange it at /v1/oauth/token for access tokens. A key can have no scope that its creator lacks.
   *
   * Needs the scope `keys:manage`.
   */
  create(body: CreateApiKeyBody, options?: CallOptions & Idempotent): Promise<CreatedApiKey>;
  /**
   * List the API keys of the tenant: `GET /v1/api-keys`.
   *
   * Needs the scope `keys:read`.
   */
  list(query?: ListApiKeysQuery, options?: CallOptions): Pages<ApiKey>;
  /**
   * Get an API key, without its secret: `GET /v1/api-keys/{api_key_id}`.
   *
   * Needs the scope `keys:read`.
   * @param apiKeyId Id of an api key
   */
  get(apiKeyId: string, options?: CallOptions): Promise<ApiKey>;
  /**
   * Change an API key: `PATCH /v1/api-keys/{api_key_id}`.
   *
   * Name, metadata, expiry, and fewer scopes: tokens that the key has lose them within 60 seconds. A key never gains scopes.
   *
   * Needs the scope `keys:manage`.
   * @param apiKeyId Id of an api key
   */
  update(apiKeyId: string, body?: UpdateApiKeyBody, options?: CallOptions & DryRun): Promise<ApiKey>;
  /**
   * Revoke an API key: `POST /v1/api-keys/{api_key_id}/revoke`.
   *
   * The key gets no more tokens from now on, and tokens that it has stop working within 60 seconds.
   *
   * Needs the scope `keys:manage`.
   * @param apiKeyId Id of an api key
   */
  revoke(apiKeyId: string, options?: CallOptions & Idempotent): Promise<ApiKey>;
  /**
   * Give an API key a new secret: `POST /v1/api-keys/{api_key_id}/rotate`.
   *
   * The answer holds the new secret, which cannot be shown again. The present one works on for overlap_seconds, a day unless you say otherwise, so that servers can be changed over one by one; then it ends, and its tokens with it within 60 seconds. With 0 all earlier secrets end at once.
   *
   * Needs the scope `keys:manage`.
   * @param apiKeyId Id of an api key
   */
  rotate(apiKeyId: string, body?: RotateApiKeyBody, options?: CallOptions & Idempotent): Promise<CreatedApiKey>;
}

/** `patchbay.auditEvents`. */
export interface AuditEventsApi {
  /**
   * List audit events: `GET /v1/audit-events`.
   *
   * Every filter must hold; of several actions one. Times are those of the change: since is included, until is not.
   *
   * Needs the scope `audit:read`.
   */
  list(query?: ListAuditEventsQuery, options?: CallOptions): Pages<AuditEvent>;
  /**
   * Recompute the hash chain of audit events: `GET /v1/audit-events/verify`.
   *
   * Shows that no event was changed, removed, inserted, moved or cut off. A long chain is verified in steps: go on with next_cursor while has_more is true, all of them must be verified. Keep last_checkpoint outside: with its seq and hash as known_seq and known_hash a cut is found even if somebody cut the checkpoints too.
   *
   * Needs the scope `audit:read`.
   */
  verify(query?: VerifyAuditEventsQuery, options?: CallOptions): Promise<AuditVerification>;
  /**
   * Get an audit event: `GET /v1/audit-events/{audit_event_id}`.
   *
   * Needs the scope `audit:read`.
   * @param auditEventId Id of an audit event
   */
  get(auditEventId: string, options?: CallOptions): Promise<AuditEvent>;
}

/** `patchbay.auditExports`. */
export interface AuditExportsApi {
  /**
   * Export audit events to a file: `POST /v1/audit-exports`.
   *
   * Takes the filters of the list and answers at once; a job writes the events, each with its seal, as gzip of JSON lines. Look at the export until it is completed or failed.
   *
   * Needs the scope `audit:export`.
   */
  create(body?: CreateAuditExportBody, options?: CallOptions & Idempotent): Promise<AuditExport>;
  /**
   * List audit exports: `GET /v1/audit-exports`.
   *
   * Needs the scope `audit:read`.
   */
  list(query?: ListAuditExportsQuery, options?: CallOptions): Pages<AuditExport>;
  /**
   * Get an audit export, with the address of its file once it is completed: `GET /v1/audit-exports/{audit_export_id}`.
   *
   * Needs the scope `audit:read`.
   * @param auditExportId Id of an audit export
   */
  get(auditExportId: string, options?: CallOptions): Promise<AuditExportWithFile>;
}

/** `patchbay.callBatches`. */
export interface CallBatchesApi {
  /**
   * Call many people: `POST /v1/call-batches`.
   *
   * Each row is called when the clock of its callee, the pace of the batch and the concurrency of the tenant allow it, and again where `retries` says so. A batch of one row is a scheduled call. With one bad row all are refused, each bad one named in details.rows, unless `skip_invalid` is true. Events `call_batch.*` and those of each call tell how it goes on.
   *
   * Needs the scope `calls:write`.
   */
  create(body: CreateCallBatchBody, options?: CallOptions & Idempotent & DryRun): Promise<CallBatch>;
  /**
   * List batches of calls: `GET /v1/call-batches`.
   *
   * Needs the scope `calls:read`.
   */
  list(query?: ListCallBatchesQuery, options?: CallOptions): Pages<CallBatch>;
  /**
   * Get a batch of calls: `GET /v1/call-batches/{call_batch_id}`.
   *
   * Needs the scope `calls:read`.
   * @param callBatchId Id of a batch
   */
  get(callBatchId: string, options?: CallOptions): Promise<CallBatch>;
  /**
   * Cancel a batch of calls: `POST /v1/call-batches/{call_batch_id}/cancel`.
   *
   * Rows that wait are canceled; calls under way go on. Canceling a canceled batch changes nothing.
   *
   * Needs the scope `calls:write`.
   * @param callBatchId Id of a batch
   */
  cancel(callBatchId: string, options?: CallOptions & Idempotent & DryRun): Promise<CallBatch>;
  /**
   * Pause a batch of calls: `POST /v1/call-batches/{call_batch_id}/pause`.
   *
   * No call of it is begun until it is resumed; calls under way go on. Pausing a paused batch changes nothing.
   *
   * Needs the scope `calls:write`.
   * @param callBatchId Id of a batch
   */
  pause(callBatchId: string, options?: CallOptions & Idempotent & DryRun): Promise<CallBatch>;
  readonly report: CallBatchesReportApi;
  /**
   * Resume a batch of calls: `POST /v1/call-batches/{call_batch_id}/resume`.
   *
   * Resuming a running batch changes nothing.
   *
   * Needs the scope `calls:write`.
   * @param callBatchId Id of a batch
   */
  resume(callBatchId: string, options?: CallOptions & Idempotent & DryRun): Promise<CallBatch>;
  readonly rows: CallBatchesRowsApi;
}

/** `patchbay.callBatches.report`. */
export interface CallBatchesReportApi {
  /**
   * Report of a batch of calls: `GET /v1/call-batches/{call_batch_id}/report`.
   *
   * Needs the scope `calls:read`.
   * @param callBatchId Id of a batch
   */
  get(callBatchId: string, query?: GetCallBatchReportQuery, options?: CallOptions): Promise<CallBatchReport>;
}

/** `patchbay.callBatches.rows`. */
export interface CallBatchesRowsApi {
  /**
   * List the rows of a batch: `GET /v1/call-batches/{call_batch_id}/rows`.
   *
   * Needs the scope `calls:read`.
   * @param callBatchId Id of a batch
   */
  list(callBatchId: string, query?: ListCallBatchRowsQuery, options?: CallOptions): Pages<CallBatchRow>;
}

/** `patchbay.calls`. */
export interface CallsApi {
  /**
   * Call somebody: `POST /v1/calls`.
   *
   * The call is written down and answered with before anything happens at the telephone network; `GET /v1/calls/{call_id}` and the events `call.*` tell how it goes on. It is dialled once, whatever is repeated. The agent is silent until somebody picks up.
   *
   * Needs the scope `calls:write`.
   */
  create(body: CreateCallBody, options?: CallOptions & Idempotent): Promise<Call>;
  /**
   * List calls: `GET /v1/calls`.
   *
   * Needs the scope `calls:read`.
   */
  list(query?: ListCallsQuery, options?: CallOptions): Pages<Call>;
  /**
   * Get a call: `GET /v1/calls/{call_id}`.
   *
   * What was said is in the transcript of its session.
   *
   * Needs the scope `calls:read`.
   * @param callId Id of a call
   */
  get(callId: string, options?: CallOptions): Promise<Call>;
  /**
   * Press keys on the line: `POST /v1/calls/{call_id}/dtmf`.
   *
   * The keys are pressed one after the other, as from the keypad of a telephone. They stand in no record: they may be a secret.
   *
   * Needs the scope `calls:write`.
   * @param callId Id of a call
   */
  dtmf(callId: string, body: SendCallDtmfBody, options?: CallOptions & Idempotent): Promise<Call>;
  /**
   * Hang up: `POST /v1/calls/{call_id}/hang-up`.
   *
   * Ends the call and its session. One that nobody has picked up yet is canceled. Hanging up a call that is over changes nothing.
   *
   * Needs the scope `calls:write`.
   * @param callId Id of a call
   */
  hangUp(callId: string, options?: CallOptions & Idempotent): Promise<Call>;
  /**
   * Mute one side of a call: `POST /v1/calls/{call_id}/mute`.
   *
   * `agent`: who is on the telephone does not hear the agent any more. `phone`: the agent does not hear the telephone. The same with `muted: false` undoes it.
   *
   * Needs the scope `calls:write`.
   * @param callId Id of a call
   */
  mute(callId: string, body: MuteCallBody, options?: CallOptions & Idempotent): Promise<Call>;
  /**
   * Have the agent say something: `POST /v1/calls/{call_id}/say`.
   *
   * The agent says the text in its own voice, within the limits of its safety; the answer comes when it begins. What it says is in the transcript.
   *
   * Needs the scope `calls:write`.
   * @param callId Id of a call
   */
  say(callId: string, body: SayInCallBody, options?: CallOptions & Idempotent): Promise<Call>;
  /**
   * Hand a call over to another number or SIP address: `POST /v1/calls/{call_id}/transfer`.
   *
   * Blind, by SIP REFER: the telephone goes to the other number or SIP address, and the agent and its session are done with the call; where the network refuses, the call goes on. Warm: answered at once with `transfer.status` `ringing`. The agent asks the caller to wait, the other number is called as one of yours, the agent tells who picks up what it is about, unheard by the caller, and then both talk with each other: the session ends as `transferred`, the call when they hang up. Where nobody takes it, the agent says so and goes on.
   *
   * Needs the scope `calls:write`.
   * @param callId Id of a call
   */
  transfer(callId: string, body: TransferCallBody, options?: CallOptions & Idempotent): Promise<Call>;
}

/** `patchbay.client`. */
export interface ClientApi {
  readonly session: ClientSessionApi;
}

/** `patchbay.client.session`. */
export interface ClientSessionApi {
  /** Get the end user's own session: `GET /v1/client/session`. */
  get(options?: CallOptions): Promise<ClientSession>;
  readonly feedback: ClientSessionFeedbackApi;
  readonly messages: ClientSessionMessagesApi;
  /**
   * End the end user's own session: `POST /v1/client/session/stop`.
   *
   * Closes its room, too. Stopping a session that is over changes nothing.
   */
  stop(options?: CallOptions): Promise<ClientSession>;
  readonly tokens: ClientSessionTokensApi;
  readonly transcript: ClientSessionTranscriptApi;
}

/** `patchbay.client.session.feedback`. */
export interface ClientSessionFeedbackApi {
  /**
   * Say what the end user's own session was like: `PUT /v1/client/session/feedback`.
   *
   * Kept with the session, in place of what was said before; during the session, and after it for as long as the session JWT lives.
   */
  update(body?: UpdateClientSessionFeedbackBody, options?: CallOptions): Promise<ClientSession>;
}

/** `patchbay.client.session.messages`. */
export interface ClientSessionMessagesApi {
  /**
   * Write to the agent of the end user's own session over text: `POST /v1/client/session/messages`.
   *
   * For sessions of the channel text. The answer is what the agent wrote, with its citations and the tools that it used; the same is in the transcript. One message at a time: a second one meanwhile is refused. A provider that fails for good ends the session with an apology, as it does by voice. A message that got no answer can be sent again: it is answered once, and the tools that were called for it are not called a second time.
   */
  create(body?: CreateClientSessionMessageBody, options?: CallOptions & Idempotent): Promise<SessionMessage>;
}

/** `patchbay.client.session.tokens`. */
export interface ClientSessionTokensApi {
  /**
   * Renew the tokens of the end user's own session: `POST /v1/client/session/tokens`.
   *
   * A new participant token and a new session JWT, of 15 minutes at most each, for as long as the session goes on.
   */
  create(options?: CallOptions): Promise<SessionTokens>;
}

/** `patchbay.client.session.transcript`. */
export interface ClientSessionTranscriptApi {
  /** Get what was said in the end user's own session: `GET /v1/client/session/transcript`. */
  get(options?: CallOptions): Promise<ClientTranscript>;
}

/** `patchbay.docs`. */
export interface DocsApi {
  /**
   * Explore the API: `GET /v1/docs`.
   *
   * An interactive reference. `/v1/docs/reference` has the same without scripts.
   */
  get(options?: CallOptions): Promise<string>;
  readonly errors: DocsErrorsApi;
  readonly reference: DocsReferenceApi;
}

/** `patchbay.docs.errors`. */
export interface DocsErrorsApi {
  /** Read what each error code means and what to do about it: `GET /v1/docs/errors`. */
  get(options?: CallOptions): Promise<string>;
}

/** `patchbay.docs.reference`. */
export interface DocsReferenceApi {
  /** Read the plain reference of the API: `GET /v1/docs/reference`. */
  get(options?: CallOptions): Promise<string>;
}

/** `patchbay.events`. */
export interface EventsApi {
  /**
   * List what happened in the last 30 days: `GET /v1/events`.
   *
   * The same objects that webhooks carry.
   *
   * Needs the scope `events:read`.
   */
  list(query?: ListEventsQuery, options?: CallOptions): Pages<EventOutput>;
  /**
   * Get an event: `GET /v1/events/{event_id}`.
   *
   * Needs the scope `events:read`.
   * @param eventId Id of an event
   */
  get(eventId: string, options?: CallOptions): Promise<EventOutput>;
}

/** `patchbay.files`. */
export interface FilesApi {
  /**
   * Declare a document and get the address to upload it to: `POST /v1/files`.
   *
   * PUT the content to upload.url with exactly upload.headers: the storage takes the declared bytes and no others, once. Ingestion starts by itself. Over 100 MiB, upload has parts: PUT each to its address, then complete the upload. Content that a searchable file of the tenant has already is not uploaded again unless on_duplicate says so: then upload is null.
   *
   * Needs the scope `files:write`.
   */
  create(body: CreateFileBody, options?: CallOptions & Idempotent): Promise<CreatedFile>;
  /**
   * List files: `GET /v1/files`.
   *
   * Needs the scope `files:read`.
   */
  list(query?: ListFilesQuery, options?: CallOptions): Pages<File>;
  /**
   * Get a file with its stage and percent: `GET /v1/files/{file_id}`.
   *
   * Needs the scope `files:read`.
   * @param fileId Id of a file
   */
  get(fileId: string, options?: CallOptions): Promise<File>;
  /**
   * Archive a file: `POST /v1/files/{file_id}/archive`.
   *
   * No live search finds it any more, and lists leave it out; snapshots that hold it keep it. What is under way is stopped. At purge_at it is removed for good, unless it is restored before.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  archive(fileId: string, options?: CallOptions & Idempotent): Promise<File>;
  /**
   * Say that the upload is over: `POST /v1/files/{file_id}/complete`.
   *
   * Optional after a single PUT: ingestion does not wait for it, and a file whose upload the storage refused fails here at once, and not only at its deadline. A content in parts becomes one object by it, and only then is ingested.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  complete(fileId: string, body?: CompleteFileUploadBody, options?: CallOptions & Idempotent): Promise<File>;
  /**
   * Get the address to download the content of a file: `GET /v1/files/{file_id}/download`.
   *
   * The address works for 15 minutes, for whoever has it.
   *
   * Needs the scope `files:read`.
   * @param fileId Id of a file
   */
  download(fileId: string, query?: DownloadFileQuery, options?: CallOptions): Promise<FileDownload>;
  /**
   * Remove an archived file for good: `POST /v1/files/{file_id}/purge`.
   *
   * Its content with all versions, its passages, terms and vectors are removed, from snapshots too: nobody can bring it back. An interrupted purge is finished by schedule.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  purge(fileId: string, options?: CallOptions & Idempotent): Promise<PurgedFile>;
  /**
   * Restore an archived file: `POST /v1/files/{file_id}/restore`.
   *
   * Searches find its live version again as soon as its indexes have it, which each of their files shows. What was kept of it is used again.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  restore(fileId: string, options?: CallOptions & Idempotent): Promise<File>;
  /**
   * Give a failed file another try: `POST /v1/files/{file_id}/retry`.
   *
   * It goes on from the stage that failed: what earlier steps made is used again. Where the content never arrived, there is a new upload address.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  retry(fileId: string, options?: CallOptions & Idempotent): Promise<FileWithUpload>;
  /**
   * Stop the work on a file: `POST /v1/files/{file_id}/stop`.
   *
   * The file becomes failed with the reason `stopped`, and can be retried. What is settled stays as it is, so that stopping twice, or just too late, changes nothing.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  stop(fileId: string, options?: CallOptions & Idempotent): Promise<File>;
  readonly upload: FilesUploadApi;
  readonly uploadParts: FilesUploadPartsApi;
  readonly versions: FilesVersionsApi;
}

/** `patchbay.files.upload`. */
export interface FilesUploadApi {
  /**
   * See which parts of a large upload have arrived: `GET /v1/files/{file_id}/upload`.
   *
   * An interrupted upload goes on with the parts that are missing.
   *
   * Needs the scope `files:read`.
   * @param fileId Id of a file
   */
  get(fileId: string, options?: CallOptions): Promise<UploadState>;
}

/** `patchbay.files.uploadParts`. */
export interface FilesUploadPartsApi {
  /**
   * Get addresses of parts of a large upload: `POST /v1/files/{file_id}/upload-parts`.
   *
   * Each address takes one part, of exactly its length and, where part_sha256 was declared, its checksum. A part may be sent again until the upload is completed.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  create(fileId: string, body: CreateFileUploadPartsBody, options?: CallOptions): Promise<UploadParts>;
}

/** `patchbay.files.versions`. */
export interface FilesVersionsApi {
  /**
   * Declare the next version of a file and get the address to upload it to: `POST /v1/files/{file_id}/versions`.
   *
   * The version that searches find stays until the new one is ready; if that fails, it goes on serving. One version at a time: what is on its way is waited for, or stopped.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  create(fileId: string, body: CreateFileVersionBody, options?: CallOptions & Idempotent): Promise<FileWithUpload>;
  /**
   * List the versions of a file: `GET /v1/files/{file_id}/versions`.
   *
   * Needs the scope `files:read`.
   * @param fileId Id of a file
   */
  list(fileId: string, query?: ListFileVersionsQuery, options?: CallOptions): Pages<FileVersion>;
  /**
   * Get a version of a file: `GET /v1/files/{file_id}/versions/{version}`.
   *
   * Needs the scope `files:read`.
   * @param fileId Id of a file
   * @param version Version number
   */
  get(fileId: string, version: number, options?: CallOptions): Promise<FileVersion>;
}

/** `patchbay.health`. */
export interface HealthApi {
  /** Say whether the API is up: `GET /v1/health`. */
  get(options?: CallOptions): Promise<GetHealthResult>;
}

/** `patchbay.inboundMappings`. */
export interface InboundMappingsApi {
  /**
   * Lead a phone number to an agent: `POST /v1/inbound-mappings`.
   *
   * The number decides whose an inbound call is, so it is live once on the platform. It is kept as E.164, however it was written. Calls get what is live in the environment (production, unless another is named), or a pinned binding of the agent. A schedule says when it is answered and what callers meet at other times; a webhook is asked before each call is answered, and may set variables or refuse it. The variables must fit the prompt that would answer now, or every call would be refused: 422 names the one that does not, `variables.<name>`. What is missing is allowed where a webhook may set it, and nothing is asked for while nothing is live in the environment.
   *
   * Needs the scope `mappings:write`.
   */
  create(body: CreateInboundMappingBody, options?: CallOptions & Idempotent & DryRun): Promise<InboundMapping>;
  /**
   * List inbound mappings: `GET /v1/inbound-mappings`.
   *
   * Needs the scope `mappings:read`.
   */
  list(query?: ListInboundMappingsQuery, options?: CallOptions): Pages<InboundMapping>;
  /**
   * Bring many numbers to what a list says: `POST /v1/inbound-mappings/import`.
   *
   * Each line creates a mapping, makes its next version, finds it unchanged, or fails by itself with a code; the good lines are applied, or none with all_or_nothing. Importing the same list again changes nothing. Mappings that the list does not name stay as they are.
   *
   * Needs the scope `mappings:write`.
   */
  import(body: ImportInboundMappingsBody, options?: CallOptions & Idempotent & DryRun): Promise<InboundMappingImport>;
  /**
   * Tell what a call to a number would get, now or at a time: `GET /v1/inbound-mappings/resolve`.
   *
   * It goes all the way of a call and calls nobody: what a call would be refused for, this is refused for. The schedule decides by `at`; the webhook is not asked, so variables that it may set are not missed.
   *
   * Needs the scope `mappings:read`.
   */
  resolve(query: ResolveInboundMappingQuery, options?: CallOptions): Promise<InboundRoute>;
  /**
   * Get an inbound mapping: `GET /v1/inbound-mappings/{inbound_mapping_id}`.
   *
   * Needs the scope `mappings:read`.
   * @param inboundMappingId Id of an inbound mapping
   */
  get(inboundMappingId: string, options?: CallOptions): Promise<InboundMapping>;
  /**
   * Lead a number elsewhere, or with other variables: `PATCH /v1/inbound-mappings/{inbound_mapping_id}`.
   *
   * What changes makes the next version; every version is kept. What is left out stays. Where another agent is named without a target, a pinned binding gives way to production. Variables are judged as when a mapping is made, where the change touches what they depend on.
   *
   * Needs the scope `mappings:write`.
   * @param inboundMappingId Id of an inbound mapping
   */
  update(inboundMappingId: string, body?: UpdateInboundMappingBody, options?: CallOptions & DryRun): Promise<InboundMapping>;
  /**
   * Archive an inbound mapping: `POST /v1/inbound-mappings/{inbound_mapping_id}/archive`.
   *
   * The number is free again, for every tenant. Repeating changes nothing.
   *
   * Needs the scope `mappings:write`.
   * @param inboundMappingId Id of an inbound mapping
   */
  archive(inboundMappingId: string, options?: CallOptions & Idempotent & DryRun): Promise<InboundMapping>;
  /**
   * Restore an archived inbound mapping: `POST /v1/inbound-mappings/{inbound_mapping_id}/restore`.
   *
   * Refused where the number is live elsewhere by now.
   *
   * Needs the scope `mappings:write`.
   * @param inboundMappingId Id of an inbound mapping
   */
  restore(inboundMappingId: string, options?: CallOptions & Idempotent & DryRun): Promise<InboundMapping>;
  readonly versions: InboundMappingsVersionsApi;
}

/** `patchbay.inboundMappings.versions`. */
export interface InboundMappingsVersionsApi {
  /**
   * List every version of an inbound mapping: `GET /v1/inbound-mappings/{inbound_mapping_id}/versions`.
   *
   * Needs the scope `mappings:read`.
   * @param inboundMappingId Id of an inbound mapping
   */
  list(inboundMappingId: string, query?: ListInboundMappingVersionsQuery, options?: CallOptions): Pages<InboundMappingVersion>;
}

/** `patchbay.memberships`. */
export interface MembershipsApi {
  /**
   * List the tenants that you belong to: `GET /v1/memberships`.
   *
   * For people; an API key belongs to one tenant.
   *
   * Needs the scope `operators:read`.
   */
  list(options?: CallOptions): Promise<ListMembershipsResult>;
  /**
   * Choose the tenant to act in: `POST /v1/memberships/{operator_id}/select`.
   *
   * Your next access token acts in this tenant: refresh the present one, which stays in its own. Ids are those of GET /v1/memberships.
   *
   * Needs the scope `memberships:select`.
   * @param operatorId Id of an operator
   */
  select(operatorId: string, options?: CallOptions): Promise<Membership>;
}

/** `patchbay.oauth`. */
export interface OauthApi {
  readonly token: OauthTokenApi;
}

/** `patchbay.oauth.token`. */
export interface OauthTokenApi {
  /**
   * Exchange an API key for a short-lived access token: `POST /v1/oauth/token`.
   *
   * OAuth 2.0 client credentials (RFC 6749 section 4.4). Send the API key as client_secret, or as the password of HTTP Basic authentication.
   */
  create(body: CreateTokenBody, options?: CallOptions): Promise<AccessToken>;
}

/** `patchbay.openapi`. */
export interface OpenapiApi {
  /** Get the OpenAPI document: `GET /v1/openapi.json`. */
  get(options?: CallOptions): Promise<GetOpenapiResult>;
}

/** `patchbay.operators`. */
export interface OperatorsApi {
  /**
   * Invite a person to the tenant: `POST /v1/operators`.
   *
   * By mail. Somebody who has an account already, because of another tenant, keeps it and belongs to this tenant too. Nobody can give a role that may do more than himself.
   *
   * Needs the scope `operators:manage`.
   */
  invite(body: InviteOperatorBody, options?: CallOptions & Idempotent): Promise<Operator>;
  /**
   * List the people of the tenant: `GET /v1/operators`.
   *
   * Needs the scope `operators:read`.
   */
  list(query?: ListOperatorsQuery, options?: CallOptions): Pages<Operator>;
  /**
   * Get a person of the tenant: `GET /v1/operators/{operator_id}`.
   *
   * Needs the scope `operators:read`.
   * @param operatorId Id of an operator
   */
  get(operatorId: string, options?: CallOptions): Promise<Operator>;
  /**
   * Give a person another role: `PATCH /v1/operators/{operator_id}`.
   *
   * Counts within 60 seconds, whatever tokens the person has. Nobody changes his own role, nor that of a person who may do more than himself; the last active owner stays one.
   *
   * Needs the scope `operators:manage`.
   * @param operatorId Id of an operator
   */
  update(operatorId: string, body: UpdateOperatorBody, options?: CallOptions & DryRun): Promise<Operator>;
  /**
   * Shut a person out of the tenant: `POST /v1/operators/{operator_id}/disable`.
   *
   * Within 60 seconds, whatever tokens the person has. Nobody disables himself, nor a person who may do more than himself; the last active owner stays.
   *
   * Needs the scope `operators:manage`.
   * @param operatorId Id of an operator
   */
  disable(operatorId: string, options?: CallOptions & Idempotent): Promise<Operator>;
  /**
   * Let a person into the tenant again: `POST /v1/operators/{operator_id}/enable`.
   *
   * With the role that it had.
   *
   * Needs the scope `operators:manage`.
   * @param operatorId Id of an operator
   */
  enable(operatorId: string, options?: CallOptions & Idempotent): Promise<Operator>;
}

/** `patchbay.phoneNumbers`. */
export interface PhoneNumbersApi {
  /**
   * Register a phone number: `POST /v1/phone-numbers`.
   *
   * A number is live once on the platform. With an outbound trunk calls may be made as it; with an inbound trunk its calls arrive, and an inbound mapping says who answers. Its trunks are brought up to date at the media server.
   *
   * Needs the scope `telephony:write`.
   */
  create(body: CreatePhoneNumberBody, options?: CallOptions & Idempotent): Promise<PhoneNumber>;
  /**
   * List phone numbers: `GET /v1/phone-numbers`.
   *
   * Needs the scope `telephony:read`.
   */
  list(query?: ListPhoneNumbersQuery, options?: CallOptions): Pages<PhoneNumber>;
  /**
   * Get a phone number: `GET /v1/phone-numbers/{phone_number_id}`.
   *
   * Needs the scope `telephony:read`.
   * @param phoneNumberId Id of a phone number
   */
  get(phoneNumberId: string, options?: CallOptions): Promise<PhoneNumber>;
  /**
   * Change a phone number: `PATCH /v1/phone-numbers/{phone_number_id}`.
   *
   * Gives it other trunks, or none. The number itself never changes.
   *
   * Needs the scope `telephony:write`.
   * @param phoneNumberId Id of a phone number
   */
  update(phoneNumberId: string, body?: UpdatePhoneNumberBody, options?: CallOptions): Promise<PhoneNumber>;
  /**
   * Archive a phone number: `POST /v1/phone-numbers/{phone_number_id}/archive`.
   *
   * The number is free again, and its trunks carry it no more. Repeating changes nothing.
   *
   * Needs the scope `telephony:write`.
   * @param phoneNumberId Id of a phone number
   */
  archive(phoneNumberId: string, options?: CallOptions & Idempotent): Promise<PhoneNumber>;
  /**
   * Restore a phone number: `POST /v1/phone-numbers/{phone_number_id}/restore`.
   *
   * It is live again, on the trunks that it had.
   *
   * Needs the scope `telephony:write`.
   * @param phoneNumberId Id of a phone number
   */
  restore(phoneNumberId: string, options?: CallOptions & Idempotent): Promise<PhoneNumber>;
}

/** `patchbay.priceLists`. */
export interface PriceListsApi {
  /**
   * Set the tenant's prices from a day on: `POST /v1/price-lists`.
   *
   * A list never changes. Another one takes its place from its own first day on; of two with the same day the newer one holds. What it leaves open has the price of the product, where both are in US dollars.
   *
   * Needs the scope `usage:write`.
   */
  create(body: CreatePriceListBody, options?: CallOptions & Idempotent & DryRun): Promise<PriceList>;
  /**
   * List the tenant's price lists: `GET /v1/price-lists`.
   *
   * Needs the scope `usage:read`.
   */
  list(query?: ListPriceListsQuery, options?: CallOptions): Pages<PriceList>;
  /**
   * Get a price list: `GET /v1/price-lists/{price_list_id}`.
   *
   * Needs the scope `usage:read`.
   * @param priceListId Id of a price list
   */
  get(priceListId: string, options?: CallOptions): Promise<PriceList>;
}

/** `patchbay.prices`. */
export interface PricesApi {
  /**
   * Get the prices that hold on a day: `GET /v1/prices`.
   *
   * Needs the scope `usage:read`.
   */
  get(query?: GetPricesQuery, options?: CallOptions): Promise<Prices>;
}

/** `patchbay.prompts`. */
export interface PromptsApi {
  /**
   * Create a prompt: `POST /v1/prompts`.
   *
   * With `content` it starts with a draft, ready to be published.
   *
   * Needs the scope `prompts:write`.
   */
  create(body: CreatePromptBody, options?: CallOptions & Idempotent & DryRun): Promise<Prompt>;
  /**
   * List prompts: `GET /v1/prompts`.
   *
   * By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).
   *
   * Needs the scope `prompts:read`.
   */
  list(query?: ListPromptsQuery, options?: CallOptions & Expand): Pages<ListedPrompt>;
  /**
   * Get a prompt: `GET /v1/prompts/{prompt_id}`.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   */
  get(promptId: string, options?: CallOptions & Expand): Promise<ExpandedPrompt>;
  /**
   * Update name, description, tags, metadata or owner of a prompt: `PATCH /v1/prompts/{prompt_id}`.
   *
   * Needs the scope `prompts:write`.
   * @param promptId Id of a prompt
   */
  update(promptId: string, body?: UpdatePromptBody, options?: CallOptions & DryRun): Promise<Prompt>;
  /**
   * Archive a prompt: `POST /v1/prompts/{prompt_id}/archive`.
   *
   * It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.
   *
   * Needs the scope `prompts:write`.
   * @param promptId Id of a prompt
   */
  archive(promptId: string, body?: ArchivePromptBody, options?: CallOptions & Idempotent & DryRun): Promise<Prompt>;
  readonly dependents: PromptsDependentsApi;
  readonly draft: PromptsDraftApi;
  /**
   * Copy a prompt into a new one: `POST /v1/prompts/{prompt_id}/duplicate`.
   *
   * The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.
   *
   * Needs the scope `prompts:write`.
   * @param promptId Id of a prompt
   */
  duplicate(promptId: string, body?: DuplicatePromptBody, options?: CallOptions & Idempotent & DryRun): Promise<Prompt>;
  readonly labels: PromptsLabelsApi;
  /**
   * Restore an archived prompt: `POST /v1/prompts/{prompt_id}/restore`.
   *
   * Needs the scope `prompts:write`.
   * @param promptId Id of a prompt
   */
  restore(promptId: string, options?: CallOptions & Idempotent & DryRun): Promise<Prompt>;
  readonly versions: PromptsVersionsApi;
}

/** `patchbay.prompts.dependents`. */
export interface PromptsDependentsApi {
  /**
   * List what uses any version of a prompt: `GET /v1/prompts/{prompt_id}/dependents`.
   *
   * Bindings, environments, inbound mappings, prompts that include it, and open sessions.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   */
  list(promptId: string, query?: ListPromptDependentsQuery, options?: CallOptions): Promise<PromptDependents>;
}

/** `patchbay.prompts.draft`. */
export interface PromptsDraftApi {
  /**
   * Get the draft of a prompt: `GET /v1/prompts/{prompt_id}/draft`.
   *
   * Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   */
  get(promptId: string, options?: CallOptions): Promise<PromptDraft>;
  /**
   * Replace the draft of a prompt: `PUT /v1/prompts/{prompt_id}/draft`.
   *
   * The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.
   *
   * Needs the scope `prompts:write`.
   * @param promptId Id of a prompt
   */
  update(promptId: string, body: UpdatePromptDraftBody, options?: CallOptions & IfMatch & DryRun): Promise<PromptDraft>;
  /**
   * Fill in the variables and includes of the draft of a prompt: `POST /v1/prompts/{prompt_id}/draft/render`.
   *
   * What publishing the draft would give, with the values of the request. It stores nothing.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   */
  render(promptId: string, body?: RenderPromptDraftBody, options?: CallOptions): Promise<RenderedPrompt>;
}

/** `patchbay.prompts.labels`. */
export interface PromptsLabelsApi {
  /**
   * List the labels of a prompt: `GET /v1/prompts/{prompt_id}/labels`.
   *
   * All of them: there are 32 at most.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   */
  list(promptId: string, options?: CallOptions): Promise<ListPromptLabelsResult>;
  /**
   * Put a label on a version of a prompt, or move it there: `PUT /v1/prompts/{prompt_id}/labels/{label}`.
   *
   * A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.
   *
   * Needs the scope `prompts:publish`.
   * @param promptId Id of a prompt
   * @param label A movable name on a version
   */
  label(promptId: string, label: string, body: LabelPromptVersionBody, options?: CallOptions & DryRun): Promise<PromptLabel>;
  /**
   * Take a label of a prompt away: `POST /v1/prompts/{prompt_id}/labels/{label}/remove`.
   *
   * Needs the scope `prompts:publish`.
   * @param promptId Id of a prompt
   * @param label A movable name on a version
   */
  remove(promptId: string, label: string, body?: UnlabelPromptVersionBody, options?: CallOptions & Idempotent & DryRun): Promise<PromptLabel>;
}

/** `patchbay.prompts.versions`. */
export interface PromptsVersionsApi {
  /**
   * Publish the draft of a prompt as its next version: `POST /v1/prompts/{prompt_id}/versions`.
   *
   * A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.
   *
   * Needs the scope `prompts:publish`.
   * @param promptId Id of a prompt
   */
  publish(promptId: string, body?: PublishPromptVersionBody, options?: CallOptions & Idempotent & IfMatch & DryRun): Promise<PromptVersion>;
  /**
   * List the published versions of a prompt, without their content: `GET /v1/prompts/{prompt_id}/versions`.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   */
  list(promptId: string, query?: ListPromptVersionsQuery, options?: CallOptions): Pages<PromptVersionSummary>;
  /**
   * Get a published version of a prompt, by number or by label: `GET /v1/prompts/{prompt_id}/versions/{version}`.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   * @param version Version number, or a label that stands on it
   */
  get(promptId: string, version: number | string, options?: CallOptions): Promise<PromptVersion>;
  readonly dependents: PromptsVersionsDependentsApi;
  /**
   * Compare a version of a prompt with another one: `GET /v1/prompts/{prompt_id}/versions/{version}/diff`.
   *
   * What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   * @param version Version number, a label that stands on it, or `draft`
   */
  diff(promptId: string, version: number | string, query?: DiffPromptVersionQuery, options?: CallOptions): Promise<PromptVersionDiff>;
  /**
   * Fill in the variables and includes of a prompt version: `POST /v1/prompts/{prompt_id}/versions/{version}/render`.
   *
   * The same rendering as in a session, with the values of the request. Built-in variables tell the moment `at` in the tenant's time zone, and the channel, caller and agent that are named. It stores nothing.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   * @param version Version number, or a label that stands on it
   */
  render(promptId: string, version: number | string, body?: RenderPromptVersionBody, options?: CallOptions): Promise<RenderedPrompt>;
}

/** `patchbay.prompts.versions.dependents`. */
export interface PromptsVersionsDependentsApi {
  /**
   * List what uses a version of a prompt: `GET /v1/prompts/{prompt_id}/versions/{version}/dependents`.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   * @param version Version number, or a label that stands on it
   */
  list(promptId: string, version: number | string, query?: ListPromptVersionDependentsQuery, options?: CallOptions): Promise<PromptDependents>;
}

/** `patchbay.providerCredentials`. */
export interface ProviderCredentialsApi {
  /**
   * Store a credential for a service: `POST /v1/provider-credentials`.
   *
   * The secret goes into the secret store and is never shown again, here or elsewhere. Tools refer to credentials of the kinds http_* by id; those name the hosts that they may be sent to.
   *
   * Needs the scope `credentials:manage`.
   */
  create(body: CreateProviderCredentialBody, options?: CallOptions & Idempotent): Promise<ProviderCredential>;
  /**
   * List credentials, without their secrets: `GET /v1/provider-credentials`.
   *
   * Needs the scope `credentials:read`.
   */
  list(query?: ListProviderCredentialsQuery, options?: CallOptions): Pages<ProviderCredential>;
  /**
   * Get a credential, without its secret: `GET /v1/provider-credentials/{credential_id}`.
   *
   * Needs the scope `credentials:read`.
   * @param credentialId Id of a provider credential
   */
  get(credentialId: string, options?: CallOptions): Promise<ProviderCredential>;
  /**
   * Change name, metadata or allowed hosts of a credential: `PATCH /v1/provider-credentials/{credential_id}`.
   *
   * The secret is changed by rotating it.
   *
   * Needs the scope `credentials:manage`.
   * @param credentialId Id of a provider credential
   */
  update(credentialId: string, body?: UpdateProviderCredentialBody, options?: CallOptions & DryRun): Promise<ProviderCredential>;
  /**
   * Archive a credential: `POST /v1/provider-credentials/{credential_id}/archive`.
   *
   * No tool can be published with it and none can send it any more. Refused while a version that refers to it is live. Repeating changes nothing.
   *
   * Needs the scope `credentials:manage`.
   * @param credentialId Id of a provider credential
   */
  archive(credentialId: string, options?: CallOptions & Idempotent & DryRun): Promise<ProviderCredential>;
  readonly dependents: ProviderCredentialsDependentsApi;
  /**
   * Restore an archived credential: `POST /v1/provider-credentials/{credential_id}/restore`.
   *
   * Its last secret is in force again. Repeating changes nothing.
   *
   * Needs the scope `credentials:manage`.
   * @param credentialId Id of a provider credential
   */
  restore(credentialId: string, options?: CallOptions & Idempotent & DryRun): Promise<ProviderCredential>;
  /**
   * Replace the secret of a credential: `POST /v1/provider-credentials/{credential_id}/rotate`.
   *
   * Tools send the new secret from the next call on; no version has to change.
   *
   * Needs the scope `credentials:manage`.
   * @param credentialId Id of a provider credential
   */
  rotate(credentialId: string, body: RotateProviderCredentialBody, options?: CallOptions & Idempotent): Promise<ProviderCredential>;
  /**
   * Use a credential once, for real: `POST /v1/provider-credentials/{credential_id}/test`.
   *
   * Asks the provider something that costs nothing, or the address in url, and says whether the credential was taken. A refusal is a result here, not an error. Neither the secret nor the answer is shown.
   *
   * Needs the scope `credentials:manage`.
   * @param credentialId Id of a provider credential
   */
  test(credentialId: string, body?: TestProviderCredentialBody, options?: CallOptions): Promise<ProviderCredentialTest>;
}

/** `patchbay.providerCredentials.dependents`. */
export interface ProviderCredentialsDependentsApi {
  /**
   * List what refers to a credential: `GET /v1/provider-credentials/{credential_id}/dependents`.
   *
   * Versions and drafts of tools, those first whose version is live somewhere.
   *
   * Needs the scope `credentials:read`.
   * @param credentialId Id of a provider credential
   */
  list(credentialId: string, options?: CallOptions): Promise<ListProviderCredentialDependentsResult>;
}

/** `patchbay.runtimeConfigs`. */
export interface RuntimeConfigsApi {
  /**
   * Create a runtime config: `POST /v1/runtime-configs`.
   *
   * With `content` it starts with a draft, ready to be published.
   *
   * Needs the scope `runtime_configs:write`.
   */
  create(body: CreateRuntimeConfigBody, options?: CallOptions & Idempotent & DryRun): Promise<RuntimeConfig>;
  /**
   * List runtime configs: `GET /v1/runtime-configs`.
   *
   * By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).
   *
   * Needs the scope `runtime_configs:read`.
   */
  list(query?: ListRuntimeConfigsQuery, options?: CallOptions & Expand): Pages<ListedRuntimeConfig>;
  /**
   * Get a runtime config: `GET /v1/runtime-configs/{runtime_config_id}`.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   */
  get(runtimeConfigId: string, options?: CallOptions & Expand): Promise<ExpandedRuntimeConfig>;
  /**
   * Update name, description, tags, metadata or owner of a runtime config: `PATCH /v1/runtime-configs/{runtime_config_id}`.
   *
   * Needs the scope `runtime_configs:write`.
   * @param runtimeConfigId Id of a runtime config
   */
  update(runtimeConfigId: string, body?: UpdateRuntimeConfigBody, options?: CallOptions & DryRun): Promise<RuntimeConfig>;
  /**
   * Archive a runtime config: `POST /v1/runtime-configs/{runtime_config_id}/archive`.
   *
   * It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.
   *
   * Needs the scope `runtime_configs:write`.
   * @param runtimeConfigId Id of a runtime config
   */
  archive(runtimeConfigId: string, body?: ArchiveRuntimeConfigBody, options?: CallOptions & Idempotent & DryRun): Promise<RuntimeConfig>;
  readonly dependents: RuntimeConfigsDependentsApi;
  readonly draft: RuntimeConfigsDraftApi;
  /**
   * Copy a runtime config into a new one: `POST /v1/runtime-configs/{runtime_config_id}/duplicate`.
   *
   * The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.
   *
   * Needs the scope `runtime_configs:write`.
   * @param runtimeConfigId Id of a runtime config
   */
  duplicate(runtimeConfigId: string, body?: DuplicateRuntimeConfigBody, options?: CallOptions & Idempotent & DryRun): Promise<RuntimeConfig>;
  readonly labels: RuntimeConfigsLabelsApi;
  /**
   * Restore an archived runtime config: `POST /v1/runtime-configs/{runtime_config_id}/restore`.
   *
   * Needs the scope `runtime_configs:write`.
   * @param runtimeConfigId Id of a runtime config
   */
  restore(runtimeConfigId: string, options?: CallOptions & Idempotent & DryRun): Promise<RuntimeConfig>;
  readonly versions: RuntimeConfigsVersionsApi;
}

/** `patchbay.runtimeConfigs.dependents`. */
export interface RuntimeConfigsDependentsApi {
  /**
   * List what uses any version of a runtime config: `GET /v1/runtime-configs/{runtime_config_id}/dependents`.
   *
   * Bindings, environments, inbound mappings, prompts that include it, and open sessions.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   */
  list(runtimeConfigId: string, query?: ListRuntimeConfigDependentsQuery, options?: CallOptions): Promise<RuntimeConfigDependents>;
}

/** `patchbay.runtimeConfigs.draft`. */
export interface RuntimeConfigsDraftApi {
  /**
   * Get the draft of a runtime config: `GET /v1/runtime-configs/{runtime_config_id}/draft`.
   *
   * Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   */
  get(runtimeConfigId: string, options?: CallOptions): Promise<RuntimeConfigDraft>;
  /**
   * Replace the draft of a runtime config: `PUT /v1/runtime-configs/{runtime_config_id}/draft`.
   *
   * The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.
   *
   * Needs the scope `runtime_configs:write`.
   * @param runtimeConfigId Id of a runtime config
   */
  update(runtimeConfigId: string, body: UpdateRuntimeConfigDraftBody, options?: CallOptions & IfMatch & DryRun): Promise<RuntimeConfigDraft>;
}

/** `patchbay.runtimeConfigs.labels`. */
export interface RuntimeConfigsLabelsApi {
  /**
   * List the labels of a runtime config: `GET /v1/runtime-configs/{runtime_config_id}/labels`.
   *
   * All of them: there are 32 at most.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   */
  list(runtimeConfigId: string, options?: CallOptions): Promise<ListRuntimeConfigLabelsResult>;
  /**
   * Put a label on a version of a runtime config, or move it there: `PUT /v1/runtime-configs/{runtime_config_id}/labels/{label}`.
   *
   * A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.
   *
   * Needs the scope `runtime_configs:publish`.
   * @param runtimeConfigId Id of a runtime config
   * @param label A movable name on a version
   */
  label(runtimeConfigId: string, label: string, body: LabelRuntimeConfigVersionBody, options?: CallOptions & DryRun): Promise<RuntimeConfigLabel>;
  /**
   * Take a label of a runtime config away: `POST /v1/runtime-configs/{runtime_config_id}/labels/{label}/remove`.
   *
   * Needs the scope `runtime_configs:publish`.
   * @param runtimeConfigId Id of a runtime config
   * @param label A movable name on a version
   */
  remove(runtimeConfigId: string, label: string, body?: UnlabelRuntimeConfigVersionBody, options?: CallOptions & Idempotent & DryRun): Promise<RuntimeConfigLabel>;
}

/** `patchbay.runtimeConfigs.versions`. */
export interface RuntimeConfigsVersionsApi {
  /**
   * Publish the draft of a runtime config as its next version: `POST /v1/runtime-configs/{runtime_config_id}/versions`.
   *
   * A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.
   *
   * Needs the scope `runtime_configs:publish`.
   * @param runtimeConfigId Id of a runtime config
   */
  publish(runtimeConfigId: string, body?: PublishRuntimeConfigVersionBody, options?: CallOptions & Idempotent & IfMatch & DryRun): Promise<RuntimeConfigVersion>;
  /**
   * List the published versions of a runtime config, without their content: `GET /v1/runtime-configs/{runtime_config_id}/versions`.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   */
  list(runtimeConfigId: string, query?: ListRuntimeConfigVersionsQuery, options?: CallOptions): Pages<RuntimeConfigVersionSummary>;
  /**
   * Get a published version of a runtime config, by number or by label: `GET /v1/runtime-configs/{runtime_config_id}/versions/{version}`.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   * @param version Version number, or a label that stands on it
   */
  get(runtimeConfigId: string, version: number | string, options?: CallOptions): Promise<RuntimeConfigVersion>;
  readonly dependents: RuntimeConfigsVersionsDependentsApi;
  /**
   * Compare a version of a runtime config with another one: `GET /v1/runtime-configs/{runtime_config_id}/versions/{version}/diff`.
   *
   * What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   * @param version Version number, a label that stands on it, or `draft`
   */
  diff(runtimeConfigId: string, version: number | string, query?: DiffRuntimeConfigVersionQuery, options?: CallOptions): Promise<RuntimeConfigVersionDiff>;
}

/** `patchbay.runtimeConfigs.versions.dependents`. */
export interface RuntimeConfigsVersionsDependentsApi {
  /**
   * List what uses a version of a runtime config: `GET /v1/runtime-configs/{runtime_config_id}/versions/{version}/dependents`.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   * @param version Version number, or a label that stands on it
   */
  list(runtimeConfigId: string, version: number | string, query?: ListRuntimeConfigVersionDependentsQuery, options?: CallOptions): Promise<RuntimeConfigDependents>;
}

/** `patchbay.searchIndexes`. */
export interface SearchIndexesApi {
  /**
   * Create a search index: `POST /v1/search-indexes`.
   *
   * Needs the scope `indexes:write`.
   */
  create(body: CreateSearchIndexBody, options?: CallOptions & Idempotent): Promise<SearchIndex>;
  /**
   * List search indexes: `GET /v1/search-indexes`.
   *
   * Needs the scope `indexes:read`.
   */
  list(query?: ListSearchIndexesQuery, options?: CallOptions): Pages<SearchIndex>;
  /**
   * Get a search index: `GET /v1/search-indexes/{index_id}`.
   *
   * Needs the scope `indexes:read`.
   * @param indexId Id of a search index
   */
  get(indexId: string, options?: CallOptions): Promise<SearchIndex>;
  /**
   * Change a search index: `PATCH /v1/search-indexes/{index_id}`.
   *
   * Another chunking or embedding_model makes the next generation of the index beside the one that serves: building shows how far it is, and searches change over when it has every file. Snapshots that were made before keep the old one.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   */
  update(indexId: string, body?: UpdateSearchIndexBody, options?: CallOptions & Idempotent): Promise<SearchIndex>;
  /**
   * Archive a search index: `POST /v1/search-indexes/{index_id}/archive`.
   *
   * It leaves lists, takes no new files and can no longer be bound; what is bound to it or to its snapshots goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, and open sessions. Repeating changes nothing.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   */
  archive(indexId: string, body?: ArchiveSearchIndexBody, options?: CallOptions & Idempotent & DryRun): Promise<SearchIndex>;
  readonly build: SearchIndexesBuildApi;
  readonly dependents: SearchIndexesDependentsApi;
  readonly evaluations: SearchIndexesEvaluationsApi;
  readonly files: SearchIndexesFilesApi;
  readonly querySets: SearchIndexesQuerySetsApi;
  /**
   * Restore an archived search index: `POST /v1/search-indexes/{index_id}/restore`.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   */
  restore(indexId: string, options?: CallOptions & Idempotent & DryRun): Promise<SearchIndex>;
  readonly snapshots: SearchIndexesSnapshotsApi;
}

/** `patchbay.searchIndexes.build`. */
export interface SearchIndexesBuildApi {
  /**
   * Stop the making of the next generation of a search index: `POST /v1/search-indexes/{index_id}/build/stop`.
   *
   * The active generation goes on as if the build had never begun. Without a build nothing changes.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   */
  stop(indexId: string, options?: CallOptions & Idempotent & DryRun): Promise<SearchIndex>;
}

/** `patchbay.searchIndexes.dependents`. */
export interface SearchIndexesDependentsApi {
  /**
   * List what uses a search index, or one of its snapshots: `GET /v1/search-indexes/{index_id}/dependents`.
   *
   * Needs the scope `indexes:read`.
   * @param indexId Id of a search index
   */
  list(indexId: string, query?: ListSearchIndexDependentsQuery, options?: CallOptions): Promise<SearchIndexDependents>;
}

/** `patchbay.searchIndexes.evaluations`. */
export interface SearchIndexesEvaluationsApi {
  /**
   * Evaluate the searches of an index: `POST /v1/search-indexes/{index_id}/evaluations`.
   *
   * Answers at once; a job asks every query of the set in every configuration, as POST /v1/search does. Look at the evaluation until it is completed or failed.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   */
  create(indexId: string, body: CreateEvaluationBody, options?: CallOptions & Idempotent): Promise<Evaluation>;
  /**
   * List evaluations of a search index: `GET /v1/search-indexes/{index_id}/evaluations`.
   *
   * Needs the scope `search:read`.
   * @param indexId Id of a search index
   */
  list(indexId: string, query?: ListEvaluationsQuery, options?: CallOptions): Pages<Evaluation>;
  /**
   * Get an evaluation, with its metrics once it is completed: `GET /v1/search-indexes/{index_id}/evaluations/{evaluation_id}`.
   *
   * Needs the scope `search:read`.
   * @param indexId Id of a search index
   * @param evaluationId Id of an evaluation
   */
  get(indexId: string, evaluationId: string, options?: CallOptions): Promise<Evaluation>;
  /**
   * Compare an evaluation with another one: `GET /v1/search-indexes/{index_id}/evaluations/{evaluation_id}/compare`.
   *
   * Metrics of the queries that both have, and which of these got better or worse. Both must be completed.
   *
   * Needs the scope `search:read`.
   * @param indexId Id of a search index
   * @param evaluationId Id of an evaluation
   */
  compare(indexId: string, evaluationId: string, query?: CompareEvaluationQuery, options?: CallOptions): Promise<EvaluationComparison>;
  readonly results: SearchIndexesEvaluationsResultsApi;
}

/** `patchbay.searchIndexes.evaluations.results`. */
export interface SearchIndexesEvaluationsResultsApi {
  /**
   * List what single queries of an evaluation came to: `GET /v1/search-indexes/{index_id}/evaluations/{evaluation_id}/results`.
   *
   * Needs the scope `search:read`.
   * @param indexId Id of a search index
   * @param evaluationId Id of an evaluation
   */
  list(indexId: string, evaluationId: string, query?: ListEvaluationResultsQuery, options?: CallOptions): Pages<EvaluationResult>;
}

/** `patchbay.searchIndexes.files`. */
export interface SearchIndexesFilesApi {
  /**
   * Attach a file to a search index: `POST /v1/search-indexes/{index_id}/files`.
   *
   * A file of which a version is ready is cut and embedded by the recipe of this index; searches find it when its status is searchable. Work that was done for another index of the same recipe is used again. Repeating changes nothing.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   */
  attach(indexId: string, body: AttachIndexFileBody, options?: CallOptions & Idempotent): Promise<IndexFile>;
  /**
   * List the files of a search index: `GET /v1/search-indexes/{index_id}/files`.
   *
   * Needs the scope `indexes:read`.
   * @param indexId Id of a search index
   */
  list(indexId: string, query?: ListIndexFilesQuery, options?: CallOptions): Pages<IndexFile>;
  readonly chunks: SearchIndexesFilesChunksApi;
  /**
   * Detach a file from a search index: `POST /v1/search-indexes/{index_id}/files/{file_id}/detach`.
   *
   * Searches of the index find it no longer, from now on. Snapshots that hold it keep it. Repeating changes nothing.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   * @param fileId Id of a file
   */
  detach(indexId: string, fileId: string, options?: CallOptions & Idempotent & DryRun): Promise<SearchIndex>;
  /**
   * Give a file that failed in a search index another try: `POST /v1/search-indexes/{index_id}/files/{file_id}/retry`.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   * @param fileId Id of a file
   */
  retry(indexId: string, fileId: string, options?: CallOptions & Idempotent): Promise<IndexFile>;
}

/** `patchbay.searchIndexes.files.chunks`. */
export interface SearchIndexesFilesChunksApi {
  /**
   * List the passages that a search index has of a file: `GET /v1/search-indexes/{index_id}/files/{file_id}/chunks`.
   *
   * Needs the scope `files:read`.
   * @param indexId Id of a search index
   * @param fileId Id of a file
   */
  list(indexId: string, fileId: string, query?: ListIndexChunksQuery, options?: CallOptions): Pages<Chunk>;
}

/** `patchbay.searchIndexes.querySets`. */
export interface SearchIndexesQuerySetsApi {
  /**
   * Create a query set: `POST /v1/search-indexes/{index_id}/query-sets`.
   *
   * Labelled queries: which files, or which pages of them, answer each, and how well. Labels name no passages, so they mean the same after files are cut anew. A query that nothing answers measures whether searches know when to find nothing.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   */
  create(indexId: string, body: CreateQuerySetBody, options?: CallOptions & Idempotent & DryRun): Promise<QuerySet>;
  /**
   * List query sets of a search index: `GET /v1/search-indexes/{index_id}/query-sets`.
   *
   * Needs the scope `search:read`.
   * @param indexId Id of a search index
   */
  list(indexId: string, query?: ListQuerySetsQuery, options?: CallOptions): Pages<QuerySet>;
  /**
   * Get a query set with its queries: `GET /v1/search-indexes/{index_id}/query-sets/{query_set_id}`.
   *
   * Needs the scope `search:read`.
   * @param indexId Id of a search index
   * @param querySetId Id of a query set
   */
  get(indexId: string, querySetId: string, query?: GetQuerySetQuery, options?: CallOptions): Promise<QuerySetWithQueries>;
  /**
   * Replace the queries of a query set: `PUT /v1/search-indexes/{index_id}/query-sets/{query_set_id}`.
   *
   * Everything is put in place of what is there. Other queries or labels make the next version; evaluations keep the version that they were made with. What changes nothing makes none.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   * @param querySetId Id of a query set
   */
  update(indexId: string, querySetId: string, body: UpdateQuerySetBody, options?: CallOptions & DryRun): Promise<QuerySet>;
  /**
   * Archive a query set: `POST /v1/search-indexes/{index_id}/query-sets/{query_set_id}/archive`.
   *
   * No new evaluation can name it; those that did stay. Repeating changes nothing.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   * @param querySetId Id of a query set
   */
  archive(indexId: string, querySetId: string, options?: CallOptions & Idempotent & DryRun): Promise<QuerySet>;
  /**
   * Restore a query set: `POST /v1/search-indexes/{index_id}/query-sets/{query_set_id}/restore`.
   *
   * Repeating changes nothing.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   * @param querySetId Id of a query set
   */
  restore(indexId: string, querySetId: string, options?: CallOptions & Idempotent & DryRun): Promise<QuerySet>;
}

/** `patchbay.searchIndexes.snapshots`. */
export interface SearchIndexesSnapshotsApi {
  /**
   * Make a snapshot of a search index: `POST /v1/search-indexes/{index_id}/snapshots`.
   *
   * What searches of the index find at this moment, for a binding to pin: sessions, tests and rollbacks then search exactly this. Where nothing has changed since the last snapshot, the answer is that one.
   *
   * Needs the scope `indexes:write`.
   * @param indexId Id of a search index
   */
  create(indexId: string, body?: CreateIndexSnapshotBody, options?: CallOptions & Idempotent & DryRun): Promise<IndexSnapshot>;
  /**
   * List the snapshots of a search index: `GET /v1/search-indexes/{index_id}/snapshots`.
   *
   * Needs the scope `indexes:read`.
   * @param indexId Id of a search index
   */
  list(indexId: string, query?: ListIndexSnapshotsQuery, options?: CallOptions): Pages<IndexSnapshot>;
  /**
   * Get a snapshot of a search index: `GET /v1/search-indexes/{index_id}/snapshots/{snapshot_id}`.
   *
   * Needs the scope `indexes:read`.
   * @param indexId Id of a search index
   * @param snapshotId Id of a snapshot
   */
  get(indexId: string, snapshotId: string, options?: CallOptions): Promise<IndexSnapshot>;
  readonly files: SearchIndexesSnapshotsFilesApi;
}

/** `patchbay.searchIndexes.snapshots.files`. */
export interface SearchIndexesSnapshotsFilesApi {
  /**
   * List the file versions that a snapshot holds: `GET /v1/search-indexes/{index_id}/snapshots/{snapshot_id}/files`.
   *
   * Needs the scope `indexes:read`.
   * @param indexId Id of a search index
   * @param snapshotId Id of a snapshot
   */
  list(indexId: string, snapshotId: string, query?: ListIndexSnapshotFilesQuery, options?: CallOptions): Pages<SnapshotFile>;
}

/** `patchbay.sessions`. */
export interface SessionsApi {
  /**
   * Start a session of an end user with an agent: `POST /v1/sessions`.
   *
   * Resolves the pinned versions, opens a LiveKit room with its agent, and returns the participant token and a session JWT. The session fails if no agent joins within its deadline; it is never silent.
   *
   * Needs the scope `sessions:write`.
   */
  create(body: CreateSessionBody, options?: CallOptions & Idempotent): Promise<StartedSession>;
  /**
   * List sessions: `GET /v1/sessions`.
   *
   * Needs the scope `sessions:read`.
   */
  list(query?: ListSessionsQuery, options?: CallOptions): Pages<Session>;
  /**
   * Get a session: `GET /v1/sessions/{session_id}`.
   *
   * Needs the scope `sessions:read`.
   * @param sessionId Id of a session
   */
  get(sessionId: string, options?: CallOptions): Promise<Session>;
  readonly analyses: SessionsAnalysesApi;
  readonly cost: SessionsCostApi;
  readonly events: SessionsEventsApi;
  readonly messages: SessionsMessagesApi;
  readonly recording: SessionsRecordingApi;
  /**
   * End a session and close its room: `POST /v1/sessions/{session_id}/stop`.
   *
   * Stopping a session that is over changes nothing.
   *
   * Needs the scope `sessions:write`.
   * @param sessionId Id of a session
   */
  stop(sessionId: string, options?: CallOptions & Idempotent): Promise<Session>;
  readonly tokens: SessionsTokensApi;
  readonly transcript: SessionsTranscriptApi;
}

/** `patchbay.sessions.analyses`. */
export interface SessionsAnalysesApi {
  /**
   * Analyse a session that is over: `POST /v1/sessions/{session_id}/analyses`.
   *
   * Answers at once; a job makes it. A session whose agent names an analysis definition is analysed by itself within minutes of its end: this makes another one, by the same definition or by any other. The session and earlier analyses stay as they are.
   *
   * Needs the scope `sessions:write`.
   * @param sessionId Id of a session
   */
  create(sessionId: string, body?: CreateSessionAnalysisBody, options?: CallOptions & Idempotent): Promise<SessionAnalysis>;
  /**
   * List the analyses of a session: `GET /v1/sessions/{session_id}/analyses`.
   *
   * Needs the scope `sessions:read`.
   * @param sessionId Id of a session
   */
  list(sessionId: string, query?: ListSessionAnalysesQuery, options?: CallOptions): Pages<SessionAnalysis>;
  /**
   * Get an analysis of a session, with what was found once it is completed: `GET /v1/sessions/{session_id}/analyses/{session_analysis_id}`.
   *
   * Needs the scope `sessions:read`.
   * @param sessionId Id of a session
   * @param sessionAnalysisId Id of a session analysis
   */
  get(sessionId: string, sessionAnalysisId: string, options?: CallOptions): Promise<SessionAnalysis>;
}

/** `patchbay.sessions.cost`. */
export interface SessionsCostApi {
  /**
   * Get what a session cost, by component, its analyses included: `GET /v1/sessions/{session_id}/cost`.
   *
   * Of a session that goes on, what is known so far. What has no price is listed under `unpriced`.
   *
   * Needs the scope `usage:read`.
   * @param sessionId Id of a session
   */
  get(sessionId: string, options?: CallOptions): Promise<SessionCost>;
}

/** `patchbay.sessions.events`. */
export interface SessionsEventsApi {
  /**
   * List what the agent reported about a session: `GET /v1/sessions/{session_id}/events`.
   *
   * Needs the scope `sessions:read`.
   * @param sessionId Id of a session
   */
  list(sessionId: string, query?: ListSessionEventsQuery, options?: CallOptions): Pages<SessionEvent>;
}

/** `patchbay.sessions.messages`. */
export interface SessionsMessagesApi {
  /**
   * Write to the agent of a session over text: `POST /v1/sessions/{session_id}/messages`.
   *
   * For sessions of the channel text. The answer is what the agent wrote, with its citations and the tools that it used; the same is in the transcript. One message at a time: a second one meanwhile is refused. A provider that fails for good ends the session with an apology, as it does by voice. A message that got no answer can be sent again: it is answered once, and the tools that were called for it are not called a second time.
   *
   * Needs the scope `sessions:write`.
   * @param sessionId Id of a session
   */
  create(sessionId: string, body?: CreateSessionMessageBody, options?: CallOptions & Idempotent): Promise<SessionMessage>;
}

/** `patchbay.sessions.recording`. */
export interface SessionsRecordingApi {
  /**
   * Get the address to download the recording of a session: `GET /v1/sessions/{session_id}/recording`.
   *
   * The address works for 15 minutes, for whoever has it. Every address that is given out is audited.
   *
   * Needs the scope `recordings:read`.
   * @param sessionId Id of a session
   */
  get(sessionId: string, options?: CallOptions): Promise<SessionRecordingDownload>;
}

/** `patchbay.sessions.tokens`. */
export interface SessionsTokensApi {
  /**
   * Make new tokens for the end user of a session: `POST /v1/sessions/{session_id}/tokens`.
   *
   * A participant token and a session JWT, of 15 minutes at most each, for as long as the session goes on. Earlier ones stay good for the rest of their time.
   *
   * Needs the scope `sessions:write`.
   * @param sessionId Id of a session
   */
  create(sessionId: string, options?: CallOptions): Promise<SessionTokens>;
}

/** `patchbay.sessions.transcript`. */
export interface SessionsTranscriptApi {
  /**
   * Get what was said in a session: `GET /v1/sessions/{session_id}/transcript`.
   *
   * Needs the scope `sessions:read`.
   * @param sessionId Id of a session
   */
  get(sessionId: string, options?: CallOptions): Promise<Transcript>;
}

/** `patchbay.sipTrunks`. */
export interface SipTrunksApi {
  /**
   * Create a SIP trunk: `POST /v1/sip-trunks`.
   *
   * A way into the telephone network (outbound) or out of it (inbound). The media server knows it as soon as a phone number uses it; `status` says whether it does. An inbound trunk needs an address or a credential: otherwise anybody could call in.
   *
   * Needs the scope `telephony:write`.
   */
  create(body: CreateSipTrunkBody, options?: CallOptions & Idempotent): Promise<SipTrunk>;
  /**
   * List SIP trunks: `GET /v1/sip-trunks`.
   *
   * Needs the scope `telephony:read`.
   */
  list(query?: ListSipTrunksQuery, options?: CallOptions): Pages<SipTrunk>;
  /**
   * Get a SIP trunk: `GET /v1/sip-trunks/{sip_trunk_id}`.
   *
   * Needs the scope `telephony:read`.
   * @param sipTrunkId Id of a sip trunk
   */
  get(sipTrunkId: string, options?: CallOptions): Promise<SipTrunk>;
  /**
   * Change a SIP trunk: `PATCH /v1/sip-trunks/{sip_trunk_id}`.
   *
   * What changes is brought to the media server at once; `status` says whether that worked, and it is tried again until it does. Its direction never changes.
   *
   * Needs the scope `telephony:write`.
   * @param sipTrunkId Id of a sip trunk
   */
  update(sipTrunkId: string, body?: UpdateSipTrunkBody, options?: CallOptions): Promise<SipTrunk>;
  /**
   * Archive a SIP trunk: `POST /v1/sip-trunks/{sip_trunk_id}/archive`.
   *
   * No number may use it any more. It leaves the media server. Repeating changes nothing.
   *
   * Needs the scope `telephony:write`.
   * @param sipTrunkId Id of a sip trunk
   */
  archive(sipTrunkId: string, options?: CallOptions & Idempotent): Promise<SipTrunk>;
  /**
   * Restore a SIP trunk: `POST /v1/sip-trunks/{sip_trunk_id}/restore`.
   *
   * It can be used by numbers again.
   *
   * Needs the scope `telephony:write`.
   * @param sipTrunkId Id of a sip trunk
   */
  restore(sipTrunkId: string, options?: CallOptions & Idempotent): Promise<SipTrunk>;
}

/** `patchbay.tenant`. */
export interface TenantApi {
  /**
   * Get the own tenant with its limits and what it uses: `GET /v1/tenant`.
   *
   * Needs the scope `tenants:read`.
   */
  get(options?: CallOptions): Promise<TenantWithUsage>;
  /**
   * Change the own tenant: `PATCH /v1/tenant`.
   *
   * Name, time zone and metadata. Limits are the platform's to change. The same again changes nothing.
   *
   * Needs the scope `tenants:write`.
   */
  update(body?: UpdateOwnTenantBody, options?: CallOptions & DryRun): Promise<Tenant>;
}

/** `patchbay.tenants`. */
export interface TenantsApi {
  /**
   * Create a tenant: `POST /v1/tenants`.
   *
   * Invite its first owner next, with inviteTenantOperator.
   *
   * Needs the scope `platform:tenants`.
   */
  create(body: CreateTenantBody, options?: CallOptions & Idempotent & DryRun): Promise<Tenant>;
  /**
   * List tenants: `GET /v1/tenants`.
   *
   * Needs the scope `platform:tenants`.
   */
  list(query?: ListTenantsQuery, options?: CallOptions): Pages<Tenant>;
  /**
   * Get a tenant with its limits and what it uses: `GET /v1/tenants/{tenant_id}`.
   *
   * Needs the scope `platform:tenants`.
   * @param tenantId Id of a tenant
   */
  get(tenantId: string, options?: CallOptions): Promise<TenantWithUsage>;
  /**
   * Change a tenant and its limits: `PATCH /v1/tenants/{tenant_id}`.
   *
   * A field that is left out keeps its value, and so does each limit. New rates apply within 60 seconds. The same again changes nothing.
   *
   * Needs the scope `platform:tenants`.
   * @param tenantId Id of a tenant
   */
  update(tenantId: string, body?: UpdateTenantBody, options?: CallOptions & DryRun): Promise<Tenant>;
  /**
   * Archive a tenant: `POST /v1/tenants/{tenant_id}/archive`.
   *
   * Closes it: every credential stops working within 60 seconds, no session begins, no call is taken or placed, no webhook goes out, and the sessions and calls that go on are ended within two minutes. Its data and phone numbers stay: it can be restored.
   *
   * Needs the scope `platform:tenants`.
   * @param tenantId Id of a tenant
   */
  archive(tenantId: string, options?: CallOptions & Idempotent & DryRun): Promise<Tenant>;
  readonly operators: TenantsOperatorsApi;
  /**
   * End the suspension of a tenant: `POST /v1/tenants/{tenant_id}/reactivate`.
   *
   * Needs the scope `platform:tenants`.
   * @param tenantId Id of a tenant
   */
  reactivate(tenantId: string, options?: CallOptions & Idempotent & DryRun): Promise<Tenant>;
  /**
   * Restore an archived tenant: `POST /v1/tenants/{tenant_id}/restore`.
   *
   * Its credentials and numbers work again; one that was suspended when it was archived is suspended. What ended meanwhile stays ended; events of that time can be replayed to webhooks.
   *
   * Needs the scope `platform:tenants`.
   * @param tenantId Id of a tenant
   */
  restore(tenantId: string, options?: CallOptions & Idempotent & DryRun): Promise<Tenant>;
  /**
   * Suspend a tenant: `POST /v1/tenants/{tenant_id}/suspend`.
   *
   * Every credential of the tenant stops working within 60 seconds.
   *
   * Needs the scope `platform:tenants`.
   * @param tenantId Id of a tenant
   */
  suspend(tenantId: string, options?: CallOptions & Idempotent & DryRun): Promise<Tenant>;
}

/** `patchbay.tenants.operators`. */
export interface TenantsOperatorsApi {
  /**
   * Invite a person to a tenant: `POST /v1/tenants/{tenant_id}/operators`.
   *
   * How a new tenant gets its first owner: an invitation by mail.
   *
   * Needs the scope `platform:tenants`.
   * @param tenantId Id of a tenant
   */
  invite(tenantId: string, body: InviteTenantOperatorBody, options?: CallOptions & Idempotent): Promise<Operator>;
}

/** `patchbay.tools`. */
export interface ToolsApi {
  /**
   * Create a tool: `POST /v1/tools`.
   *
   * With `content` it starts with a draft, ready to be published.
   *
   * Needs the scope `tools:write`.
   */
  create(body: CreateToolBody, options?: CallOptions & Idempotent & DryRun): Promise<Tool>;
  /**
   * List tools: `GET /v1/tools`.
   *
   * By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).
   *
   * Needs the scope `tools:read`.
   */
  list(query?: ListToolsQuery, options?: CallOptions & Expand): Pages<ListedTool>;
  /**
   * Get a tool: `GET /v1/tools/{tool_id}`.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   */
  get(toolId: string, options?: CallOptions & Expand): Promise<ExpandedTool>;
  /**
   * Update name, description, tags, metadata or owner of a tool: `PATCH /v1/tools/{tool_id}`.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   */
  update(toolId: string, body?: UpdateToolBody, options?: CallOptions & DryRun): Promise<Tool>;
  /**
   * Archive a tool: `POST /v1/tools/{tool_id}/archive`.
   *
   * It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   */
  archive(toolId: string, body?: ArchiveToolBody, options?: CallOptions & Idempotent & DryRun): Promise<Tool>;
  readonly dependents: ToolsDependentsApi;
  readonly draft: ToolsDraftApi;
  /**
   * Copy a tool into a new one: `POST /v1/tools/{tool_id}/duplicate`.
   *
   * The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   */
  duplicate(toolId: string, body?: DuplicateToolBody, options?: CallOptions & Idempotent & DryRun): Promise<Tool>;
  readonly labels: ToolsLabelsApi;
  /**
   * Restore an archived tool: `POST /v1/tools/{tool_id}/restore`.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   */
  restore(toolId: string, options?: CallOptions & Idempotent & DryRun): Promise<Tool>;
  readonly versions: ToolsVersionsApi;
}

/** `patchbay.tools.dependents`. */
export interface ToolsDependentsApi {
  /**
   * List what uses any version of a tool: `GET /v1/tools/{tool_id}/dependents`.
   *
   * Bindings, environments, inbound mappings, prompts that include it, and open sessions.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   */
  list(toolId: string, query?: ListToolDependentsQuery, options?: CallOptions): Promise<ToolDependents>;
}

/** `patchbay.tools.draft`. */
export interface ToolsDraftApi {
  /**
   * Get the draft of a tool: `GET /v1/tools/{tool_id}/draft`.
   *
   * Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   */
  get(toolId: string, options?: CallOptions): Promise<ToolDraft>;
  /**
   * Replace the draft of a tool: `PUT /v1/tools/{tool_id}/draft`.
   *
   * The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   */
  update(toolId: string, body: UpdateToolDraftBody, options?: CallOptions & IfMatch & DryRun): Promise<ToolDraft>;
  /**
   * Run the draft of a tool once, for real, before it is published: `POST /v1/tools/{tool_id}/draft/test`.
   *
   * As with a published version; nothing is kept.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   */
  test(toolId: string, body?: TestToolDraftBody, options?: CallOptions): Promise<ToolTest>;
}

/** `patchbay.tools.labels`. */
export interface ToolsLabelsApi {
  /**
   * List the labels of a tool: `GET /v1/tools/{tool_id}/labels`.
   *
   * All of them: there are 32 at most.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   */
  list(toolId: string, options?: CallOptions): Promise<ListToolLabelsResult>;
  /**
   * Put a label on a version of a tool, or move it there: `PUT /v1/tools/{tool_id}/labels/{label}`.
   *
   * A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.
   *
   * Needs the scope `tools:publish`.
   * @param toolId Id of a tool
   * @param label A movable name on a version
   */
  label(toolId: string, label: string, body: LabelToolVersionBody, options?: CallOptions & DryRun): Promise<ToolLabel>;
  /**
   * Take a label of a tool away: `POST /v1/tools/{tool_id}/labels/{label}/remove`.
   *
   * Needs the scope `tools:publish`.
   * @param toolId Id of a tool
   * @param label A movable name on a version
   */
  remove(toolId: string, label: string, body?: UnlabelToolVersionBody, options?: CallOptions & Idempotent & DryRun): Promise<ToolLabel>;
}

/** `patchbay.tools.versions`. */
export interface ToolsVersionsApi {
  /**
   * Publish the draft of a tool as its next version: `POST /v1/tools/{tool_id}/versions`.
   *
   * A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.
   *
   * Needs the scope `tools:publish`.
   * @param toolId Id of a tool
   */
  publish(toolId: string, body?: PublishToolVersionBody, options?: CallOptions & Idempotent & IfMatch & DryRun): Promise<ToolVersion>;
  /**
   * List the published versions of a tool, without their content: `GET /v1/tools/{tool_id}/versions`.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   */
  list(toolId: string, query?: ListToolVersionsQuery, options?: CallOptions): Pages<ToolVersionSummary>;
  /**
   * Get a published version of a tool, by number or by label: `GET /v1/tools/{tool_id}/versions/{version}`.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   * @param version Version number, or a label that stands on it
   */
  get(toolId: string, version: number | string, options?: CallOptions): Promise<ToolVersion>;
  readonly dependents: ToolsVersionsDependentsApi;
  /**
   * Compare a version of a tool with another one: `GET /v1/tools/{tool_id}/versions/{version}/diff`.
   *
   * What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   * @param version Version number, a label that stands on it, or `draft`
   */
  diff(toolId: string, version: number | string, query?: DiffToolVersionQuery, options?: CallOptions): Promise<ToolVersionDiff>;
  /**
   * Run a published version of a tool once, for real: `POST /v1/tools/{tool_id}/versions/{version}/test`.
   *
   * Shows what was sent (secrets masked), what came back, what a model would be told, and how long it took. A service that refuses is a result here, not an error. Tools that act on a call are not run.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   * @param version Version number, or a label that stands on it
   */
  test(toolId: string, version: number | string, body?: TestToolVersionBody, options?: CallOptions): Promise<ToolTest>;
}

/** `patchbay.tools.versions.dependents`. */
export interface ToolsVersionsDependentsApi {
  /**
   * List what uses a version of a tool: `GET /v1/tools/{tool_id}/versions/{version}/dependents`.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   * @param version Version number, or a label that stands on it
   */
  list(toolId: string, version: number | string, query?: ListToolVersionDependentsQuery, options?: CallOptions): Promise<ToolDependents>;
}

/** `patchbay.usage`. */
export interface UsageApi {
  /**
   * Get what the tenant used, day by day: `GET /v1/usage`.
   *
   * Days are in UTC. A session counts on the day on which it was created, with all that it used; of one that goes on, with what is known so far. At most 92 days at a time, or 31 with by=agent.
   *
   * Needs the scope `usage:read`.
   */
  get(query?: GetUsageQuery, options?: CallOptions): Promise<Usage>;
  readonly cost: UsageCostApi;
}

/** `patchbay.usage.cost`. */
export interface UsageCostApi {
  /**
   * Get what the sessions of some days cost, by component: `GET /v1/usage/cost`.
   *
   * Each day at the prices that hold on it; a session counts on the day on which it was created, an analysis on its own. At most 92 days, the last 30 unless given. What has no price is listed under `unpriced` and not in the total.
   *
   * Needs the scope `usage:read`.
   */
  get(query?: GetUsageCostQuery, options?: CallOptions): Promise<UsageCost>;
}

/** `patchbay.users`. */
export interface UsersApi {
  /**
   * List users: `GET /v1/users`.
   *
   * Needs the scope `users:read`.
   */
  list(query?: ListUsersQuery, options?: CallOptions): Pages<User>;
  /**
   * Create a user or bring it up to date: `PUT /v1/users`.
   *
   * Users are known by the external_id that the tenant gave them. The same input again changes nothing.
   *
   * Needs the scope `users:write`.
   */
  upsert(body: UpsertUserBody, options?: CallOptions & DryRun): Promise<User>;
  /**
   * Get a user: `GET /v1/users/{user_id}`.
   *
   * Needs the scope `users:read`.
   * @param userId Id of a user
   */
  get(userId: string, options?: CallOptions): Promise<User>;
  /**
   * Archive a user: `POST /v1/users/{user_id}/archive`.
   *
   * No session starts for it any more, and its session tokens stop working within 60 seconds. It is still read, and hidden from lists.
   *
   * Needs the scope `users:write`.
   * @param userId Id of a user
   */
  archive(userId: string, options?: CallOptions & Idempotent & DryRun): Promise<User>;
  /**
   * Restore an archived user: `POST /v1/users/{user_id}/restore`.
   *
   * Needs the scope `users:write`.
   * @param userId Id of a user
   */
  restore(userId: string, options?: CallOptions & Idempotent & DryRun): Promise<User>;
}

/** `patchbay.webhookDeliveries`. */
export interface WebhookDeliveriesApi {
  /**
   * List webhook deliveries: `GET /v1/webhook-deliveries`.
   *
   * Kept for 30 days.
   *
   * Needs the scope `webhooks:read`.
   */
  list(query?: ListWebhookDeliveriesQuery, options?: CallOptions): Pages<WebhookDelivery>;
  /**
   * Get a webhook delivery: `GET /v1/webhook-deliveries/{webhook_delivery_id}`.
   *
   * Needs the scope `webhooks:read`.
   * @param webhookDeliveryId Id of a webhook delivery
   */
  get(webhookDeliveryId: string, options?: CallOptions): Promise<WebhookDelivery>;
  /**
   * Send an event to its endpoint again: `POST /v1/webhook-deliveries/{webhook_delivery_id}/replay`.
   *
   * A new delivery of the same event, with the same webhook-id and the same bytes.
   *
   * Needs the scope `webhooks:write`.
   * @param webhookDeliveryId Id of a webhook delivery
   */
  replay(webhookDeliveryId: string, options?: CallOptions & Idempotent): Promise<WebhookDelivery>;
}

/** `patchbay.webhookEndpoints`. */
export interface WebhookEndpointsApi {
  /**
   * Have events sent to an address: `POST /v1/webhook-endpoints`.
   *
   * Every event that the filter names is sent to the address from now on, signed by Standard Webhooks. The secret is in this answer and nowhere else. The address must be public and https.
   *
   * Needs the scope `webhooks:write`.
   */
  create(body: CreateWebhookEndpointBody, options?: CallOptions & Idempotent): Promise<WebhookEndpointWithSecret>;
  /**
   * List webhook endpoints: `GET /v1/webhook-endpoints`.
   *
   * Needs the scope `webhooks:read`.
   */
  list(query?: ListWebhookEndpointsQuery, options?: CallOptions): Pages<WebhookEndpoint>;
  /**
   * Get a webhook endpoint: `GET /v1/webhook-endpoints/{webhook_endpoint_id}`.
   *
   * Needs the scope `webhooks:read`.
   * @param webhookEndpointId Id of a webhook endpoint
   */
  get(webhookEndpointId: string, options?: CallOptions): Promise<WebhookEndpoint>;
  /**
   * Change the address or the events of a webhook endpoint: `PATCH /v1/webhook-endpoints/{webhook_endpoint_id}`.
   *
   * What is on its way already goes to the new address.
   *
   * Needs the scope `webhooks:write`.
   * @param webhookEndpointId Id of a webhook endpoint
   */
  update(webhookEndpointId: string, body?: UpdateWebhookEndpointBody, options?: CallOptions & DryRun): Promise<WebhookEndpoint>;
  /**
   * Archive a webhook endpoint: `POST /v1/webhook-endpoints/{webhook_endpoint_id}/archive`.
   *
   * Nothing is sent to it any more; what was on its way is given up. Repeating changes nothing.
   *
   * Needs the scope `webhooks:write`.
   * @param webhookEndpointId Id of a webhook endpoint
   */
  archive(webhookEndpointId: string, options?: CallOptions & Idempotent & DryRun): Promise<WebhookEndpoint>;
  /**
   * Send the events of a range to a webhook endpoint: `POST /v1/webhook-endpoints/{webhook_endpoint_id}/replay`.
   *
   * Oldest first, and in order for each thing that they happened to: what the endpoint has not taken, or all of it. They are sent within a minute, a thousand events a request, each with the webhook-id that it has always had. With dry_run the answer says how many it would be.
   *
   * Needs the scope `webhooks:write`.
   * @param webhookEndpointId Id of a webhook endpoint
   */
  replay(webhookEndpointId: string, body: ReplayEventsBody, options?: CallOptions & Idempotent & DryRun): Promise<WebhookReplay>;
  /**
   * Bring a webhook endpoint back: `POST /v1/webhook-endpoints/{webhook_endpoint_id}/restore`.
   *
   * One that failed too often or answered 410 Gone counts as healthy again, and what waited for it is sent. One that was archived gets what happens from now on; events of the time between are sent by replaying them.
   *
   * Needs the scope `webhooks:write`.
   * @param webhookEndpointId Id of a webhook endpoint
   */
  restore(webhookEndpointId: string, options?: CallOptions & Idempotent & DryRun): Promise<WebhookEndpoint>;
  /**
   * Make a new secret for a webhook endpoint: `POST /v1/webhook-endpoints/{webhook_endpoint_id}/rotate`.
   *
   * Both secrets sign until the overlap is over. The new one is in this answer and nowhere else.
   *
   * Needs the scope `webhooks:write`.
   * @param webhookEndpointId Id of a webhook endpoint
   */
  rotate(webhookEndpointId: string, body?: RotateWebhookSecretBody, options?: CallOptions & Idempotent): Promise<WebhookEndpointWithSecret>;
  /**
   * Send a test event to a webhook endpoint: `POST /v1/webhook-endpoints/{webhook_endpoint_id}/test`.
   *
   * An event of the type webhook_endpoint.tested is sent at once; the answer says what the endpoint made of it.
   *
   * Needs the scope `webhooks:write`.
   * @param webhookEndpointId Id of a webhook endpoint
   */
  test(webhookEndpointId: string, options?: CallOptions & Idempotent): Promise<WebhookDelivery>;
}

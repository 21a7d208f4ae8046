// Generated from docs/openapi.json: run node packages/http/src/openapi/write-docs.ts
import type { CallOptions, Idempotent, IfMatch } from '../call-options.ts';
import type { Pages } from '../pages.ts';
import type { AccessToken, Agent, AgentDraft, AgentVersion, AgentVersionSummary, ApiKey, AuditEvent, Binding, CreateAgentBody, CreateApiKeyBody, CreateBindingBody, CreateFileBody, CreatePromptBody, CreateRuntimeConfigBody, CreateSearchIndexBody, CreateSessionBody, CreateTenantBody, CreateTokenBody, CreateToolBody, CreatedApiKey, Environment, File, FileWithUpload, GetHealthResult, GetJwksResult, GetOpenapiResult, InviteTenantOperatorBody, ListAgentVersionsQuery, ListAgentsQuery, ListApiKeysQuery, ListAuditEventsQuery, ListBindingsQuery, ListEnvironmentsQuery, ListFilesQuery, ListPromptVersionsQuery, ListPromptsQuery, ListRuntimeConfigVersionsQuery, ListRuntimeConfigsQuery, ListSearchIndexesQuery, ListSessionEventsQuery, ListSessionsQuery, ListTenantsQuery, ListToolVersionsQuery, ListToolsQuery, ListUsersQuery, Operator, Prompt, PromptDraft, PromptVersion, PromptVersionSummary, PublishAgentVersionBody, PublishPromptVersionBody, PublishRuntimeConfigVersionBody, PublishToolVersionBody, RenderPromptVersionBody, RenderedPrompt, Resolution, ResolveAgentQuery, RuntimeConfig, RuntimeConfigDraft, RuntimeConfigVersion, RuntimeConfigVersionSummary, SearchIndex, SearchKnowledgeBody, SearchResult, Session, SessionEvent, StartedSession, Tenant, Tool, ToolDraft, ToolVersion, ToolVersionSummary, Transcript, UpdateAgentBody, UpdateAgentDraftBody, UpdateEnvironmentBody, UpdatePromptBody, UpdatePromptDraftBody, UpdateRuntimeConfigBody, UpdateRuntimeConfigDraftBody, UpdateToolBody, UpdateToolDraftBody, UpsertUserBody, User } from './schemas.ts';

/** The API, by resource. */
export interface Api {
  readonly wellKnown: WellKnownApi;
  readonly agents: AgentsApi;
  readonly apiKeys: ApiKeysApi;
  readonly auditEvents: AuditEventsApi;
  readonly client: ClientApi;
  readonly docs: DocsApi;
  readonly files: FilesApi;
  readonly health: HealthApi;
  readonly oauth: OauthApi;
  readonly openapi: OpenapiApi;
  readonly prompts: PromptsApi;
  readonly runtimeConfigs: RuntimeConfigsApi;
  /**
   * Search the passages of ready files: `POST /v1/search`.
   *
   * grounded is false where nothing reaches min_score: better no answer than an invented one.
   *
   * Needs the scope `search:read`.
   */
  search(body: SearchKnowledgeBody, options?: CallOptions): Promise<SearchResult>;
  readonly searchIndexes: SearchIndexesApi;
  readonly sessions: SessionsApi;
  readonly tenants: TenantsApi;
  readonly tools: ToolsApi;
  readonly users: UsersApi;
}

/** `patchbay.wellKnown`. */
export interface WellKnownApi {
  readonly jwks: WellKnownJwksApi;
}

/** `patchbay.wellKnown.jwks`. */
export interface WellKnownJwksApi {
  /** Get the keys that verify session JWTs: `GET /.well-known/jwks.json`. */
  get(options?: CallOptions): Promise<GetJwksResult>;
}

/** `patchbay.agents`. */
export interface AgentsApi {
  /**
   * Create a agent: `POST /v1/agents`.
   *
   * With `content` it starts with a draft, ready to be published.
   *
   * Needs the scope `agents:write`.
   */
  create(body: CreateAgentBody, options?: CallOptions & Idempotent): Promise<Agent>;
  /**
   * List agents: `GET /v1/agents`.
   *
   * Needs the scope `agents:read`.
   */
  list(query?: ListAgentsQuery, options?: CallOptions): Pages<Agent>;
  /**
   * Get a agent: `GET /v1/agents/{agent_id}`.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of a agent
   */
  get(agentId: string, options?: CallOptions): Promise<Agent>;
  /**
   * Update name, description, tags or metadata of a agent: `PATCH /v1/agents/{agent_id}`.
   *
   * Needs the scope `agents:write`.
   * @param agentId Id of a agent
   */
  update(agentId: string, body?: UpdateAgentBody, options?: CallOptions): Promise<Agent>;
  /**
   * Archive a agent: `POST /v1/agents/{agent_id}/archive`.
   *
   * It leaves lists and can no longer be bound; what is bound already goes on. Repeating changes nothing.
   *
   * Needs the scope `agents:write`.
   * @param agentId Id of a agent
   */
  archive(agentId: string, options?: CallOptions & Idempotent): Promise<Agent>;
  readonly bindings: AgentsBindingsApi;
  readonly draft: AgentsDraftApi;
  readonly environments: AgentsEnvironmentsApi;
  /**
   * Show the whole config that an agent runs with: `GET /v1/agents/{agent_id}/resolve`.
   *
   * What is live in an environment (`production` unless another is named), or what one binding pins.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of a agent
   */
  resolve(agentId: string, query?: ResolveAgentQuery, options?: CallOptions): Promise<Resolution>;
  /**
   * Restore an archived agent: `POST /v1/agents/{agent_id}/restore`.
   *
   * Needs the scope `agents:write`.
   * @param agentId Id of a agent
   */
  restore(agentId: string, options?: CallOptions & Idempotent): Promise<Agent>;
  readonly versions: AgentsVersionsApi;
}

/** `patchbay.agents.bindings`. */
export interface AgentsBindingsApi {
  /**
   * Pin versions of everything an agent runs with: `POST /v1/agents/{agent_id}/bindings`.
   *
   * One published version each of agent, prompt and runtime config, of any number of tools, and the search indexes. The binding never changes; its digest is that of the whole resolved config, so equal pins have equal digests.
   *
   * Needs the scope `bindings:write`.
   * @param agentId Id of a agent
   */
  create(agentId: string, body: CreateBindingBody, options?: CallOptions & Idempotent): Promise<Binding>;
  /**
   * List the bindings of an agent, by number: `GET /v1/agents/{agent_id}/bindings`.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of a agent
   */
  list(agentId: string, query?: ListBindingsQuery, options?: CallOptions): Pages<Binding>;
  /**
   * Get a binding: `GET /v1/agents/{agent_id}/bindings/{binding_id}`.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of a agent
   * @param bindingId Id of a binding
   */
  get(agentId: string, bindingId: string, options?: CallOptions): Promise<Binding>;
}

/** `patchbay.agents.draft`. */
export interface AgentsDraftApi {
  /**
   * Get the draft of a agent: `GET /v1/agents/{agent_id}/draft`.
   *
   * Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of a agent
   */
  get(agentId: string, options?: CallOptions): Promise<AgentDraft>;
  /**
   * Replace the draft of a agent: `PUT /v1/agents/{agent_id}/draft`.
   *
   * The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.
   *
   * Needs the scope `agents:write`.
   * @param agentId Id of a agent
   */
  update(agentId: string, body: UpdateAgentDraftBody, options?: CallOptions & IfMatch): Promise<AgentDraft>;
}

/** `patchbay.agents.environments`. */
export interface AgentsEnvironmentsApi {
  /**
   * List the environments of an agent, by name: `GET /v1/agents/{agent_id}/environments`.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of a agent
   */
  list(agentId: string, query?: ListEnvironmentsQuery, options?: CallOptions): Pages<Environment>;
  /**
   * Get an environment of an agent: which binding is live in it: `GET /v1/agents/{agent_id}/environments/{environment}`.
   *
   * Needs the scope `bindings:read`.
   * @param agentId Id of a agent
   * @param environment Name of an environment
   */
  get(agentId: string, environment: string, options?: CallOptions): Promise<Environment>;
  /**
   * Make a binding live in an environment: `PUT /v1/agents/{agent_id}/environments/{environment}`.
   *
   * New sessions of the environment run with this binding; sessions that run already keep theirs. With `expected_binding_id` it is set only if that binding is live now.
   *
   * Needs the scope `environments:write`.
   * @param agentId Id of a agent
   * @param environment Name of an environment
   */
  update(agentId: string, environment: string, body: UpdateEnvironmentBody, options?: CallOptions): Promise<Environment>;
}

/** `patchbay.agents.versions`. */
export interface AgentsVersionsApi {
  /**
   * Publish the draft of a agent as its next version: `POST /v1/agents/{agent_id}/versions`.
   *
   * A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.
   *
   * Needs the scope `agents:publish`.
   * @param agentId Id of a agent
   */
  publish(agentId: string, body?: PublishAgentVersionBody, options?: CallOptions & Idempotent & IfMatch): Promise<AgentVersion>;
  /**
   * List the published versions of a agent, without their content: `GET /v1/agents/{agent_id}/versions`.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of a agent
   */
  list(agentId: string, query?: ListAgentVersionsQuery, options?: CallOptions): Pages<AgentVersionSummary>;
  /**
   * Get a published version of a agent: `GET /v1/agents/{agent_id}/versions/{version}`.
   *
   * Needs the scope `agents:read`.
   * @param agentId Id of a agent
   * @param version Version number
   */
  get(agentId: string, version: number, options?: CallOptions): Promise<AgentVersion>;
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
   * @param apiKeyId Id of a api key
   */
  get(apiKeyId: string, options?: CallOptions): Promise<ApiKey>;
  /**
   * Revoke an API key: `POST /v1/api-keys/{api_key_id}/revoke`.
   *
   * The key gets no more tokens from now on, and tokens that it has stop working within 60 seconds.
   *
   * Needs the scope `keys:manage`.
   * @param apiKeyId Id of a api key
   */
  revoke(apiKeyId: string, options?: CallOptions & Idempotent): Promise<ApiKey>;
}

/** `patchbay.auditEvents`. */
export interface AuditEventsApi {
  /**
   * List audit events: `GET /v1/audit-events`.
   *
   * Needs the scope `audit:read`.
   */
  list(query?: ListAuditEventsQuery, options?: CallOptions): Pages<AuditEvent>;
}

/** `patchbay.client`. */
export interface ClientApi {
  readonly session: ClientSessionApi;
}

/** `patchbay.client.session`. */
export interface ClientSessionApi {
  /** Get the end user's own session: `GET /v1/client/session`. */
  get(options?: CallOptions): Promise<Session>;
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

/** `patchbay.files`. */
export interface FilesApi {
  /**
   * Declare a document and get the address to upload it to: `POST /v1/files`.
   *
   * PUT the content to upload.url with exactly upload.headers: the storage takes the declared bytes and no others, once. Ingestion starts by itself.
   *
   * Needs the scope `files:write`.
   */
  create(body: CreateFileBody, options?: CallOptions & Idempotent): Promise<FileWithUpload>;
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
   * Say that the upload is over: `POST /v1/files/{file_id}/complete`.
   *
   * Optional: ingestion does not wait for it. A file whose upload the storage refused fails here at once, and not only at its deadline.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  complete(fileId: string, options?: CallOptions & Idempotent): Promise<File>;
  /**
   * Give a failed file another try: `POST /v1/files/{file_id}/retry`.
   *
   * Needs the scope `files:write`.
   * @param fileId Id of a file
   */
  retry(fileId: string, options?: CallOptions & Idempotent): Promise<FileWithUpload>;
}

/** `patchbay.health`. */
export interface HealthApi {
  /** Say whether the API is up: `GET /v1/health`. */
  get(options?: CallOptions): Promise<GetHealthResult>;
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

/** `patchbay.prompts`. */
export interface PromptsApi {
  /**
   * Create a prompt: `POST /v1/prompts`.
   *
   * With `content` it starts with a draft, ready to be published.
   *
   * Needs the scope `prompts:write`.
   */
  create(body: CreatePromptBody, options?: CallOptions & Idempotent): Promise<Prompt>;
  /**
   * List prompts: `GET /v1/prompts`.
   *
   * Needs the scope `prompts:read`.
   */
  list(query?: ListPromptsQuery, options?: CallOptions): Pages<Prompt>;
  /**
   * Get a prompt: `GET /v1/prompts/{prompt_id}`.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   */
  get(promptId: string, options?: CallOptions): Promise<Prompt>;
  /**
   * Update name, description, tags or metadata of a prompt: `PATCH /v1/prompts/{prompt_id}`.
   *
   * Needs the scope `prompts:write`.
   * @param promptId Id of a prompt
   */
  update(promptId: string, body?: UpdatePromptBody, options?: CallOptions): Promise<Prompt>;
  /**
   * Archive a prompt: `POST /v1/prompts/{prompt_id}/archive`.
   *
   * It leaves lists and can no longer be bound; what is bound already goes on. Repeating changes nothing.
   *
   * Needs the scope `prompts:write`.
   * @param promptId Id of a prompt
   */
  archive(promptId: string, options?: CallOptions & Idempotent): Promise<Prompt>;
  readonly draft: PromptsDraftApi;
  /**
   * Restore an archived prompt: `POST /v1/prompts/{prompt_id}/restore`.
   *
   * Needs the scope `prompts:write`.
   * @param promptId Id of a prompt
   */
  restore(promptId: string, options?: CallOptions & Idempotent): Promise<Prompt>;
  readonly versions: PromptsVersionsApi;
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
  update(promptId: string, body: UpdatePromptDraftBody, options?: CallOptions & IfMatch): Promise<PromptDraft>;
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
  publish(promptId: string, body?: PublishPromptVersionBody, options?: CallOptions & Idempotent & IfMatch): Promise<PromptVersion>;
  /**
   * List the published versions of a prompt, without their content: `GET /v1/prompts/{prompt_id}/versions`.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   */
  list(promptId: string, query?: ListPromptVersionsQuery, options?: CallOptions): Pages<PromptVersionSummary>;
  /**
   * Get a published version of a prompt: `GET /v1/prompts/{prompt_id}/versions/{version}`.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   * @param version Version number
   */
  get(promptId: string, version: number, options?: CallOptions): Promise<PromptVersion>;
  /**
   * Fill in the variables of a prompt version: `POST /v1/prompts/{prompt_id}/versions/{version}/render`.
   *
   * The same rendering as in a session, with the values of the request. It stores nothing.
   *
   * Needs the scope `prompts:read`.
   * @param promptId Id of a prompt
   * @param version Version number
   */
  render(promptId: string, version: number, body?: RenderPromptVersionBody, options?: CallOptions): Promise<RenderedPrompt>;
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
  create(body: CreateRuntimeConfigBody, options?: CallOptions & Idempotent): Promise<RuntimeConfig>;
  /**
   * List runtime configs: `GET /v1/runtime-configs`.
   *
   * Needs the scope `runtime_configs:read`.
   */
  list(query?: ListRuntimeConfigsQuery, options?: CallOptions): Pages<RuntimeConfig>;
  /**
   * Get a runtime config: `GET /v1/runtime-configs/{runtime_config_id}`.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   */
  get(runtimeConfigId: string, options?: CallOptions): Promise<RuntimeConfig>;
  /**
   * Update name, description, tags or metadata of a runtime config: `PATCH /v1/runtime-configs/{runtime_config_id}`.
   *
   * Needs the scope `runtime_configs:write`.
   * @param runtimeConfigId Id of a runtime config
   */
  update(runtimeConfigId: string, body?: UpdateRuntimeConfigBody, options?: CallOptions): Promise<RuntimeConfig>;
  /**
   * Archive a runtime config: `POST /v1/runtime-configs/{runtime_config_id}/archive`.
   *
   * It leaves lists and can no longer be bound; what is bound already goes on. Repeating changes nothing.
   *
   * Needs the scope `runtime_configs:write`.
   * @param runtimeConfigId Id of a runtime config
   */
  archive(runtimeConfigId: string, options?: CallOptions & Idempotent): Promise<RuntimeConfig>;
  readonly draft: RuntimeConfigsDraftApi;
  /**
   * Restore an archived runtime config: `POST /v1/runtime-configs/{runtime_config_id}/restore`.
   *
   * Needs the scope `runtime_configs:write`.
   * @param runtimeConfigId Id of a runtime config
   */
  restore(runtimeConfigId: string, options?: CallOptions & Idempotent): Promise<RuntimeConfig>;
  readonly versions: RuntimeConfigsVersionsApi;
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
  update(runtimeConfigId: string, body: UpdateRuntimeConfigDraftBody, options?: CallOptions & IfMatch): Promise<RuntimeConfigDraft>;
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
  publish(runtimeConfigId: string, body?: PublishRuntimeConfigVersionBody, options?: CallOptions & Idempotent & IfMatch): Promise<RuntimeConfigVersion>;
  /**
   * List the published versions of a runtime config, without their content: `GET /v1/runtime-configs/{runtime_config_id}/versions`.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   */
  list(runtimeConfigId: string, query?: ListRuntimeConfigVersionsQuery, options?: CallOptions): Pages<RuntimeConfigVersionSummary>;
  /**
   * Get a published version of a runtime config: `GET /v1/runtime-configs/{runtime_config_id}/versions/{version}`.
   *
   * Needs the scope `runtime_configs:read`.
   * @param runtimeConfigId Id of a runtime config
   * @param version Version number
   */
  get(runtimeConfigId: string, version: number, options?: CallOptions): Promise<RuntimeConfigVersion>;
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
  readonly events: SessionsEventsApi;
  /**
   * End a session and close its room: `POST /v1/sessions/{session_id}/stop`.
   *
   * Stopping a session that is over changes nothing.
   *
   * Needs the scope `sessions:write`.
   * @param sessionId Id of a session
   */
  stop(sessionId: string, options?: CallOptions & Idempotent): Promise<Session>;
  readonly transcript: SessionsTranscriptApi;
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

/** `patchbay.tenants`. */
export interface TenantsApi {
  /**
   * Create a tenant: `POST /v1/tenants`.
   *
   * Invite its first owner next, with inviteTenantOperator.
   *
   * Needs the scope `platform:tenants`.
   */
  create(body: CreateTenantBody, options?: CallOptions & Idempotent): Promise<Tenant>;
  /**
   * List tenants: `GET /v1/tenants`.
   *
   * Needs the scope `platform:tenants`.
   */
  list(query?: ListTenantsQuery, options?: CallOptions): Pages<Tenant>;
  /**
   * Get the own tenant: `GET /v1/tenants/{tenant_id}`.
   *
   * Needs the scope `tenants:read`.
   * @param tenantId Id of a tenant
   */
  get(tenantId: string, options?: CallOptions): Promise<Tenant>;
  readonly operators: TenantsOperatorsApi;
  /**
   * End the suspension of a tenant: `POST /v1/tenants/{tenant_id}/reactivate`.
   *
   * Needs the scope `platform:tenants`.
   * @param tenantId Id of a tenant
   */
  reactivate(tenantId: string, options?: CallOptions & Idempotent): Promise<Tenant>;
  /**
   * Suspend a tenant: `POST /v1/tenants/{tenant_id}/suspend`.
   *
   * Every credential of the tenant stops working within 60 seconds.
   *
   * Needs the scope `platform:tenants`.
   * @param tenantId Id of a tenant
   */
  suspend(tenantId: string, options?: CallOptions & Idempotent): Promise<Tenant>;
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
  create(body: CreateToolBody, options?: CallOptions & Idempotent): Promise<Tool>;
  /**
   * List tools: `GET /v1/tools`.
   *
   * Needs the scope `tools:read`.
   */
  list(query?: ListToolsQuery, options?: CallOptions): Pages<Tool>;
  /**
   * Get a tool: `GET /v1/tools/{tool_id}`.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   */
  get(toolId: string, options?: CallOptions): Promise<Tool>;
  /**
   * Update name, description, tags or metadata of a tool: `PATCH /v1/tools/{tool_id}`.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   */
  update(toolId: string, body?: UpdateToolBody, options?: CallOptions): Promise<Tool>;
  /**
   * Archive a tool: `POST /v1/tools/{tool_id}/archive`.
   *
   * It leaves lists and can no longer be bound; what is bound already goes on. Repeating changes nothing.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   */
  archive(toolId: string, options?: CallOptions & Idempotent): Promise<Tool>;
  readonly draft: ToolsDraftApi;
  /**
   * Restore an archived tool: `POST /v1/tools/{tool_id}/restore`.
   *
   * Needs the scope `tools:write`.
   * @param toolId Id of a tool
   */
  restore(toolId: string, options?: CallOptions & Idempotent): Promise<Tool>;
  readonly versions: ToolsVersionsApi;
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
  update(toolId: string, body: UpdateToolDraftBody, options?: CallOptions & IfMatch): Promise<ToolDraft>;
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
  publish(toolId: string, body?: PublishToolVersionBody, options?: CallOptions & Idempotent & IfMatch): Promise<ToolVersion>;
  /**
   * List the published versions of a tool, without their content: `GET /v1/tools/{tool_id}/versions`.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   */
  list(toolId: string, query?: ListToolVersionsQuery, options?: CallOptions): Pages<ToolVersionSummary>;
  /**
   * Get a published version of a tool: `GET /v1/tools/{tool_id}/versions/{version}`.
   *
   * Needs the scope `tools:read`.
   * @param toolId Id of a tool
   * @param version Version number
   */
  get(toolId: string, version: number, options?: CallOptions): Promise<ToolVersion>;
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
  upsert(body: UpsertUserBody, options?: CallOptions): Promise<User>;
  /**
   * Get a user: `GET /v1/users/{user_id}`.
   *
   * Needs the scope `users:read`.
   * @param userId Id of a user
   */
  get(userId: string, options?: CallOptions): Promise<User>;
}

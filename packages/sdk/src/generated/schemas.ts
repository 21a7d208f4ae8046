// Generated from docs/openapi.json: run node packages/http/src/openapi/write-docs.ts
/** What belongs to the agent itself */
export interface AgentContent {
  /** Name by which the agent is known in a call */
  name: string;
  /** BCP 47 language tag */
  language: string;
}

/** What a prompt version says */
export interface PromptContent {
  /** What the model is told. `{{name}}` is the place of a variable; `\{{` writes two braces */
  template: string;
  /** Variables of the template. Default `[]`. */
  variables?: PromptVariable[] | undefined;
}

/** Declared variable of a template */
export type PromptVariable = {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required?: boolean | undefined;
  type: 'string';
  /** Default `null`. */
  default?: string | null | undefined;
  /** Longest accepted value in characters. Default `1000`. */
  max_length?: number | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required?: boolean | undefined;
  type: 'number';
  /** Default `null`. */
  default?: number | null | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required?: boolean | undefined;
  type: 'boolean';
  /** Default `null`. */
  default?: boolean | null | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required?: boolean | undefined;
  type: 'enum';
  /** Accepted values */
  values: string[];
  /** Default `null`. */
  default?: string | null | undefined;
};

/** How an agent hears, thinks and speaks */
export interface RuntimeConfigContent {
  /** Language model */
  llm: {
    /** OpenAI or any server with the same HTTP API */
    provider: 'openai';
    model: string;
    temperature?: number | undefined;
    max_output_tokens?: number | undefined;
  };
  /** Speech recognition */
  stt: {
    provider: 'openai';
    model: string;
    /** BCP 47 language tag. Default `"en"`. */
    language?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  };
  /** Speech synthesis and its voice */
  tts: {
    provider: 'openai';
    model: string;
    voice: string;
    /** Factor, 1 is normal */
    speed?: number | undefined;
  };
  /** Spoken when the participant has joined */
  welcome_message?: {
    text: string;
    /** Default `true`. */
    interruptible?: boolean | undefined;
  } | undefined;
  turn_handling?: {
    /** Default `500`. */
    min_endpointing_delay_ms?: number | undefined;
    /** Default `3000`. */
    max_endpointing_delay_ms?: number | undefined;
    /** Default `true`. */
    allow_interruptions?: boolean | undefined;
  } | undefined;
  limits?: {
    /** Default `1800`. */
    max_duration_seconds?: number | undefined;
    /** Tool calls in one turn. Default `5`. */
    max_tool_steps?: number | undefined;
  } | undefined;
}

/** What a tool version is to the model, and what carries it out */
export type ToolContent = {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  handler_ref: 'knowledge_search';
  /** Default `{}`. */
  config?: {
    /** Chunks handed to the model at most. Default `5`. */
    top_k?: number | undefined;
    /** Chunks that score less are left out. Default `0.25`. */
    min_score?: number | undefined;
  } | undefined;
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  handler_ref: 'end_call';
  /** Default `{}`. */
  config?: {
    /** Said before the call ends */
    farewell?: string | undefined;
  } | undefined;
};

/** A agent */
export interface Agent {
  object: 'agent';
  /** Id of a agent */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  latest_version: number | null;
  latest_digest: string | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

/** Every answer that is not a success */
export interface Error {
  error: {
    /** Kind of failure: what a program branches on */
    type: 'invalid_request' | 'payload_too_large' | 'authentication' | 'permission' | 'not_found' | 'conflict' | 'gate_failed' | 'precondition_failed' | 'idempotency' | 'rate_limit' | 'upstream' | 'timeout' | 'internal';
    /** What exactly went wrong */
    code: 'malformed_request' | 'invalid_json' | 'invalid_body' | 'invalid_query' | 'invalid_path' | 'invalid_header' | 'invalid_cursor' | 'unprocessable' | 'unsupported_media_type' | 'reference_not_found' | 'reference_archived' | 'body_too_large' | 'invalid_client' | 'unsupported_grant_type' | 'unauthenticated' | 'credential_revoked' | 'invalid_signature' | 'insufficient_scope' | 'wrong_principal' | 'request_blocked' | 'not_found' | 'route_not_found' | 'already_exists' | 'version_immutable' | 'nothing_to_publish' | 'publish_conflict' | 'resource_archived' | 'no_live_binding' | 'session_ended' | 'file_not_ready' | 'snapshot_purged' | 'gate_failed' | 'precondition_failed' | 'precondition_required' | 'idempotency_key_required' | 'idempotency_mismatch' | 'idempotency_in_progress' | 'idempotency_answer_lost' | 'secret_already_shown' | 'rate_limited' | 'limit_exceeded' | 'upstream_failed' | 'upstream_timeout' | 'unavailable' | 'internal';
    /** One sentence for a person */
    message: string;
    /** The offending field, where there is one */
    param: string | null;
    /** The same as the Request-Id header; give it to support */
    request_id: string;
    /** Where the code is explained */
    doc_url: string;
    /** More, depending on the code */
    details: { [key: string]: unknown } | null;
  };
}

export interface AgentDraft {
  object: 'agent_draft';
  id: string;
  /** Id of a agent */
  agent_id: string;
  /** Id of a tenant */
  tenant_id: string;
  content: AgentContent;
  /** SHA-256 of the canonical JSON of the content */
  etag: string;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface AgentVersion {
  object: 'agent_version';
  id: string;
  /** Id of a agent */
  agent_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  content: AgentContent;
}

export interface AgentVersionSummary {
  object: 'agent_version';
  id: string;
  /** Id of a agent */
  agent_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface CreatedApiKey {
  object: 'api_key';
  /** Id of a api key */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  scopes: ('agents:read' | 'agents:write' | 'agents:publish' | 'prompts:read' | 'prompts:write' | 'prompts:publish' | 'tools:read' | 'tools:write' | 'tools:publish' | 'runtime_configs:read' | 'runtime_configs:write' | 'runtime_configs:publish' | 'bindings:read' | 'bindings:write' | 'environments:write' | 'sessions:read' | 'sessions:write' | 'files:read' | 'files:write' | 'search:read' | 'indexes:read' | 'indexes:write' | 'users:read' | 'users:write' | 'audit:read' | 'keys:read' | 'keys:manage' | 'tenants:read' | 'platform:tenants')[];
  prefix: string;
  status: 'active' | 'revoked';
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
  /** The API key; it cannot be shown again */
  secret: string;
}

/** A tenant API key; the secret itself is shown once, on creation */
export interface ApiKey {
  object: 'api_key';
  /** Id of a api key */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  scopes: ('agents:read' | 'agents:write' | 'agents:publish' | 'prompts:read' | 'prompts:write' | 'prompts:publish' | 'tools:read' | 'tools:write' | 'tools:publish' | 'runtime_configs:read' | 'runtime_configs:write' | 'runtime_configs:publish' | 'bindings:read' | 'bindings:write' | 'environments:write' | 'sessions:read' | 'sessions:write' | 'files:read' | 'files:write' | 'search:read' | 'indexes:read' | 'indexes:write' | 'users:read' | 'users:write' | 'audit:read' | 'keys:read' | 'keys:manage' | 'tenants:read' | 'platform:tenants')[];
  prefix: string;
  status: 'active' | 'revoked';
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** One change of one resource: who, what, from what to what, when */
export interface AuditEvent {
  object: 'audit_event';
  /** Id of a audit event */
  id: string;
  tenant_id: string | null;
  actor_id: string;
  actor_type: 'operator' | 'api_key' | 'user' | 'system';
  action: 'tenant.created' | 'tenant.updated' | 'tenant.suspended' | 'tenant.reactivated' | 'operator.invited' | 'user.upserted' | 'user.archived' | 'api_key.created' | 'api_key.updated' | 'api_key.revoked' | 'agent.created' | 'agent.updated' | 'agent.archived' | 'agent.restored' | 'agent_draft.updated' | 'agent_version.published' | 'prompt.created' | 'prompt.updated' | 'prompt.archived' | 'prompt.restored' | 'prompt_draft.updated' | 'prompt_version.published' | 'tool.created' | 'tool.updated' | 'tool.archived' | 'tool.restored' | 'tool_draft.updated' | 'tool_version.published' | 'runtime_config.created' | 'runtime_config.updated' | 'runtime_config.archived' | 'runtime_config.restored' | 'runtime_config_draft.updated' | 'runtime_config_version.published' | 'binding.created' | 'environment.updated' | 'session.created' | 'session.dispatched' | 'session.started' | 'session.ended' | 'session.failed' | 'file.created' | 'file.claimed' | 'file.ready' | 'file.failed' | 'file.retried' | 'file.archived' | 'search_index.created' | 'search_index.updated' | 'search_index.archived';
  entity: {
    type: 'tenant' | 'operator' | 'user' | 'api_key' | 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'binding' | 'environment' | 'session' | 'file' | 'search_index';
    id: string;
  };
  old_value: Schema0;
  new_value: Schema1;
  request_id: string;
  source: string;
  timestamp: string;
}

/** A pinned set of versions */
export interface Binding {
  object: 'binding';
  /** Id of a binding */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a agent */
  agent_id: string;
  /** 1, 2, 3 … within the agent */
  number: number;
  /** Number of a published version */
  agent_version: number;
  /** Id of a prompt */
  prompt_id: string;
  /** Number of a published version */
  prompt_version: number;
  tool_versions: {
    /** Id of a tool */
    tool_id: string;
    /** Number of a published version */
    version: number;
  }[];
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Number of a published version */
  runtime_config_version: number;
  knowledge: {
    /** Id of a search index */
    index_id: string;
    track: 'live';
  }[];
  /** SHA-256 of the canonical JSON of the whole resolved config */
  digest: string;
  /** What this combination is for */
  note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

/** A conversation of an end user with an agent */
export interface Session {
  object: 'session';
  /** Id of a session */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a agent */
  agent_id: string;
  /** Id of a user */
  user_id: string;
  channel: 'web';
  status: 'created' | 'dispatching' | 'active' | 'ended' | 'failed';
  environment: string | null;
  /** Id of a binding */
  binding_id: string;
  resolved_versions: {
    /** Number of a published version */
    agent_version: number;
    /** Id of a prompt */
    prompt_id: string;
    /** Number of a published version */
    prompt_version: number;
    tool_versions: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
    }[];
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Number of a published version */
    runtime_config_version: number;
    knowledge: {
      /** Id of a search index */
      index_id: string;
      track: 'live';
    }[];
  };
  /** Digest of the resolved config */
  binding_digest: string;
  /** Digest of the resolved config and the variables */
  digest: string;
  /** Values of the prompt's variables */
  variables: { [key: string]: string | number | boolean };
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  end_reason: 'participant_left' | 'stopped' | 'agent_ended' | 'max_duration' | 'agent_not_joined' | 'agent_lost' | 'dispatch_failed' | 'room_closed' | 'provider_error' | 'configuration_error' | 'worker_shutdown' | null;
  created_at: string;
  join_deadline_at: string;
  max_end_at: string;
  dispatched_at: string | null;
  started_at: string | null;
  ended_at: string | null;
}

/** Which binding of an agent is live under a name */
export interface Environment {
  object: 'environment';
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a agent */
  agent_id: string;
  /** Name of an environment */
  environment: string;
  /** The binding that is live */
  binding_id: string;
  binding_number: number;
  digest: string;
  /** How often it was set */
  revision: number;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface Resolution {
  object: 'resolution';
  /** Id of a agent */
  agent_id: string;
  /** The environment asked for; null where a binding was named */
  environment: string | null;
  /** Id of a binding */
  binding_id: string;
  binding_number: number;
  /** SHA-256 of the canonical JSON of config */
  digest: string;
  resolved_versions: {
    /** Number of a published version */
    agent_version: number;
    /** Id of a prompt */
    prompt_id: string;
    /** Number of a published version */
    prompt_version: number;
    tool_versions: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
    }[];
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Number of a published version */
    runtime_config_version: number;
    knowledge: {
      /** Id of a search index */
      index_id: string;
      track: 'live';
    }[];
  };
  config: {
    agent: {
      /** Id of a agent */
      agent_id: string;
      /** Number of a published version */
      version: number;
      name: string;
      language: string;
    };
    prompt: {
      /** Id of a prompt */
      prompt_id: string;
      /** Number of a published version */
      version: number;
      template: string;
      variables: PromptVariableOutput[];
    };
    tools: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
      name: string;
      description: string;
      parameters: { [key: string]: JsonValue };
      handler_ref: string;
      config: { [key: string]: JsonValue };
    }[];
    runtime_config: {
      /** Language model */
      llm: {
        /** OpenAI or any server with the same HTTP API */
        provider: 'openai';
        model: string;
        temperature?: number | undefined;
        max_output_tokens?: number | undefined;
      };
      /** Speech recognition */
      stt: {
        provider: 'openai';
        model: string;
        /** BCP 47 language tag. Default `"en"`. */
        language: string;
        /** Words the recogniser should expect */
        prompt?: string | undefined;
      };
      /** Speech synthesis and its voice */
      tts: {
        provider: 'openai';
        model: string;
        voice: string;
        /** Factor, 1 is normal */
        speed?: number | undefined;
      };
      /** Spoken when the participant has joined */
      welcome_message?: {
        text: string;
        /** Default `true`. */
        interruptible: boolean;
      } | undefined;
      turn_handling?: {
        /** Default `500`. */
        min_endpointing_delay_ms: number;
        /** Default `3000`. */
        max_endpointing_delay_ms: number;
        /** Default `true`. */
        allow_interruptions: boolean;
      } | undefined;
      limits?: {
        /** Default `1800`. */
        max_duration_seconds: number;
        /** Tool calls in one turn. Default `5`. */
        max_tool_steps: number;
      } | undefined;
      /** Id of a runtime config */
      runtime_config_id: string;
      /** Number of a published version */
      version: number;
    };
    knowledge: {
      /** Id of a search index */
      index_id: string;
      track: 'live';
    }[];
  };
}

/** Any JSON value */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export interface FileWithUpload {
  object: 'file';
  /** Id of a file */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Name shown in citations */
  name: string;
  media_type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain';
  size_bytes: number;
  /** SHA-256 of the whole file, hexadecimal */
  sha256: string;
  version: number;
  index_ids: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  status: 'awaiting_upload' | 'queued' | 'processing' | 'ready' | 'failed';
  stage: 'upload' | 'claim' | 'parse' | 'chunk' | 'embed' | 'index' | 'done';
  percent: number;
  attempt: number;
  deadline_at: string | null;
  reason: {
    code: string;
    message: string;
  } | null;
  pages: number | null;
  chunks: number | null;
  created_at: string;
  updated_at: string;
  ready_at: string | null;
  archived_at: string | null;
  upload: Upload | null;
}

export interface Upload {
  method: 'PUT';
  url: string;
  headers: { [key: string]: string };
  expires_at: string;
}

/** A document on its way to being searchable */
export interface File {
  object: 'file';
  /** Id of a file */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Name shown in citations */
  name: string;
  media_type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain';
  size_bytes: number;
  /** SHA-256 of the whole file, hexadecimal */
  sha256: string;
  version: number;
  index_ids: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  status: 'awaiting_upload' | 'queued' | 'processing' | 'ready' | 'failed';
  stage: 'upload' | 'claim' | 'parse' | 'chunk' | 'embed' | 'index' | 'done';
  percent: number;
  attempt: number;
  deadline_at: string | null;
  reason: {
    code: string;
    message: string;
  } | null;
  pages: number | null;
  chunks: number | null;
  created_at: string;
  updated_at: string;
  ready_at: string | null;
  archived_at: string | null;
}

export interface AccessToken {
  access_token: string;
  token_type: 'Bearer';
  /** Seconds */
  expires_in: number;
  /** The scopes of the key, separated by spaces */
  scope: string;
}

/** A failure of the token endpoint, after RFC 6749 */
export interface OAuthError {
  error: string;
  error_description: string;
}

/** A prompt */
export interface Prompt {
  object: 'prompt';
  /** Id of a prompt */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  latest_version: number | null;
  latest_digest: string | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

export interface PromptDraft {
  object: 'prompt_draft';
  id: string;
  /** Id of a prompt */
  prompt_id: string;
  /** Id of a tenant */
  tenant_id: string;
  content: PromptContentOutput;
  /** SHA-256 of the canonical JSON of the content */
  etag: string;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface PromptVersion {
  object: 'prompt_version';
  id: string;
  /** Id of a prompt */
  prompt_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  content: PromptContentOutput;
}

export interface PromptVersionSummary {
  object: 'prompt_version';
  id: string;
  /** Id of a prompt */
  prompt_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

/** A prompt version with its variables filled in */
export interface RenderedPrompt {
  object: 'rendered_prompt';
  /** Id of a prompt */
  prompt_id: string;
  /** Number of a published version */
  version: number;
  text: string;
}

/** A runtime config */
export interface RuntimeConfig {
  object: 'runtime_config';
  /** Id of a runtime config */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  latest_version: number | null;
  latest_digest: string | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

export interface RuntimeConfigDraft {
  object: 'runtime_config_draft';
  id: string;
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Id of a tenant */
  tenant_id: string;
  content: RuntimeConfigContentOutput;
  /** SHA-256 of the canonical JSON of the content */
  etag: string;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface RuntimeConfigVersion {
  object: 'runtime_config_version';
  id: string;
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  content: RuntimeConfigContentOutput;
}

export interface RuntimeConfigVersionSummary {
  object: 'runtime_config_version';
  id: string;
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface SearchResult {
  object: 'search_result';
  query: string;
  grounded: boolean;
  data: SearchHit[];
}

export interface SearchHit {
  /** Id of a chunk */
  chunk_id: string;
  /** Id of a search index */
  index_id: string;
  text: string;
  heading_path: string[];
  /** Cosine similarity of query and passage */
  score: number;
  citation: {
    /** Id of a file */
    file_id: string;
    file_name: string;
    version: number;
    page: number;
    page_end?: number | undefined;
    start: number;
    end: number;
  };
}

/** Files that are searched together */
export interface SearchIndex {
  object: 'search_index';
  /** Id of a search index */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  description: string | null;
  backend: 'chroma';
  embedding_model: string;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  updated_at: string;
  archived_at: string | null;
}

export interface StartedSession {
  object: 'session';
  /** Id of a session */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a agent */
  agent_id: string;
  /** Id of a user */
  user_id: string;
  channel: 'web';
  status: 'created' | 'dispatching' | 'active' | 'ended' | 'failed';
  environment: string | null;
  /** Id of a binding */
  binding_id: string;
  resolved_versions: {
    /** Number of a published version */
    agent_version: number;
    /** Id of a prompt */
    prompt_id: string;
    /** Number of a published version */
    prompt_version: number;
    tool_versions: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
    }[];
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Number of a published version */
    runtime_config_version: number;
    knowledge: {
      /** Id of a search index */
      index_id: string;
      track: 'live';
    }[];
  };
  /** Digest of the resolved config */
  binding_digest: string;
  /** Digest of the resolved config and the variables */
  digest: string;
  /** Values of the prompt's variables */
  variables: { [key: string]: string | number | boolean };
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  end_reason: 'participant_left' | 'stopped' | 'agent_ended' | 'max_duration' | 'agent_not_joined' | 'agent_lost' | 'dispatch_failed' | 'room_closed' | 'provider_error' | 'configuration_error' | 'worker_shutdown' | null;
  created_at: string;
  join_deadline_at: string;
  max_end_at: string;
  dispatched_at: string | null;
  started_at: string | null;
  ended_at: string | null;
  livekit: SessionConnection;
  session_token: SessionToken;
}

export interface SessionConnection {
  /** LiveKit server, ws:// or wss:// */
  url: string;
  room_name: string;
  /** LiveKit access token of the end user */
  participant_token: string;
  expires_at: string;
}

export interface SessionToken {
  /** JWT for /v1/client/* */
  token: string;
  expires_at: string;
}

export interface SessionEvent {
  object: 'session_event';
  id: string;
  /** Id of a session */
  session_id: string;
  seq: number;
  report: {
    seq: number;
    at: string;
    type: 'agent_joined';
    worker_id: string;
  } | {
    seq: number;
    at: string;
    type: 'turn';
    role: 'user' | 'agent';
    text: string;
    modality: 'speech' | 'text';
    interrupted: boolean;
    citations: Array<{
      /** Id of a file */
      file_id: string;
      file_name: string;
      version: number;
      page: number;
      page_end?: number | undefined;
      start: number;
      end: number;
    }>;
  } | {
    seq: number;
    at: string;
    type: 'tool_call';
    tool_name: string;
    ok: boolean;
    duration_ms: number;
  } | {
    seq: number;
    at: string;
    type: 'error';
    source: string;
    message: string;
  } | {
    seq: number;
    at: string;
    type: 'ended';
    reason: 'participant_left' | 'stopped' | 'agent_ended' | 'max_duration' | 'agent_not_joined' | 'agent_lost' | 'dispatch_failed' | 'room_closed' | 'provider_error' | 'configuration_error' | 'worker_shutdown';
  };
}

export interface Transcript {
  object: 'transcript';
  /** Id of a session */
  session_id: string;
  turns: Array<{
    seq: number;
    at: string;
    role: 'user' | 'agent';
    text: string;
    modality: 'speech' | 'text';
    interrupted: boolean;
    citations: Array<{
      /** Id of a file */
      file_id: string;
      file_name: string;
      version: number;
      page: number;
      page_end?: number | undefined;
      start: number;
      end: number;
    }>;
  }>;
}

/** A customer of the platform: the unit of isolation */
export interface Tenant {
  object: 'tenant';
  /** Id of a tenant */
  id: string;
  /** Human-readable name */
  name: string;
  /** Region that holds the tenant's data */
  home_region: string;
  /** IANA time zone */
  time_zone: string;
  /** Credentials of a tenant that is not active stop working within 60 s */
  status: 'active' | 'suspended' | 'archived';
  /** What the tenant may use at most */
  limits: {
    max_concurrent_sessions: number;
    max_files: number;
    max_api_keys: number;
  };
  created_at: string;
  updated_at: string;
  suspended_at: string | null;
  archived_at: string | null;
}

/** A person who signs in */
export interface Operator {
  object: 'operator';
  /** Id of a operator */
  id: string;
  tenant_id: string | null;
  email: string;
  role: 'owner' | 'admin' | 'developer' | 'viewer' | 'platform_admin';
  status: 'active' | 'disabled';
  cognito_sub: string | null;
  created_at: string;
  updated_at: string;
}

/** A tool */
export interface Tool {
  object: 'tool';
  /** Id of a tool */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  latest_version: number | null;
  latest_digest: string | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

export interface ToolDraft {
  object: 'tool_draft';
  id: string;
  /** Id of a tool */
  tool_id: string;
  /** Id of a tenant */
  tenant_id: string;
  content: ToolContentOutput;
  /** SHA-256 of the canonical JSON of the content */
  etag: string;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface ToolVersion {
  object: 'tool_version';
  id: string;
  /** Id of a tool */
  tool_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  content: ToolContentOutput;
}

export interface ToolVersionSummary {
  object: 'tool_version';
  id: string;
  /** Id of a tool */
  tool_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

/** An end user of a tenant, known by the id that the tenant gave it */
export interface User {
  object: 'user';
  /** Id of a user */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** The user's id in the tenant's own system */
  external_id: string;
  display_name: string | null;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  status: 'active' | 'archived';
  created_at: string;
  updated_at: string;
  archived_at: string | null;
}

export type Schema0 = string | number | boolean | null | Schema0[] | { [key: string]: Schema0 };

export type Schema1 = string | number | boolean | null | Schema1[] | { [key: string]: Schema1 };

/** Declared variable of a template */
export type PromptVariableOutput = {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description: string;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required: boolean;
  type: 'string';
  /** Default `null`. */
  default: string | null;
  /** Longest accepted value in characters. Default `1000`. */
  max_length: number;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description: string;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required: boolean;
  type: 'number';
  /** Default `null`. */
  default: number | null;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description: string;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required: boolean;
  type: 'boolean';
  /** Default `null`. */
  default: boolean | null;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description: string;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required: boolean;
  type: 'enum';
  /** Accepted values */
  values: string[];
  /** Default `null`. */
  default: string | null;
};

/** What a prompt version says */
export interface PromptContentOutput {
  /** What the model is told. `{{name}}` is the place of a variable; `\{{` writes two braces */
  template: string;
  /** Variables of the template. Default `[]`. */
  variables: PromptVariableOutput[];
}

/** How an agent hears, thinks and speaks */
export interface RuntimeConfigContentOutput {
  /** Language model */
  llm: {
    /** OpenAI or any server with the same HTTP API */
    provider: 'openai';
    model: string;
    temperature?: number | undefined;
    max_output_tokens?: number | undefined;
  };
  /** Speech recognition */
  stt: {
    provider: 'openai';
    model: string;
    /** BCP 47 language tag. Default `"en"`. */
    language: string;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  };
  /** Speech synthesis and its voice */
  tts: {
    provider: 'openai';
    model: string;
    voice: string;
    /** Factor, 1 is normal */
    speed?: number | undefined;
  };
  /** Spoken when the participant has joined */
  welcome_message?: {
    text: string;
    /** Default `true`. */
    interruptible: boolean;
  } | undefined;
  turn_handling?: {
    /** Default `500`. */
    min_endpointing_delay_ms: number;
    /** Default `3000`. */
    max_endpointing_delay_ms: number;
    /** Default `true`. */
    allow_interruptions: boolean;
  } | undefined;
  limits?: {
    /** Default `1800`. */
    max_duration_seconds: number;
    /** Tool calls in one turn. Default `5`. */
    max_tool_steps: number;
  } | undefined;
}

/** What a tool version is to the model, and what carries it out */
export type ToolContentOutput = {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  handler_ref: 'knowledge_search';
  config: {
    /** Chunks handed to the model at most. Default `5`. */
    top_k: number;
    /** Chunks that score less are left out. Default `0.25`. */
    min_score: number;
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  handler_ref: 'end_call';
  config: {
    /** Said before the call ends */
    farewell?: string | undefined;
  };
};

/** Answer of `getJwks`. */
export interface GetJwksResult {
  keys: {
    kty: 'EC';
    crv: 'P-256';
    x: string;
    y: string;
    use: 'sig';
    alg: 'ES256';
    kid: string;
  }[];
}

/** Body of `createAgent`. */
export interface CreateAgentBody {
  /** Human-readable name */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Labels for filtering. Default `[]`. */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Content of the first draft */
  content?: AgentContent | undefined;
}

/** Query of `listAgents`. */
export interface ListAgentsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only names that begin so (case matters) */
  name_prefix?: string | undefined;
  /** Only what carries this tag */
  tag?: string | undefined;
  /** Whether archived ones are listed. Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `updateAgent`. */
export interface UpdateAgentBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it is for */
  description?: string | undefined;
  /** Labels for filtering */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Body of `createBinding`. */
export interface CreateBindingBody {
  /** Number of a published version */
  agent_version: number;
  /** Id of a prompt */
  prompt_id: string;
  /** Number of a published version */
  prompt_version: number;
  /** Versions of the tools that the agent may call. Default `[]`. */
  tool_versions?: {
    /** Id of a tool */
    tool_id: string;
    /** Number of a published version */
    version: number;
  }[] | undefined;
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Number of a published version */
  runtime_config_version: number;
  /** Search indexes that the agent may search; `track: live` follows the index as it changes. Default `[]`. */
  knowledge?: {
    /** Id of a search index */
    index_id: string;
    track: 'live';
  }[] | undefined;
  /** What this combination is for. Default `""`. */
  note?: string | undefined;
}

/** Query of `listBindings`. */
export interface ListBindingsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `updateAgentDraft`. */
export interface UpdateAgentDraftBody {
  content: AgentContent;
}

/** Query of `listEnvironments`. */
export interface ListEnvironmentsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `updateEnvironment`. */
export interface UpdateEnvironmentBody {
  /** Id of a binding */
  binding_id: string;
  /** Set it only if this binding is live now; null: only if none is */
  expected_binding_id?: string | null | undefined;
}

/** Query of `resolveAgent`. */
export interface ResolveAgentQuery {
  environment?: string | undefined;
  /** A binding to look at instead of an environment */
  binding_id?: string | undefined;
}

/** Body of `publishAgentVersion`. */
export interface PublishAgentVersionBody {
  /** What changed and why. Default `""`. */
  change_note?: string | undefined;
}

/** Query of `listAgentVersions`. */
export interface ListAgentVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `createApiKey`. */
export interface CreateApiKeyBody {
  /** Human-readable name */
  name: string;
  scopes: ('agents:read' | 'agents:write' | 'agents:publish' | 'prompts:read' | 'prompts:write' | 'prompts:publish' | 'tools:read' | 'tools:write' | 'tools:publish' | 'runtime_configs:read' | 'runtime_configs:write' | 'runtime_configs:publish' | 'bindings:read' | 'bindings:write' | 'environments:write' | 'sessions:read' | 'sessions:write' | 'files:read' | 'files:write' | 'search:read' | 'indexes:read' | 'indexes:write' | 'users:read' | 'users:write' | 'audit:read' | 'keys:read' | 'keys:manage' | 'tenants:read' | 'platform:tenants')[];
  /** When the key stops working; never, if left out */
  expires_at?: string | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listApiKeys`. */
export interface ListApiKeysQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'active' | 'revoked' | undefined;
}

/** Query of `listAuditEvents`. */
export interface ListAuditEventsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  entity_type?: 'tenant' | 'operator' | 'user' | 'api_key' | 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'binding' | 'environment' | 'session' | 'file' | 'search_index' | undefined;
  entity_id?: string | undefined;
  action?: 'tenant.created' | 'tenant.updated' | 'tenant.suspended' | 'tenant.reactivated' | 'operator.invited' | 'user.upserted' | 'user.archived' | 'api_key.created' | 'api_key.updated' | 'api_key.revoked' | 'agent.created' | 'agent.updated' | 'agent.archived' | 'agent.restored' | 'agent_draft.updated' | 'agent_version.published' | 'prompt.created' | 'prompt.updated' | 'prompt.archived' | 'prompt.restored' | 'prompt_draft.updated' | 'prompt_version.published' | 'tool.created' | 'tool.updated' | 'tool.archived' | 'tool.restored' | 'tool_draft.updated' | 'tool_version.published' | 'runtime_config.created' | 'runtime_config.updated' | 'runtime_config.archived' | 'runtime_config.restored' | 'runtime_config_draft.updated' | 'runtime_config_version.published' | 'binding.created' | 'environment.updated' | 'session.created' | 'session.dispatched' | 'session.started' | 'session.ended' | 'session.failed' | 'file.created' | 'file.claimed' | 'file.ready' | 'file.failed' | 'file.retried' | 'file.archived' | 'search_index.created' | 'search_index.updated' | 'search_index.archived' | undefined;
  actor_id?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

/** Body of `createFile`. */
export interface CreateFileBody {
  /** Name shown in citations */
  name: string;
  media_type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain';
  size_bytes: number;
  /** SHA-256 of the whole file, hexadecimal */
  sha256: string;
  /** Indexes in which to search it */
  index_ids: string[];
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listFiles`. */
export interface ListFilesQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'awaiting_upload' | 'queued' | 'processing' | 'ready' | 'failed' | undefined;
  index_id?: string | undefined;
}

/** Answer of `getHealth`. */
export interface GetHealthResult {
  status: 'ok';
}

/** Body of `createToken`. */
export interface CreateTokenBody {
  grant_type: string;
  client_secret?: string | undefined;
  client_id?: string | undefined;
  scope?: string | undefined;
}

/** Answer of `getOpenapi`. */
export interface GetOpenapiResult { [key: string]: unknown }

/** Body of `createPrompt`. */
export interface CreatePromptBody {
  /** Human-readable name */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Labels for filtering. Default `[]`. */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Content of the first draft */
  content?: PromptContent | undefined;
}

/** Query of `listPrompts`. */
export interface ListPromptsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only names that begin so (case matters) */
  name_prefix?: string | undefined;
  /** Only what carries this tag */
  tag?: string | undefined;
  /** Whether archived ones are listed. Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `updatePrompt`. */
export interface UpdatePromptBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it is for */
  description?: string | undefined;
  /** Labels for filtering */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Body of `updatePromptDraft`. */
export interface UpdatePromptDraftBody {
  content: PromptContent;
}

/** Body of `publishPromptVersion`. */
export interface PublishPromptVersionBody {
  /** What changed and why. Default `""`. */
  change_note?: string | undefined;
}

/** Query of `listPromptVersions`. */
export interface ListPromptVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `renderPromptVersion`. */
export interface RenderPromptVersionBody {
  /** Values of the prompt's variables. Default `{}`. */
  variables?: { [key: string]: string | number | boolean } | undefined;
}

/** Body of `createRuntimeConfig`. */
export interface CreateRuntimeConfigBody {
  /** Human-readable name */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Labels for filtering. Default `[]`. */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Content of the first draft */
  content?: RuntimeConfigContent | undefined;
}

/** Query of `listRuntimeConfigs`. */
export interface ListRuntimeConfigsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only names that begin so (case matters) */
  name_prefix?: string | undefined;
  /** Only what carries this tag */
  tag?: string | undefined;
  /** Whether archived ones are listed. Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `updateRuntimeConfig`. */
export interface UpdateRuntimeConfigBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it is for */
  description?: string | undefined;
  /** Labels for filtering */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Body of `updateRuntimeConfigDraft`. */
export interface UpdateRuntimeConfigDraftBody {
  content: RuntimeConfigContent;
}

/** Body of `publishRuntimeConfigVersion`. */
export interface PublishRuntimeConfigVersionBody {
  /** What changed and why. Default `""`. */
  change_note?: string | undefined;
}

/** Query of `listRuntimeConfigVersions`. */
export interface ListRuntimeConfigVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `searchKnowledge`. */
export interface SearchKnowledgeBody {
  /** Question or words */
  query: string;
  index_ids: string[];
  /** Default `5`. */
  top_k?: number | undefined;
  /** Cosine similarity at least. Default `0.25`. */
  min_score?: number | undefined;
}

/** Body of `createSearchIndex`. */
export interface CreateSearchIndexBody {
  /** Human-readable name */
  name: string;
  /** What it is for */
  description?: string | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listSearchIndexes`. */
export interface ListSearchIndexesQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `createSession`. */
export interface CreateSessionBody {
  /** Id of a agent */
  agent_id: string;
  /** Environment whose live binding to use; production, if no binding is named either */
  environment?: string | undefined;
  /** A binding to use instead of an environment */
  binding_id?: string | undefined;
  /** The end user, by the id that you gave it */
  user: {
    external_id: string;
    display_name?: string | undefined;
  };
  /** Values of the prompt's variables. Default `{}`. */
  variables?: { [key: string]: string | number | boolean } | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listSessions`. */
export interface ListSessionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  agent_id?: string | undefined;
  user_id?: string | undefined;
  status?: 'created' | 'dispatching' | 'active' | 'ended' | 'failed' | undefined;
}

/** Query of `listSessionEvents`. */
export interface ListSessionEventsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `createTenant`. */
export interface CreateTenantBody {
  /** Human-readable name */
  name: string;
  /** Region that holds the tenant's data */
  home_region: string;
  /** IANA time zone. Default `"UTC"`. */
  time_zone?: string | undefined;
  /** Default `{}`. */
  limits?: {
    max_concurrent_sessions?: number | undefined;
    max_files?: number | undefined;
    max_api_keys?: number | undefined;
  } | undefined;
}

/** Query of `listTenants`. */
export interface ListTenantsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'active' | 'suspended' | 'archived' | undefined;
}

/** Body of `inviteTenantOperator`. */
export interface InviteTenantOperatorBody {
  /** Address with which the person signs in */
  email: string;
  role: 'owner' | 'admin' | 'developer' | 'viewer' | 'platform_admin';
}

/** Body of `createTool`. */
export interface CreateToolBody {
  /** Human-readable name */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Labels for filtering. Default `[]`. */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Content of the first draft */
  content?: ToolContent | undefined;
}

/** Query of `listTools`. */
export interface ListToolsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only names that begin so (case matters) */
  name_prefix?: string | undefined;
  /** Only what carries this tag */
  tag?: string | undefined;
  /** Whether archived ones are listed. Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `updateTool`. */
export interface UpdateToolBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it is for */
  description?: string | undefined;
  /** Labels for filtering */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Body of `updateToolDraft`. */
export interface UpdateToolDraftBody {
  content: ToolContent;
}

/** Body of `publishToolVersion`. */
export interface PublishToolVersionBody {
  /** What changed and why. Default `""`. */
  change_note?: string | undefined;
}

/** Query of `listToolVersions`. */
export interface ListToolVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Query of `listUsers`. */
export interface ListUsersQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  external_id?: string | undefined;
}

/** Body of `upsertUser`. */
export interface UpsertUserBody {
  /** The user's id in the tenant's own system */
  external_id: string;
  display_name?: string | null | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

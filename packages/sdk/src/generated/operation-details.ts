// Generated from docs/openapi.json: run node packages/http/src/openapi/write-docs.ts
import type { OperationDetails } from '../operation-details.ts';

/** By operation id. */
export const operationDetails: Readonly<Record<string, OperationDetails>> = {
  getJwks: {
    "summary": "Get the keys that verify session JWTs"
  },
  createAgent: {
    "summary": "Create a agent",
    "description": "With `content` it starts with a draft, ready to be published.\n\nNeeds the scope `agents:write`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Human-readable name"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for",
        "default": ""
      },
      {
        "name": "tags",
        "kind": "strings",
        "description": "Labels for filtering",
        "default": []
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      },
      {
        "name": "content",
        "kind": "json",
        "description": "Content of the first draft"
      }
    ],
    "example": {
      "name": "First agent",
      "content": {
        "name": "Robin",
        "language": "en"
      }
    }
  },
  listAgents: {
    "summary": "List agents",
    "description": "Needs the scope `agents:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters)"
      },
      {
        "name": "tag",
        "kind": "string",
        "description": "Only what carries this tag"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed",
        "default": "exclude"
      }
    ]
  },
  getAgent: {
    "summary": "Get a agent",
    "description": "Needs the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateAgent: {
    "summary": "Update name, description, tags or metadata of a agent",
    "description": "Needs the scope `agents:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for"
      },
      {
        "name": "tags",
        "kind": "strings",
        "description": "Labels for filtering"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      }
    ],
    "example": {
      "name": "Night shift"
    }
  },
  archiveAgent: {
    "summary": "Archive a agent",
    "description": "It leaves lists and can no longer be bound; what is bound already goes on. Repeating changes nothing.\n\nNeeds the scope `agents:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createBinding: {
    "summary": "Pin versions of everything an agent runs with",
    "description": "One published version each of agent, prompt and runtime config, of any number of tools, and the search indexes. The binding never changes; its digest is that of the whole resolved config, so equal pins have equal digests.\n\nNeeds the scope `bindings:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "agent_version",
        "kind": "integer",
        "required": true,
        "description": "Number of a published version"
      },
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "prompt_version",
        "kind": "integer",
        "required": true,
        "description": "Number of a published version"
      },
      {
        "name": "tool_versions",
        "kind": "json",
        "description": "Versions of the tools that the agent may call",
        "default": []
      },
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "runtime_config_version",
        "kind": "integer",
        "required": true,
        "description": "Number of a published version"
      },
      {
        "name": "knowledge",
        "kind": "json",
        "description": "Search indexes that the agent may search; `track: live` follows the index as it changes",
        "default": []
      },
      {
        "name": "note",
        "kind": "string",
        "description": "What this combination is for",
        "default": ""
      }
    ],
    "example": {
      "agent_version": 1,
      "prompt_id": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "prompt_version": 1,
      "tool_versions": [
        {
          "tool_id": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
          "version": 1
        }
      ],
      "runtime_config_id": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "runtime_config_version": 1,
      "knowledge": [
        {
          "index_id": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
          "track": "live"
        }
      ]
    }
  },
  listBindings: {
    "summary": "List the bindings of an agent, by number",
    "description": "Needs the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      }
    ]
  },
  getBinding: {
    "summary": "Get a binding",
    "description": "Needs the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "binding_id",
        "kind": "string",
        "required": true,
        "description": "Id of a binding",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getAgentDraft: {
    "summary": "Get the draft of a agent",
    "description": "Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.\n\nNeeds the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateAgentDraft: {
    "summary": "Replace the draft of a agent",
    "description": "The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.\n\nNeeds the scope `agents:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "content",
        "kind": "json",
        "required": true,
        "description": "What belongs to the agent itself"
      }
    ],
    "example": {
      "content": {
        "name": "Robin",
        "language": "en"
      }
    }
  },
  listEnvironments: {
    "summary": "List the environments of an agent, by name",
    "description": "Needs the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      }
    ]
  },
  getEnvironment: {
    "summary": "Get an environment of an agent: which binding is live in it",
    "description": "Needs the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "environment",
        "kind": "string",
        "required": true,
        "description": "Name of an environment",
        "example": "production"
      }
    ]
  },
  updateEnvironment: {
    "summary": "Make a binding live in an environment",
    "description": "New sessions of the environment run with this binding; sessions that run already keep theirs. With `expected_binding_id` it is set only if that binding is live now.\n\nNeeds the scope `environments:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "environment",
        "kind": "string",
        "required": true,
        "description": "Name of an environment",
        "example": "production"
      }
    ],
    "body": [
      {
        "name": "binding_id",
        "kind": "string",
        "required": true,
        "description": "Id of a binding",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "expected_binding_id",
        "kind": "string",
        "nullable": true,
        "description": "Set it only if this binding is live now; null: only if none is"
      }
    ],
    "example": {
      "binding_id": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
    }
  },
  resolveAgent: {
    "summary": "Show the whole config that an agent runs with",
    "description": "What is live in an environment (`production` unless another is named), or what one binding pins.\n\nNeeds the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "environment",
        "kind": "string",
        "description": "Name of an environment",
        "example": "production"
      },
      {
        "name": "binding_id",
        "kind": "string",
        "description": "A binding to look at instead of an environment",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  restoreAgent: {
    "summary": "Restore an archived agent",
    "description": "Needs the scope `agents:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  publishAgentVersion: {
    "summary": "Publish the draft of a agent as its next version",
    "description": "A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.\n\nNeeds the scope `agents:publish`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "change_note",
        "kind": "string",
        "description": "What changed and why",
        "default": ""
      }
    ],
    "example": {
      "change_note": "Shorter greeting"
    }
  },
  listAgentVersions: {
    "summary": "List the published versions of a agent, without their content",
    "description": "Needs the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      }
    ]
  },
  getAgentVersion: {
    "summary": "Get a published version of a agent",
    "description": "Needs the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Version number"
      }
    ]
  },
  createApiKey: {
    "summary": "Create an API key for a server of the tenant",
    "description": "The answer holds the secret, which cannot be shown again. Exchange it at /v1/oauth/token for access tokens. A key can have no scope that its creator lacks.\n\nNeeds the scope `keys:manage`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Human-readable name"
      },
      {
        "name": "scopes",
        "kind": "strings",
        "required": true
      },
      {
        "name": "expires_at",
        "kind": "string",
        "description": "When the key stops working; never, if left out"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      }
    ],
    "example": {
      "name": "Web backend",
      "scopes": [
        "sessions:read",
        "sessions:write"
      ]
    }
  },
  listApiKeys: {
    "summary": "List the API keys of the tenant",
    "description": "Needs the scope `keys:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "active",
          "revoked"
        ]
      }
    ]
  },
  getApiKey: {
    "summary": "Get an API key, without its secret",
    "description": "Needs the scope `keys:read`.",
    "params": [
      {
        "name": "api_key_id",
        "kind": "string",
        "required": true,
        "description": "Id of a api key",
        "example": "key_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  revokeApiKey: {
    "summary": "Revoke an API key",
    "description": "The key gets no more tokens from now on, and tokens that it has stop working within 60 seconds.\n\nNeeds the scope `keys:manage`.",
    "params": [
      {
        "name": "api_key_id",
        "kind": "string",
        "required": true,
        "description": "Id of a api key",
        "example": "key_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  listAuditEvents: {
    "summary": "List audit events",
    "description": "Needs the scope `audit:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "entity_type",
        "kind": "string",
        "choices": [
          "tenant",
          "operator",
          "user",
          "api_key",
          "agent",
          "prompt",
          "tool",
          "runtime_config",
          "binding",
          "environment",
          "session",
          "file",
          "search_index"
        ]
      },
      {
        "name": "entity_id",
        "kind": "string"
      },
      {
        "name": "action",
        "kind": "string",
        "choices": [
          "tenant.created",
          "tenant.updated",
          "tenant.suspended",
          "tenant.reactivated",
          "operator.invited",
          "user.upserted",
          "user.archived",
          "api_key.created",
          "api_key.updated",
          "api_key.revoked",
          "agent.created",
          "agent.updated",
          "agent.archived",
          "agent.restored",
          "agent_draft.updated",
          "agent_version.published",
          "prompt.created",
          "prompt.updated",
          "prompt.archived",
          "prompt.restored",
          "prompt_draft.updated",
          "prompt_version.published",
          "tool.created",
          "tool.updated",
          "tool.archived",
          "tool.restored",
          "tool_draft.updated",
          "tool_version.published",
          "runtime_config.created",
          "runtime_config.updated",
          "runtime_config.archived",
          "runtime_config.restored",
          "runtime_config_draft.updated",
          "runtime_config_version.published",
          "binding.created",
          "environment.updated",
          "session.created",
          "session.dispatched",
          "session.started",
          "session.ended",
          "session.failed",
          "file.created",
          "file.claimed",
          "file.ready",
          "file.failed",
          "file.retried",
          "file.archived",
          "search_index.created",
          "search_index.updated",
          "search_index.archived"
        ]
      },
      {
        "name": "actor_id",
        "kind": "string"
      },
      {
        "name": "since",
        "kind": "string"
      },
      {
        "name": "until",
        "kind": "string"
      }
    ]
  },
  getClientSession: {
    "summary": "Get the end user's own session"
  },
  getDocs: {
    "summary": "Explore the API",
    "description": "An interactive reference. `/v1/docs/reference` has the same without scripts."
  },
  getErrorDocs: {
    "summary": "Read what each error code means and what to do about it"
  },
  getReferenceDocs: {
    "summary": "Read the plain reference of the API"
  },
  createFile: {
    "summary": "Declare a document and get the address to upload it to",
    "description": "PUT the content to upload.url with exactly upload.headers: the storage takes the declared bytes and no others, once. Ingestion starts by itself.\n\nNeeds the scope `files:write`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Name shown in citations",
        "example": "clinic-handbook.pdf"
      },
      {
        "name": "media_type",
        "kind": "string",
        "choices": [
          "application/pdf",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/msword",
          "text/plain"
        ],
        "required": true
      },
      {
        "name": "size_bytes",
        "kind": "integer",
        "required": true
      },
      {
        "name": "sha256",
        "kind": "string",
        "required": true,
        "description": "SHA-256 of the whole file, hexadecimal"
      },
      {
        "name": "index_ids",
        "kind": "strings",
        "required": true,
        "description": "Indexes in which to search it"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      }
    ],
    "example": {
      "name": "clinic-handbook.pdf",
      "media_type": "application/pdf",
      "size_bytes": 1,
      "sha256": "6f1c0a4c5d0f0c1d5c3b1f6f0a9f2f0e7b8a3c1d2e4f5a6b7c8d9e0f1a2b3c4d",
      "index_ids": [
        "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      ],
      "metadata": {}
    }
  },
  listFiles: {
    "summary": "List files",
    "description": "Needs the scope `files:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "awaiting_upload",
          "queued",
          "processing",
          "ready",
          "failed"
        ]
      },
      {
        "name": "index_id",
        "kind": "string",
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getFile: {
    "summary": "Get a file with its stage and percent",
    "description": "Needs the scope `files:read`.",
    "params": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  completeFileUpload: {
    "summary": "Say that the upload is over",
    "description": "Optional: ingestion does not wait for it. A file whose upload the storage refused fails here at once, and not only at its deadline.\n\nNeeds the scope `files:write`.",
    "params": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  retryFile: {
    "summary": "Give a failed file another try",
    "description": "Needs the scope `files:write`.",
    "params": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getHealth: {
    "summary": "Say whether the API is up"
  },
  createToken: {
    "summary": "Exchange an API key for a short-lived access token",
    "description": "OAuth 2.0 client credentials (RFC 6749 section 4.4). Send the API key as client_secret, or as the password of HTTP Basic authentication.",
    "body": [
      {
        "name": "grant_type",
        "kind": "string",
        "required": true
      },
      {
        "name": "client_secret",
        "kind": "string"
      },
      {
        "name": "client_id",
        "kind": "string"
      },
      {
        "name": "scope",
        "kind": "string"
      }
    ]
  },
  getOpenapi: {
    "summary": "Get the OpenAPI document"
  },
  createPrompt: {
    "summary": "Create a prompt",
    "description": "With `content` it starts with a draft, ready to be published.\n\nNeeds the scope `prompts:write`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Human-readable name"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for",
        "default": ""
      },
      {
        "name": "tags",
        "kind": "strings",
        "description": "Labels for filtering",
        "default": []
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      },
      {
        "name": "content",
        "kind": "json",
        "description": "Content of the first draft"
      }
    ],
    "example": {
      "name": "First prompt",
      "content": {
        "template": "You answer the phone of {{clinic}}. Use knowledge_search before you state a fact. Be brief.",
        "variables": [
          {
            "name": "clinic",
            "type": "string",
            "description": "Name of the clinic",
            "default": "the clinic"
          }
        ]
      }
    }
  },
  listPrompts: {
    "summary": "List prompts",
    "description": "Needs the scope `prompts:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters)"
      },
      {
        "name": "tag",
        "kind": "string",
        "description": "Only what carries this tag"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed",
        "default": "exclude"
      }
    ]
  },
  getPrompt: {
    "summary": "Get a prompt",
    "description": "Needs the scope `prompts:read`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updatePrompt: {
    "summary": "Update name, description, tags or metadata of a prompt",
    "description": "Needs the scope `prompts:write`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for"
      },
      {
        "name": "tags",
        "kind": "strings",
        "description": "Labels for filtering"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      }
    ],
    "example": {
      "name": "Night shift"
    }
  },
  archivePrompt: {
    "summary": "Archive a prompt",
    "description": "It leaves lists and can no longer be bound; what is bound already goes on. Repeating changes nothing.\n\nNeeds the scope `prompts:write`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getPromptDraft: {
    "summary": "Get the draft of a prompt",
    "description": "Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.\n\nNeeds the scope `prompts:read`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updatePromptDraft: {
    "summary": "Replace the draft of a prompt",
    "description": "The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.\n\nNeeds the scope `prompts:write`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "content",
        "kind": "json",
        "required": true,
        "description": "What a prompt version says"
      }
    ],
    "example": {
      "content": {
        "template": "You answer the phone of {{clinic}}. Use knowledge_search before you state a fact. Be brief.",
        "variables": [
          {
            "name": "clinic",
            "type": "string",
            "description": "Name of the clinic",
            "default": "the clinic"
          }
        ]
      }
    }
  },
  restorePrompt: {
    "summary": "Restore an archived prompt",
    "description": "Needs the scope `prompts:write`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  publishPromptVersion: {
    "summary": "Publish the draft of a prompt as its next version",
    "description": "A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.\n\nNeeds the scope `prompts:publish`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "change_note",
        "kind": "string",
        "description": "What changed and why",
        "default": ""
      }
    ],
    "example": {
      "change_note": "Shorter greeting"
    }
  },
  listPromptVersions: {
    "summary": "List the published versions of a prompt, without their content",
    "description": "Needs the scope `prompts:read`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      }
    ]
  },
  getPromptVersion: {
    "summary": "Get a published version of a prompt",
    "description": "Needs the scope `prompts:read`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Version number"
      }
    ]
  },
  renderPromptVersion: {
    "summary": "Fill in the variables of a prompt version",
    "description": "The same rendering as in a session, with the values of the request. It stores nothing.\n\nNeeds the scope `prompts:read`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Version number"
      }
    ],
    "body": [
      {
        "name": "variables",
        "kind": "json",
        "description": "Values of the prompt's variables",
        "default": {},
        "example": {
          "caller_name": "Ada"
        }
      }
    ],
    "example": {
      "variables": {
        "clinic": "the Harbour Clinic"
      }
    }
  },
  createRuntimeConfig: {
    "summary": "Create a runtime config",
    "description": "With `content` it starts with a draft, ready to be published.\n\nNeeds the scope `runtime_configs:write`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Human-readable name"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for",
        "default": ""
      },
      {
        "name": "tags",
        "kind": "strings",
        "description": "Labels for filtering",
        "default": []
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      },
      {
        "name": "content",
        "kind": "json",
        "description": "Content of the first draft"
      }
    ],
    "example": {
      "name": "First runtime config",
      "content": {
        "llm": {
          "provider": "openai",
          "model": "gpt-4o-mini",
          "temperature": 0.2
        },
        "stt": {
          "provider": "openai",
          "model": "whisper-1",
          "language": "en"
        },
        "tts": {
          "provider": "openai",
          "model": "tts-1",
          "voice": "alloy"
        },
        "welcome_message": {
          "text": "Hello, how can I help?"
        }
      }
    }
  },
  listRuntimeConfigs: {
    "summary": "List runtime configs",
    "description": "Needs the scope `runtime_configs:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters)"
      },
      {
        "name": "tag",
        "kind": "string",
        "description": "Only what carries this tag"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed",
        "default": "exclude"
      }
    ]
  },
  getRuntimeConfig: {
    "summary": "Get a runtime config",
    "description": "Needs the scope `runtime_configs:read`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateRuntimeConfig: {
    "summary": "Update name, description, tags or metadata of a runtime config",
    "description": "Needs the scope `runtime_configs:write`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for"
      },
      {
        "name": "tags",
        "kind": "strings",
        "description": "Labels for filtering"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      }
    ],
    "example": {
      "name": "Night shift"
    }
  },
  archiveRuntimeConfig: {
    "summary": "Archive a runtime config",
    "description": "It leaves lists and can no longer be bound; what is bound already goes on. Repeating changes nothing.\n\nNeeds the scope `runtime_configs:write`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getRuntimeConfigDraft: {
    "summary": "Get the draft of a runtime config",
    "description": "Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.\n\nNeeds the scope `runtime_configs:read`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateRuntimeConfigDraft: {
    "summary": "Replace the draft of a runtime config",
    "description": "The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.\n\nNeeds the scope `runtime_configs:write`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "content",
        "kind": "json",
        "required": true,
        "description": "How an agent hears, thinks and speaks"
      }
    ],
    "example": {
      "content": {
        "llm": {
          "provider": "openai",
          "model": "gpt-4o-mini",
          "temperature": 0.2
        },
        "stt": {
          "provider": "openai",
          "model": "whisper-1",
          "language": "en"
        },
        "tts": {
          "provider": "openai",
          "model": "tts-1",
          "voice": "alloy"
        },
        "welcome_message": {
          "text": "Hello, how can I help?"
        }
      }
    }
  },
  restoreRuntimeConfig: {
    "summary": "Restore an archived runtime config",
    "description": "Needs the scope `runtime_configs:write`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  publishRuntimeConfigVersion: {
    "summary": "Publish the draft of a runtime config as its next version",
    "description": "A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.\n\nNeeds the scope `runtime_configs:publish`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "change_note",
        "kind": "string",
        "description": "What changed and why",
        "default": ""
      }
    ],
    "example": {
      "change_note": "Shorter greeting"
    }
  },
  listRuntimeConfigVersions: {
    "summary": "List the published versions of a runtime config, without their content",
    "description": "Needs the scope `runtime_configs:read`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      }
    ]
  },
  getRuntimeConfigVersion: {
    "summary": "Get a published version of a runtime config",
    "description": "Needs the scope `runtime_configs:read`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Version number"
      }
    ]
  },
  searchKnowledge: {
    "summary": "Search the passages of ready files",
    "description": "grounded is false where nothing reaches min_score: better no answer than an invented one.\n\nNeeds the scope `search:read`.",
    "body": [
      {
        "name": "query",
        "kind": "string",
        "required": true,
        "description": "Question or words",
        "example": "When do you open on Saturdays?"
      },
      {
        "name": "index_ids",
        "kind": "strings",
        "required": true
      },
      {
        "name": "top_k",
        "kind": "integer",
        "default": 5
      },
      {
        "name": "min_score",
        "kind": "number",
        "description": "Cosine similarity at least",
        "default": 0.25
      }
    ],
    "example": {
      "query": "When do you open on Saturdays?",
      "index_ids": [
        "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      ],
      "top_k": 5,
      "min_score": 0.25
    }
  },
  createSearchIndex: {
    "summary": "Create a search index",
    "description": "Needs the scope `indexes:write`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Human-readable name"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      }
    ],
    "example": {
      "name": "Front desk",
      "description": "Answers calls to the front desk",
      "metadata": {}
    }
  },
  listSearchIndexes: {
    "summary": "List search indexes",
    "description": "Needs the scope `indexes:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      }
    ]
  },
  getSearchIndex: {
    "summary": "Get a search index",
    "description": "Needs the scope `indexes:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createSession: {
    "summary": "Start a session of an end user with an agent",
    "description": "Resolves the pinned versions, opens a LiveKit room with its agent, and returns the participant token and a session JWT. The session fails if no agent joins within its deadline; it is never silent.\n\nNeeds the scope `sessions:write`.",
    "body": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "environment",
        "kind": "string",
        "description": "Environment whose live binding to use; production, if no binding is named either",
        "example": "production"
      },
      {
        "name": "binding_id",
        "kind": "string",
        "description": "A binding to use instead of an environment",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "user",
        "kind": "json",
        "required": true,
        "description": "The end user, by the id that you gave it"
      },
      {
        "name": "variables",
        "kind": "json",
        "description": "Values of the prompt's variables",
        "default": {},
        "example": {
          "caller_name": "Ada"
        }
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      }
    ],
    "example": {
      "agent_id": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "environment": "production",
      "binding_id": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "user": {
        "external_id": "customer-4711",
        "display_name": "string"
      },
      "variables": {
        "caller_name": "Ada"
      },
      "metadata": {}
    }
  },
  listSessions: {
    "summary": "List sessions",
    "description": "Needs the scope `sessions:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "agent_id",
        "kind": "string",
        "description": "Id of a agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "user_id",
        "kind": "string",
        "description": "Id of a user",
        "example": "usr_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "created",
          "dispatching",
          "active",
          "ended",
          "failed"
        ]
      }
    ]
  },
  getSession: {
    "summary": "Get a session",
    "description": "Needs the scope `sessions:read`.",
    "params": [
      {
        "name": "session_id",
        "kind": "string",
        "required": true,
        "description": "Id of a session",
        "example": "ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  listSessionEvents: {
    "summary": "List what the agent reported about a session",
    "description": "Needs the scope `sessions:read`.",
    "params": [
      {
        "name": "session_id",
        "kind": "string",
        "required": true,
        "description": "Id of a session",
        "example": "ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      }
    ]
  },
  stopSession: {
    "summary": "End a session and close its room",
    "description": "Stopping a session that is over changes nothing.\n\nNeeds the scope `sessions:write`.",
    "params": [
      {
        "name": "session_id",
        "kind": "string",
        "required": true,
        "description": "Id of a session",
        "example": "ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getSessionTranscript: {
    "summary": "Get what was said in a session",
    "description": "Needs the scope `sessions:read`.",
    "params": [
      {
        "name": "session_id",
        "kind": "string",
        "required": true,
        "description": "Id of a session",
        "example": "ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createTenant: {
    "summary": "Create a tenant",
    "description": "Invite its first owner next, with inviteTenantOperator.\n\nNeeds the scope `platform:tenants`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Human-readable name"
      },
      {
        "name": "home_region",
        "kind": "string",
        "required": true,
        "description": "Region that holds the tenant's data",
        "example": "eu-central-1"
      },
      {
        "name": "time_zone",
        "kind": "string",
        "description": "IANA time zone",
        "default": "UTC",
        "example": "Europe/Berlin"
      },
      {
        "name": "limits",
        "kind": "json",
        "default": {}
      }
    ],
    "example": {
      "name": "Front desk",
      "home_region": "eu-central-1",
      "time_zone": "Europe/Berlin",
      "limits": {}
    }
  },
  listTenants: {
    "summary": "List tenants",
    "description": "Needs the scope `platform:tenants`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "active",
          "suspended",
          "archived"
        ]
      }
    ]
  },
  getTenant: {
    "summary": "Get the own tenant",
    "description": "Needs the scope `tenants:read`.",
    "params": [
      {
        "name": "tenant_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tenant",
        "example": "ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  inviteTenantOperator: {
    "summary": "Invite a person to a tenant",
    "description": "How a new tenant gets its first owner: an invitation by mail.\n\nNeeds the scope `platform:tenants`.",
    "params": [
      {
        "name": "tenant_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tenant",
        "example": "ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "email",
        "kind": "string",
        "required": true,
        "description": "Address with which the person signs in",
        "example": "ada@example.org"
      },
      {
        "name": "role",
        "kind": "string",
        "choices": [
          "owner",
          "admin",
          "developer",
          "viewer",
          "platform_admin"
        ],
        "required": true
      }
    ],
    "example": {
      "email": "ada@example.org",
      "role": "owner"
    }
  },
  reactivateTenant: {
    "summary": "End the suspension of a tenant",
    "description": "Needs the scope `platform:tenants`.",
    "params": [
      {
        "name": "tenant_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tenant",
        "example": "ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  suspendTenant: {
    "summary": "Suspend a tenant",
    "description": "Every credential of the tenant stops working within 60 seconds.\n\nNeeds the scope `platform:tenants`.",
    "params": [
      {
        "name": "tenant_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tenant",
        "example": "ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createTool: {
    "summary": "Create a tool",
    "description": "With `content` it starts with a draft, ready to be published.\n\nNeeds the scope `tools:write`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Human-readable name"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for",
        "default": ""
      },
      {
        "name": "tags",
        "kind": "strings",
        "description": "Labels for filtering",
        "default": []
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      },
      {
        "name": "content",
        "kind": "json",
        "description": "Content of the first draft"
      }
    ],
    "example": {
      "name": "First tool",
      "content": {
        "name": "knowledge_search",
        "description": "Look up facts in the documents. Call it before stating any fact.",
        "parameters": {
          "type": "object",
          "properties": {
            "query": {
              "type": "string",
              "description": "What to look for, in full words"
            }
          },
          "required": [
            "query"
          ]
        },
        "handler_ref": "knowledge_search",
        "config": {
          "top_k": 5
        }
      }
    }
  },
  listTools: {
    "summary": "List tools",
    "description": "Needs the scope `tools:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters)"
      },
      {
        "name": "tag",
        "kind": "string",
        "description": "Only what carries this tag"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed",
        "default": "exclude"
      }
    ]
  },
  getTool: {
    "summary": "Get a tool",
    "description": "Needs the scope `tools:read`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateTool: {
    "summary": "Update name, description, tags or metadata of a tool",
    "description": "Needs the scope `tools:write`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for"
      },
      {
        "name": "tags",
        "kind": "strings",
        "description": "Labels for filtering"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      }
    ],
    "example": {
      "name": "Night shift"
    }
  },
  archiveTool: {
    "summary": "Archive a tool",
    "description": "It leaves lists and can no longer be bound; what is bound already goes on. Repeating changes nothing.\n\nNeeds the scope `tools:write`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getToolDraft: {
    "summary": "Get the draft of a tool",
    "description": "Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.\n\nNeeds the scope `tools:read`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateToolDraft: {
    "summary": "Replace the draft of a tool",
    "description": "The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.\n\nNeeds the scope `tools:write`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "content",
        "kind": "json",
        "required": true,
        "description": "What a tool version is to the model, and what carries it out"
      }
    ],
    "example": {
      "content": {
        "name": "knowledge_search",
        "description": "Look up facts in the documents. Call it before stating any fact.",
        "parameters": {
          "type": "object",
          "properties": {
            "query": {
              "type": "string",
              "description": "What to look for, in full words"
            }
          },
          "required": [
            "query"
          ]
        },
        "handler_ref": "knowledge_search",
        "config": {
          "top_k": 5
        }
      }
    }
  },
  restoreTool: {
    "summary": "Restore an archived tool",
    "description": "Needs the scope `tools:write`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  publishToolVersion: {
    "summary": "Publish the draft of a tool as its next version",
    "description": "A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.\n\nNeeds the scope `tools:publish`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "change_note",
        "kind": "string",
        "description": "What changed and why",
        "default": ""
      }
    ],
    "example": {
      "change_note": "Shorter greeting"
    }
  },
  listToolVersions: {
    "summary": "List the published versions of a tool, without their content",
    "description": "Needs the scope `tools:read`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      }
    ]
  },
  getToolVersion: {
    "summary": "Get a published version of a tool",
    "description": "Needs the scope `tools:read`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Version number"
      }
    ]
  },
  listUsers: {
    "summary": "List users",
    "description": "Needs the scope `users:read`.",
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many items to return",
        "default": 20
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous page"
      },
      {
        "name": "order",
        "kind": "string",
        "choices": [
          "asc",
          "desc"
        ],
        "description": "Order by creation time",
        "default": "desc"
      },
      {
        "name": "external_id",
        "kind": "string",
        "description": "The user's id in the tenant's own system",
        "example": "customer-1042"
      }
    ]
  },
  upsertUser: {
    "summary": "Create a user or bring it up to date",
    "description": "Users are known by the external_id that the tenant gave them. The same input again changes nothing.\n\nNeeds the scope `users:write`.",
    "body": [
      {
        "name": "external_id",
        "kind": "string",
        "required": true,
        "description": "The user's id in the tenant's own system",
        "example": "customer-1042"
      },
      {
        "name": "display_name",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      }
    ],
    "example": {
      "external_id": "customer-1042",
      "display_name": "string",
      "metadata": {
        "team": "support"
      }
    }
  },
  getUser: {
    "summary": "Get a user",
    "description": "Needs the scope `users:read`.",
    "params": [
      {
        "name": "user_id",
        "kind": "string",
        "required": true,
        "description": "Id of a user",
        "example": "usr_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
};

// Generated from docs/openapi.json: run node packages/http/src/openapi/write-docs.ts
import type { OperationDetails } from '../operation-details.ts';

/** By operation id. */
export const operationDetails: Readonly<Record<string, OperationDetails>> = {
  getAuditJwks: {
    "summary": "Get the keys that verify audit checkpoints"
  },
  getJwks: {
    "summary": "Get the keys that verify session JWTs"
  },
  createAgent: {
    "summary": "Create an agent",
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
        "name": "owner",
        "kind": "string",
        "nullable": true,
        "default": null
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
        "language": "en",
        "time_zone": "Europe/Berlin"
      }
    }
  },
  listAgents: {
    "summary": "List agents",
    "description": "By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).\n\nNeeds the scope `agents:read`.",
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
        "name": "name",
        "kind": "string",
        "description": "Only this very name (case matters)"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters); the list is then ordered by name"
      },
      {
        "name": "tag",
        "kind": "string",
        "description": "Only what carries this tag"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "draft",
          "published",
          "archived"
        ],
        "description": "`draft`: never published; `published`; `archived`. All but archived unless told otherwise"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed; not together with status"
      },
      {
        "name": "updated_after",
        "kind": "string",
        "description": "Only what changed after this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
      },
      {
        "name": "updated_before",
        "kind": "string",
        "description": "Only what changed before this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
      }
    ]
  },
  getAgent: {
    "summary": "Get an agent",
    "description": "Needs the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateAgent: {
    "summary": "Update name, description, tags, metadata or owner of an agent",
    "description": "Needs the scope `agents:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
      },
      {
        "name": "owner",
        "kind": "string",
        "nullable": true
      }
    ],
    "example": {
      "name": "Night shift"
    }
  },
  archiveAgent: {
    "summary": "Archive an agent",
    "description": "It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.\n\nNeeds the scope `agents:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "force",
        "kind": "boolean",
        "description": "Archive it although it is in use; what runs goes on with what it was started with",
        "default": false
      }
    ],
    "example": {}
  },
  createBinding: {
    "summary": "Pin versions of everything an agent runs with",
    "description": "One published version each of agent, prompt and runtime config, of any number of tools, and the search indexes. The binding never changes; its digest is that of the whole resolved config, so equal pins have equal digests. Labels stand for the versions that they are on at this moment. With `base` the request names only what differs from another binding of the agent.\n\nNeeds the scope `bindings:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "base",
        "kind": "json",
        "description": "Pin what is live in this environment, or what this binding pins, but for what the request names"
      },
      {
        "name": "agent_version",
        "kind": "json",
        "description": "Number of a published version, or a label: the version that it stands on now is pinned"
      },
      {
        "name": "prompt_id",
        "kind": "string",
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "prompt_version",
        "kind": "json",
        "description": "Number of a published version, or a label: the version that it stands on now is pinned"
      },
      {
        "name": "tool_versions",
        "kind": "json",
        "description": "Versions of the tools that the agent may call; the whole list, also over a base"
      },
      {
        "name": "runtime_config_id",
        "kind": "string",
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "runtime_config_version",
        "kind": "json",
        "description": "Number of a published version, or a label: the version that it stands on now is pinned"
      },
      {
        "name": "knowledge",
        "kind": "json",
        "description": "Search indexes that the agent may search: `track: live` follows the index as it changes, `snapshot_id` keeps it as it was"
      },
      {
        "name": "hand_offs",
        "kind": "json",
        "description": "Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names"
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
        "description": "Id of an agent",
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
      },
      {
        "name": "digest",
        "kind": "string",
        "description": "Bindings that resolve to exactly this"
      },
      {
        "name": "prompt_id",
        "kind": "string",
        "description": "Bindings that pin a version of this prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
        "description": "Id of an agent",
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
  diffBinding: {
    "summary": "Compare a binding with another one of the agent",
    "description": "What is pinned otherwise, and what that changes in the resolved config: field by field, texts line by line, from `against` (without it the binding with the number before) to the binding of the path.\n\nNeeds the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "binding_id",
        "kind": "string",
        "required": true,
        "description": "Id of a binding",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "against",
        "kind": "string",
        "description": "The binding to compare with; without it the one with the number before",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  verifyBinding: {
    "summary": "Check that a binding still is what it was made of",
    "description": "Resolves the pinned versions once more and compares with the config that is stored and with the digest that the binding carries. Nothing is changed; `verified` is false where somebody changed a version or the stored config behind the back of the API.\n\nNeeds the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
  listAgentDependents: {
    "summary": "List what uses any version of an agent",
    "description": "Bindings, environments, inbound mappings, prompts that include it, and open sessions.\n\nNeeds the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many of each kind are shown",
        "default": 20
      }
    ]
  },
  getAgentDraft: {
    "summary": "Get the draft of an agent",
    "description": "Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.\n\nNeeds the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateAgentDraft: {
    "summary": "Replace the draft of an agent",
    "description": "The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.\n\nNeeds the scope `agents:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
        "language": "en",
        "time_zone": "Europe/Berlin"
      }
    }
  },
  duplicateAgent: {
    "summary": "Copy an agent into a new one",
    "description": "The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.\n\nNeeds the scope `agents:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Name of the copy; `… (copy)` unless told otherwise"
      },
      {
        "name": "version",
        "kind": "json",
        "description": "Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none"
      }
    ],
    "example": {}
  },
  listEnvironments: {
    "summary": "List the environments of an agent, by name",
    "description": "Needs the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
        "description": "Id of an agent",
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
    "description": "New sessions of the environment run with this binding; sessions that run already keep theirs. With `expected_binding` it is set only if that binding is live now.\n\nNeeds the scope `environments:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
        "name": "expected_binding",
        "kind": "string",
        "nullable": true,
        "description": "Set it only if this binding is live now; null: only if none is"
      },
      {
        "name": "note",
        "kind": "string",
        "description": "Why; kept in the history",
        "default": ""
      }
    ],
    "example": {
      "binding_id": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "expected_binding": null,
      "note": "Opening day"
    }
  },
  listEnvironmentHistory: {
    "summary": "List every setting of an environment, newest first",
    "description": "From which binding to which, when, by whom and why. `created_at` is an instant for `at` of resolve.\n\nNeeds the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
  promoteEnvironment: {
    "summary": "Make live here what is live in another environment",
    "description": "The very binding that was tried out in `from_environment` becomes live in the environment of the path, if what is live there still is `expected_binding`.\n\nNeeds the scope `environments:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
        "name": "from_environment",
        "kind": "string",
        "required": true,
        "description": "Whose live binding is to be made live here",
        "example": "production"
      },
      {
        "name": "expected_binding",
        "kind": "string",
        "nullable": true,
        "required": true,
        "description": "The binding that is live here as far as you know; null: none is. Another one is 409 environment_moved"
      },
      {
        "name": "note",
        "kind": "string",
        "description": "Why; kept in the history",
        "default": ""
      }
    ],
    "example": {
      "from_environment": "staging",
      "expected_binding": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "note": "Tried out with the clinic on Tuesday"
    }
  },
  rollbackEnvironment: {
    "summary": "Go back to earlier versions",
    "description": "Makes a new binding with the versions of an earlier one (the one that was live before, unless another is named) and makes it live: both or neither. Its digest is that of the earlier one. What it pins may be archived since.\n\nNeeds the scope `environments:write`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
        "name": "to_binding_id",
        "kind": "string",
        "description": "The binding whose versions to go back to; without it the one that was live before this one",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "expected_binding",
        "kind": "string",
        "description": "Go back only if this binding is live now; another one is 409 environment_moved",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "note",
        "kind": "string",
        "description": "Why; kept in the history",
        "default": ""
      }
    ],
    "example": {
      "note": "Callers were put through to the wrong desk"
    }
  },
  listAgentLabels: {
    "summary": "List the labels of an agent",
    "description": "All of them: there are 32 at most.\n\nNeeds the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  labelAgentVersion: {
    "summary": "Put a label on a version of an agent, or move it there",
    "description": "A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.\n\nNeeds the scope `agents:publish`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Number of a published version"
      },
      {
        "name": "expected_version",
        "kind": "integer",
        "nullable": true,
        "description": "Move it only from this version; null: only if it is on none"
      }
    ],
    "example": {
      "version": 1
    }
  },
  unlabelAgentVersion: {
    "summary": "Take a label of an agent away",
    "description": "Needs the scope `agents:publish`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "expected_version",
        "kind": "integer",
        "description": "Remove it only from this version"
      }
    ],
    "example": {}
  },
  resolveAgent: {
    "summary": "Show the whole config that an agent runs with",
    "description": "What is live in an environment (`production` unless another is named), or what one binding pins. With `at` what was live at that time: the same config with the same digest as a session got then, for ever. It has no side effect.\n\nNeeds the scope `bindings:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
      },
      {
        "name": "at",
        "kind": "string",
        "description": "What was live at this time, ISO 8601; without it what is live now"
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
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  publishAgentVersion: {
    "summary": "Publish the draft of an agent as its next version",
    "description": "A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.\n\nNeeds the scope `agents:publish`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
    "summary": "List the published versions of an agent, without their content",
    "description": "Needs the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
    "summary": "Get a published version of an agent, by number or by label",
    "description": "Needs the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ]
  },
  listAgentVersionDependents: {
    "summary": "List what uses a version of an agent",
    "description": "Needs the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many of each kind are shown",
        "default": 20
      }
    ]
  },
  diffAgentVersion: {
    "summary": "Compare a version of an agent with another one",
    "description": "What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.\n\nNeeds the scope `agents:read`.",
    "params": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "string",
        "required": true,
        "description": "Version number, a label that stands on it, or `draft`",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "against",
        "kind": "string",
        "description": "What it is compared with; the version before it unless told otherwise",
        "example": "1"
      }
    ]
  },
  createAnalysisDefinition: {
    "summary": "Create an analysis definition",
    "description": "With `content` it starts with a draft, ready to be published.\n\nNeeds the scope `analysis_definitions:write`.",
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
        "name": "owner",
        "kind": "string",
        "nullable": true,
        "default": null
      },
      {
        "name": "content",
        "kind": "json",
        "description": "Content of the first draft"
      }
    ],
    "example": {
      "name": "First analysis definition",
      "content": {
        "summary": {
          "instructions": "Two sentences, in the past tense."
        },
        "success": {
          "criteria": [
            {
              "name": "appointment_booked",
              "description": "A date and a time were agreed on, and the caller confirmed them."
            }
          ]
        },
        "extraction": {
          "schema": {
            "type": "object",
            "properties": {
              "caller_name": {
                "type": [
                  "string",
                  "null"
                ],
                "description": "As the caller said it; null if not said"
              },
              "appointment_at": {
                "type": [
                  "string",
                  "null"
                ],
                "description": "ISO 8601; null if none was agreed on"
              }
            },
            "required": [
              "caller_name",
              "appointment_at"
            ],
            "additionalProperties": false
          }
        },
        "llm": {
          "provider": "openai",
          "model": "gpt-4o-mini",
          "temperature": 0
        }
      }
    }
  },
  listAnalysisDefinitions: {
    "summary": "List analysis definitions",
    "description": "By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).\n\nNeeds the scope `analysis_definitions:read`.",
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
        "name": "name",
        "kind": "string",
        "description": "Only this very name (case matters)"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters); the list is then ordered by name"
      },
      {
        "name": "tag",
        "kind": "string",
        "description": "Only what carries this tag"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "draft",
          "published",
          "archived"
        ],
        "description": "`draft`: never published; `published`; `archived`. All but archived unless told otherwise"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed; not together with status"
      },
      {
        "name": "updated_after",
        "kind": "string",
        "description": "Only what changed after this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
      },
      {
        "name": "updated_before",
        "kind": "string",
        "description": "Only what changed before this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
      }
    ]
  },
  getAnalysisDefinition: {
    "summary": "Get an analysis definition",
    "description": "Needs the scope `analysis_definitions:read`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateAnalysisDefinition: {
    "summary": "Update name, description, tags, metadata or owner of an analysis definition",
    "description": "Needs the scope `analysis_definitions:write`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
      },
      {
        "name": "owner",
        "kind": "string",
        "nullable": true
      }
    ],
    "example": {
      "name": "Night shift"
    }
  },
  archiveAnalysisDefinition: {
    "summary": "Archive an analysis definition",
    "description": "It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.\n\nNeeds the scope `analysis_definitions:write`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "force",
        "kind": "boolean",
        "description": "Archive it although it is in use; what runs goes on with what it was started with",
        "default": false
      }
    ],
    "example": {}
  },
  listAnalysisDefinitionDependents: {
    "summary": "List what uses any version of an analysis definition",
    "description": "Bindings, environments, inbound mappings, prompts that include it, and open sessions.\n\nNeeds the scope `analysis_definitions:read`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many of each kind are shown",
        "default": 20
      }
    ]
  },
  getAnalysisDefinitionDraft: {
    "summary": "Get the draft of an analysis definition",
    "description": "Its ETag goes into If-Match of the next write. Publishing leaves the draft as it is.\n\nNeeds the scope `analysis_definitions:read`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateAnalysisDefinitionDraft: {
    "summary": "Replace the draft of an analysis definition",
    "description": "The first draft needs no If-Match; every later write needs the ETag of the draft that it replaces.\n\nNeeds the scope `analysis_definitions:write`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "content",
        "kind": "json",
        "required": true,
        "description": "What is made of a conversation once it is over"
      }
    ],
    "example": {
      "content": {
        "summary": {
          "instructions": "Two sentences, in the past tense."
        },
        "success": {
          "criteria": [
            {
              "name": "appointment_booked",
              "description": "A date and a time were agreed on, and the caller confirmed them."
            }
          ]
        },
        "extraction": {
          "schema": {
            "type": "object",
            "properties": {
              "caller_name": {
                "type": [
                  "string",
                  "null"
                ],
                "description": "As the caller said it; null if not said"
              },
              "appointment_at": {
                "type": [
                  "string",
                  "null"
                ],
                "description": "ISO 8601; null if none was agreed on"
              }
            },
            "required": [
              "caller_name",
              "appointment_at"
            ],
            "additionalProperties": false
          }
        },
        "llm": {
          "provider": "openai",
          "model": "gpt-4o-mini",
          "temperature": 0
        }
      }
    }
  },
  duplicateAnalysisDefinition: {
    "summary": "Copy an analysis definition into a new one",
    "description": "The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.\n\nNeeds the scope `analysis_definitions:write`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Name of the copy; `… (copy)` unless told otherwise"
      },
      {
        "name": "version",
        "kind": "json",
        "description": "Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none"
      }
    ],
    "example": {}
  },
  listAnalysisDefinitionLabels: {
    "summary": "List the labels of an analysis definition",
    "description": "All of them: there are 32 at most.\n\nNeeds the scope `analysis_definitions:read`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  labelAnalysisDefinitionVersion: {
    "summary": "Put a label on a version of an analysis definition, or move it there",
    "description": "A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.\n\nNeeds the scope `analysis_definitions:publish`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Number of a published version"
      },
      {
        "name": "expected_version",
        "kind": "integer",
        "nullable": true,
        "description": "Move it only from this version; null: only if it is on none"
      }
    ],
    "example": {
      "version": 1
    }
  },
  unlabelAnalysisDefinitionVersion: {
    "summary": "Take a label of an analysis definition away",
    "description": "Needs the scope `analysis_definitions:publish`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "expected_version",
        "kind": "integer",
        "description": "Remove it only from this version"
      }
    ],
    "example": {}
  },
  restoreAnalysisDefinition: {
    "summary": "Restore an archived analysis definition",
    "description": "Needs the scope `analysis_definitions:write`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  publishAnalysisDefinitionVersion: {
    "summary": "Publish the draft of an analysis definition as its next version",
    "description": "A version never changes. With If-Match exactly the draft with that ETag is published, or nothing.\n\nNeeds the scope `analysis_definitions:publish`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
  listAnalysisDefinitionVersions: {
    "summary": "List the published versions of an analysis definition, without their content",
    "description": "Needs the scope `analysis_definitions:read`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
  getAnalysisDefinitionVersion: {
    "summary": "Get a published version of an analysis definition, by number or by label",
    "description": "Needs the scope `analysis_definitions:read`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ]
  },
  listAnalysisDefinitionVersionDependents: {
    "summary": "List what uses a version of an analysis definition",
    "description": "Needs the scope `analysis_definitions:read`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many of each kind are shown",
        "default": 20
      }
    ]
  },
  diffAnalysisDefinitionVersion: {
    "summary": "Compare a version of an analysis definition with another one",
    "description": "What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.\n\nNeeds the scope `analysis_definitions:read`.",
    "params": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "required": true,
        "description": "Id of an analysis definition",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "string",
        "required": true,
        "description": "Version number, a label that stands on it, or `draft`",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "against",
        "kind": "string",
        "description": "What it is compared with; the version before it unless told otherwise",
        "example": "1"
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
        "description": "Id of an api key",
        "example": "key_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateApiKey: {
    "summary": "Change an API key",
    "description": "Name, metadata, expiry, and fewer scopes: tokens that the key has lose them within 60 seconds. A key never gains scopes.\n\nNeeds the scope `keys:manage`.",
    "params": [
      {
        "name": "api_key_id",
        "kind": "string",
        "required": true,
        "description": "Id of an api key",
        "example": "key_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "scopes",
        "kind": "strings",
        "description": "Fewer than it has: a key never gains scopes"
      },
      {
        "name": "expires_at",
        "kind": "string",
        "nullable": true,
        "description": "When the key stops working; null for never"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      }
    ],
    "example": {
      "scopes": [
        "sessions:read"
      ]
    }
  },
  revokeApiKey: {
    "summary": "Revoke an API key",
    "description": "The key gets no more tokens from now on, and tokens that it has stop working within 60 seconds.\n\nNeeds the scope `keys:manage`.",
    "params": [
      {
        "name": "api_key_id",
        "kind": "string",
        "required": true,
        "description": "Id of an api key",
        "example": "key_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  rotateApiKey: {
    "summary": "Give an API key a new secret",
    "description": "The answer holds the new secret, which cannot be shown again. The present one works on for overlap_seconds, a day unless you say otherwise, so that servers can be changed over one by one; then it ends, and its tokens with it within 60 seconds. With 0 all earlier secrets end at once.\n\nNeeds the scope `keys:manage`.",
    "params": [
      {
        "name": "api_key_id",
        "kind": "string",
        "required": true,
        "description": "Id of an api key",
        "example": "key_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "overlap_seconds",
        "kind": "integer",
        "description": "How long the present secret goes on working; 0 ends all earlier secrets at once",
        "default": 86400
      }
    ],
    "example": {
      "overlap_seconds": 3600
    }
  },
  listAuditEvents: {
    "summary": "List audit events",
    "description": "Every filter must hold; of several actions one. Times are those of the change: since is included, until is not.\n\nNeeds the scope `audit:read`.",
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
          "provider_credential",
          "agent",
          "prompt",
          "tool",
          "runtime_config",
          "analysis_definition",
          "binding",
          "environment",
          "session",
          "session_analysis",
          "file",
          "search_index",
          "index_snapshot",
          "query_set",
          "evaluation",
          "inbound_mapping",
          "phone_number",
          "sip_trunk",
          "call",
          "call_batch",
          "price_list",
          "webhook_endpoint",
          "webhook_delivery",
          "audit_event",
          "audit_export"
        ]
      },
      {
        "name": "entity_id",
        "kind": "string"
      },
      {
        "name": "action",
        "kind": "strings",
        "description": "One action, or several by repeating the parameter: any of them fits"
      },
      {
        "name": "actor_id",
        "kind": "string"
      },
      {
        "name": "actor_type",
        "kind": "string",
        "choices": [
          "operator",
          "api_key",
          "user",
          "system"
        ]
      },
      {
        "name": "source",
        "kind": "string"
      },
      {
        "name": "request_id",
        "kind": "string"
      },
      {
        "name": "since",
        "kind": "string",
        "description": "Events from this time on",
        "example": "2026-11-22T10:00:00.000Z"
      },
      {
        "name": "until",
        "kind": "string",
        "description": "Events before this time",
        "example": "2026-11-22T10:00:00.000Z"
      }
    ]
  },
  verifyAuditEvents: {
    "summary": "Recompute the hash chain of audit events",
    "description": "Shows that no event was changed, removed, inserted, moved or cut off. A long chain is verified in steps: go on with next_cursor while has_more is true, all of them must be verified. Keep last_checkpoint outside: with its seq and hash as known_seq and known_hash a cut is found even if somebody cut the checkpoints too.\n\nNeeds the scope `audit:read`.",
    "query": [
      {
        "name": "from_seq",
        "kind": "integer",
        "description": "Begin here, for instance at the last checkpoint",
        "default": 1
      },
      {
        "name": "to_seq",
        "kind": "integer",
        "description": "End here; the end of the chain unless given"
      },
      {
        "name": "limit",
        "kind": "integer",
        "description": "Events looked at in one call",
        "default": 1000
      },
      {
        "name": "cursor",
        "kind": "string",
        "description": "next_cursor of the previous call, with the same range"
      },
      {
        "name": "known_seq",
        "kind": "integer",
        "description": "seq of a checkpoint that you keep: finds a cut of both"
      },
      {
        "name": "known_hash",
        "kind": "string",
        "description": "head_hash of that checkpoint",
        "example": "sha256:0000000000000000000000000000000000000000000000000000000000000000"
      }
    ]
  },
  getAuditEvent: {
    "summary": "Get an audit event",
    "description": "Needs the scope `audit:read`.",
    "params": [
      {
        "name": "audit_event_id",
        "kind": "string",
        "required": true,
        "description": "Id of an audit event",
        "example": "aud_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createAuditExport: {
    "summary": "Export audit events to a file",
    "description": "Takes the filters of the list and answers at once; a job writes the events, each with its seal, as gzip of JSON lines. Look at the export until it is completed or failed.\n\nNeeds the scope `audit:export`.",
    "body": [
      {
        "name": "entity_type",
        "kind": "string",
        "choices": [
          "tenant",
          "operator",
          "user",
          "api_key",
          "provider_credential",
          "agent",
          "prompt",
          "tool",
          "runtime_config",
          "analysis_definition",
          "binding",
          "environment",
          "session",
          "session_analysis",
          "file",
          "search_index",
          "index_snapshot",
          "query_set",
          "evaluation",
          "inbound_mapping",
          "phone_number",
          "sip_trunk",
          "call",
          "call_batch",
          "price_list",
          "webhook_endpoint",
          "webhook_delivery",
          "audit_event",
          "audit_export"
        ]
      },
      {
        "name": "entity_id",
        "kind": "string"
      },
      {
        "name": "action",
        "kind": "strings",
        "description": "One action, or several by repeating the parameter: any of them fits"
      },
      {
        "name": "actor_id",
        "kind": "string"
      },
      {
        "name": "actor_type",
        "kind": "string",
        "choices": [
          "operator",
          "api_key",
          "user",
          "system"
        ]
      },
      {
        "name": "source",
        "kind": "string"
      },
      {
        "name": "request_id",
        "kind": "string"
      },
      {
        "name": "since",
        "kind": "string",
        "description": "Events from this time on",
        "example": "2026-11-22T10:00:00.000Z"
      },
      {
        "name": "until",
        "kind": "string",
        "description": "Events before this time",
        "example": "2026-11-22T10:00:00.000Z"
      }
    ],
    "example": {
      "since": "2026-11-01T00:00:00Z",
      "until": "2026-12-01T00:00:00Z"
    }
  },
  listAuditExports: {
    "summary": "List audit exports",
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
        "name": "status",
        "kind": "string",
        "choices": [
          "queued",
          "running",
          "completed",
          "failed"
        ]
      }
    ]
  },
  getAuditExport: {
    "summary": "Get an audit export, with the address of its file once it is completed",
    "description": "Needs the scope `audit:read`.",
    "params": [
      {
        "name": "audit_export_id",
        "kind": "string",
        "required": true,
        "description": "Id of an audit export",
        "example": "exp_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createCallBatch: {
    "summary": "Call many people",
    "description": "Each row is called when the clock of its callee, the pace of the batch and the concurrency of the tenant allow it, and again where `retries` says so. A batch of one row is a scheduled call. With one bad row all are refused, each bad one named in details.rows, unless `skip_invalid` is true. Events `call_batch.*` and those of each call tell how it goes on.\n\nNeeds the scope `calls:write`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "environment",
        "kind": "string",
        "description": "Name of an environment",
        "example": "production"
      },
      {
        "name": "binding_id",
        "kind": "string",
        "description": "Id of a binding",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "from",
        "kind": "string",
        "required": true,
        "description": "A live phone number of yours that has an outbound trunk",
        "example": "+493012345678"
      },
      {
        "name": "rows",
        "kind": "json",
        "required": true,
        "description": "Whom to call: {to, variables, user, metadata, time_zone, voicemail}, of which only to is required. The time zone is that of the country of the number unless it is given here; a country with several needs one."
      },
      {
        "name": "skip_invalid",
        "kind": "boolean",
        "description": "Leave bad rows out instead of refusing them all",
        "default": false
      },
      {
        "name": "window",
        "kind": "json",
        "description": "When people may be called, by their own clocks"
      },
      {
        "name": "time_zone",
        "kind": "string",
        "description": "IANA time zone",
        "example": "Europe/Berlin"
      },
      {
        "name": "start_at",
        "kind": "string",
        "description": "At once if left out"
      },
      {
        "name": "expires_at",
        "kind": "string",
        "description": "Seven days after start_at if left out; 90 at most"
      },
      {
        "name": "pacing",
        "kind": "json",
        "description": "How fast a batch calls"
      },
      {
        "name": "retries",
        "kind": "json",
        "description": "When to call again, by how a call came out"
      },
      {
        "name": "ring_timeout_seconds",
        "kind": "integer",
        "description": "Seconds that the phone rings before nobody has answered",
        "default": 30
      },
      {
        "name": "voicemail",
        "kind": "json",
        "description": "What to do when an answering machine picks up. With it, the agent listens before it says a word"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      }
    ],
    "example": {
      "name": "Reminders of Tuesday",
      "agent_id": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "from": "+493012345678",
      "rows": [
        {
          "to": "+4915112345678",
          "variables": {
            "appointment": "Tuesday at 10"
          }
        },
        {
          "to": "+12125550123",
          "variables": {
            "appointment": "Tuesday at 11"
          },
          "time_zone": "America/New_York"
        }
      ],
      "window": {
        "earliest": "09:00",
        "latest": "18:00",
        "weekdays": [
          1,
          2,
          3,
          4,
          5
        ]
      },
      "pacing": {
        "max_concurrent": 5,
        "per_minute": 20
      },
      "voicemail": {
        "policy": "hang_up"
      },
      "retries": {
        "busy": {
          "attempts": 2,
          "delay_seconds": 300
        },
        "no_answer": {
          "attempts": 1,
          "delay_seconds": 3600
        }
      }
    }
  },
  listCallBatches: {
    "summary": "List batches of calls",
    "description": "Needs the scope `calls:read`.",
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
          "running",
          "paused",
          "completed",
          "canceled"
        ]
      }
    ]
  },
  getCallBatch: {
    "summary": "Get a batch of calls",
    "description": "Needs the scope `calls:read`.",
    "params": [
      {
        "name": "call_batch_id",
        "kind": "string",
        "required": true,
        "description": "Id of a batch",
        "example": "bat_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  cancelCallBatch: {
    "summary": "Cancel a batch of calls",
    "description": "Rows that wait are canceled; calls under way go on. Canceling a canceled batch changes nothing.\n\nNeeds the scope `calls:write`.",
    "params": [
      {
        "name": "call_batch_id",
        "kind": "string",
        "required": true,
        "description": "Id of a batch",
        "example": "bat_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  pauseCallBatch: {
    "summary": "Pause a batch of calls",
    "description": "No call of it is begun until it is resumed; calls under way go on. Pausing a paused batch changes nothing.\n\nNeeds the scope `calls:write`.",
    "params": [
      {
        "name": "call_batch_id",
        "kind": "string",
        "required": true,
        "description": "Id of a batch",
        "example": "bat_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getCallBatchReport: {
    "summary": "Report of a batch of calls",
    "description": "Needs the scope `calls:read`.",
    "params": [
      {
        "name": "call_batch_id",
        "kind": "string",
        "required": true,
        "description": "Id of a batch",
        "example": "bat_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "format",
        "kind": "string",
        "choices": [
          "json",
          "csv"
        ],
        "description": "csv: the rows as CSV (RFC 4180) besides",
        "default": "json"
      }
    ]
  },
  resumeCallBatch: {
    "summary": "Resume a batch of calls",
    "description": "Resuming a running batch changes nothing.\n\nNeeds the scope `calls:write`.",
    "params": [
      {
        "name": "call_batch_id",
        "kind": "string",
        "required": true,
        "description": "Id of a batch",
        "example": "bat_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  listCallBatchRows: {
    "summary": "List the rows of a batch",
    "description": "Needs the scope `calls:read`.",
    "params": [
      {
        "name": "call_batch_id",
        "kind": "string",
        "required": true,
        "description": "Id of a batch",
        "example": "bat_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
        "default": "asc"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "pending",
          "calling",
          "ended"
        ]
      },
      {
        "name": "outcome",
        "kind": "string",
        "choices": [
          "answered",
          "busy",
          "no_answer",
          "declined",
          "voicemail",
          "canceled",
          "failed",
          "expired"
        ]
      }
    ]
  },
  createCall: {
    "summary": "Call somebody",
    "description": "The call is written down and answered with before anything happens at the telephone network; `GET /v1/calls/{call_id}` and the events `call.*` tell how it goes on. It is dialled once, whatever is repeated. The agent is silent until somebody picks up.\n\nNeeds the scope `calls:write`.",
    "body": [
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
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
        "name": "to",
        "kind": "string",
        "required": true,
        "description": "Whom to call",
        "example": "+493012345678"
      },
      {
        "name": "from",
        "kind": "string",
        "required": true,
        "description": "Caller id: a live phone number of yours that has an outbound trunk",
        "example": "+493012345678"
      },
      {
        "name": "user",
        "kind": "json",
        "description": "Who is called, by the id that you gave it; the number itself if left out"
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
        "name": "ring_timeout_seconds",
        "kind": "integer",
        "description": "Seconds that the phone rings before nobody has answered",
        "default": 30
      },
      {
        "name": "voicemail",
        "kind": "json",
        "description": "What to do when an answering machine picks up. With it, the agent listens before it says a word"
      },
      {
        "name": "headers",
        "kind": "json",
        "description": "SIP headers to send along, each beginning with X-: at most 20, of 200 characters",
        "default": {}
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
      "from": "+493012345678",
      "to": "+4915112345678",
      "variables": {
        "appointment": "Tuesday at 10"
      },
      "ring_timeout_seconds": 30,
      "voicemail": {
        "policy": "hang_up"
      }
    }
  },
  listCalls: {
    "summary": "List calls",
    "description": "Needs the scope `calls:read`.",
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
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "direction",
        "kind": "string",
        "choices": [
          "inbound",
          "outbound"
        ]
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "queued",
          "dialing",
          "ringing",
          "answered",
          "ended"
        ]
      },
      {
        "name": "result",
        "kind": "string",
        "choices": [
          "answered",
          "busy",
          "no_answer",
          "declined",
          "voicemail",
          "canceled",
          "failed"
        ]
      }
    ]
  },
  getCall: {
    "summary": "Get a call",
    "description": "What was said is in the transcript of its session.\n\nNeeds the scope `calls:read`.",
    "params": [
      {
        "name": "call_id",
        "kind": "string",
        "required": true,
        "description": "Id of a call",
        "example": "cal_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  sendCallDtmf: {
    "summary": "Press keys on the line",
    "description": "The keys are pressed one after the other, as from the keypad of a telephone. They stand in no record: they may be a secret.\n\nNeeds the scope `calls:write`.",
    "params": [
      {
        "name": "call_id",
        "kind": "string",
        "required": true,
        "description": "Id of a call",
        "example": "cal_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "digits",
        "kind": "string",
        "required": true,
        "description": "Keys to press, one after the other; blanks and hyphens between them are dropped"
      }
    ],
    "example": {
      "digits": "1 204#"
    }
  },
  hangUpCall: {
    "summary": "Hang up",
    "description": "Ends the call and its session. One that nobody has picked up yet is canceled. Hanging up a call that is over changes nothing.\n\nNeeds the scope `calls:write`.",
    "params": [
      {
        "name": "call_id",
        "kind": "string",
        "required": true,
        "description": "Id of a call",
        "example": "cal_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  muteCall: {
    "summary": "Mute one side of a call",
    "description": "`agent`: who is on the telephone does not hear the agent any more. `phone`: the agent does not hear the telephone. The same with `muted: false` undoes it.\n\nNeeds the scope `calls:write`.",
    "params": [
      {
        "name": "call_id",
        "kind": "string",
        "required": true,
        "description": "Id of a call",
        "example": "cal_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "target",
        "kind": "string",
        "choices": [
          "agent",
          "phone"
        ],
        "required": true,
        "description": "`agent`: it is not heard any more. `phone`: the agent does not hear who is on the telephone"
      },
      {
        "name": "muted",
        "kind": "boolean",
        "required": true,
        "description": "false: heard again"
      }
    ],
    "example": {
      "target": "agent",
      "muted": true
    }
  },
  sayInCall: {
    "summary": "Have the agent say something",
    "description": "The agent says the text in its own voice, within the limits of its safety; the answer comes when it begins. What it says is in the transcript.\n\nNeeds the scope `calls:write`.",
    "params": [
      {
        "name": "call_id",
        "kind": "string",
        "required": true,
        "description": "Id of a call",
        "example": "cal_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "text",
        "kind": "string",
        "required": true,
        "description": "What the agent says, in its own voice"
      },
      {
        "name": "interrupt",
        "kind": "boolean",
        "description": "Cut off what the agent is saying; else it comes after it",
        "default": false
      }
    ],
    "example": {
      "text": "I have found your order.",
      "interrupt": true
    }
  },
  transferCall: {
    "summary": "Hand a call over to another number or SIP address",
    "description": "Blind, by SIP REFER: the telephone goes to the other number or SIP address, and the agent and its session are done with the call; where the network refuses, the call goes on. Warm: answered at once with `transfer.status` `ringing`. The agent asks the caller to wait, the other number is called as one of yours, the agent tells who picks up what it is about, unheard by the caller, and then both talk with each other: the session ends as `transferred`, the call when they hang up. Where nobody takes it, the agent says so and goes on.\n\nNeeds the scope `calls:write`.",
    "params": [
      {
        "name": "call_id",
        "kind": "string",
        "required": true,
        "description": "Id of a call",
        "example": "cal_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "to",
        "kind": "string",
        "required": true,
        "description": "Who takes the call over: a phone number with its country code (also as `tel:`), or a SIP address",
        "example": "sip:reception@pbx.example.org"
      },
      {
        "name": "mode",
        "kind": "string",
        "choices": [
          "blind",
          "warm"
        ],
        "description": "`blind`: by SIP REFER, the telephone goes there at once. `warm`: the agent calls there, says what it is about, and only then both talk with each other",
        "default": "blind"
      },
      {
        "name": "play_dialtone",
        "kind": "boolean",
        "description": "Blind only: whether who is on the telephone hears it ring; false if left out"
      },
      {
        "name": "headers",
        "kind": "json",
        "description": "SIP headers to send along, each beginning with X-: at most 20, of 200 characters",
        "default": {}
      },
      {
        "name": "from",
        "kind": "string",
        "description": "Warm only: the number of yours as which to call; the call's own number of yours if left out",
        "example": "+493012345678"
      },
      {
        "name": "briefing",
        "kind": "string",
        "description": "Warm only: what the agent tells who picks up; if left out, it sums the conversation up itself"
      },
      {
        "name": "ring_timeout_seconds",
        "kind": "integer",
        "description": "Warm only: seconds that it rings before nobody has answered; 30 if left out"
      }
    ],
    "example": {
      "to": "+4930123456",
      "mode": "warm",
      "briefing": "Ms Adeyemi is on the line, her order 1024 has not arrived.",
      "ring_timeout_seconds": 25
    }
  },
  getClientSession: {
    "summary": "Get the end user's own session"
  },
  updateClientSessionFeedback: {
    "summary": "Say what the end user's own session was like",
    "description": "Kept with the session, in place of what was said before; during the session, and after it for as long as the session JWT lives.",
    "body": [
      {
        "name": "rating",
        "kind": "integer",
        "description": "From 1, bad, to 5, good"
      },
      {
        "name": "thumb",
        "kind": "string",
        "choices": [
          "up",
          "down"
        ]
      },
      {
        "name": "comment",
        "kind": "string"
      }
    ],
    "example": {
      "rating": 4,
      "comment": "It found my appointment at once."
    }
  },
  createClientSessionMessage: {
    "summary": "Write to the agent of the end user's own session over text",
    "description": "For sessions of the channel text. The answer is what the agent wrote, with its citations and the tools that it used; the same is in the transcript. One message at a time: a second one meanwhile is refused. A provider that fails for good ends the session with an apology, as it does by voice. A message that got no answer can be sent again: it is answered once, and the tools that were called for it are not called a second time.",
    "body": [
      {
        "name": "content",
        "kind": "string",
        "description": "What the end user writes. Left out in the first message alone, to have the agent begin with a welcome that its model writes"
      },
      {
        "name": "stream",
        "kind": "boolean",
        "description": "Answer as server-sent events while the agent writes; the same as Accept: text/event-stream",
        "default": false
      }
    ],
    "example": {
      "content": "When do you open on Saturdays?"
    }
  },
  stopClientSession: {
    "summary": "End the end user's own session",
    "description": "Closes its room, too. Stopping a session that is over changes nothing."
  },
  createClientSessionTokens: {
    "summary": "Renew the tokens of the end user's own session",
    "description": "A new participant token and a new session JWT, of 15 minutes at most each, for as long as the session goes on."
  },
  getClientSessionTranscript: {
    "summary": "Get what was said in the end user's own session"
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
  listEvents: {
    "summary": "List what happened in the last 30 days",
    "description": "The same objects that webhooks carry.\n\nNeeds the scope `events:read`.",
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
        "name": "type",
        "kind": "string",
        "description": "A type of event, or `noun.*`",
        "example": "session.ended"
      },
      {
        "name": "entity_id",
        "kind": "string",
        "description": "What it happened to"
      },
      {
        "name": "since",
        "kind": "string",
        "description": "Events from this time on",
        "example": "2026-11-22T10:00:00.000Z"
      },
      {
        "name": "until",
        "kind": "string",
        "description": "Events before this time",
        "example": "2026-11-22T10:00:00.000Z"
      }
    ]
  },
  getEvent: {
    "summary": "Get an event",
    "description": "Needs the scope `events:read`.",
    "params": [
      {
        "name": "event_id",
        "kind": "string",
        "required": true,
        "description": "Id of an event",
        "example": "evt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createFile: {
    "summary": "Declare a document and get the address to upload it to",
    "description": "PUT the content to upload.url with exactly upload.headers: the storage takes the declared bytes and no others, once. Ingestion starts by itself. Over 100 MiB, upload has parts: PUT each to its address, then complete the upload. Content that a searchable file of the tenant has already is not uploaded again unless on_duplicate says so: then upload is null.\n\nNeeds the scope `files:write`.",
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
          "text/plain",
          "text/markdown",
          "text/html"
        ],
        "required": true
      },
      {
        "name": "size_bytes",
        "kind": "integer",
        "required": true,
        "description": "Up to 512 MiB of PDF or DOCX, 100 MiB of DOC or HTML, 80 MB of plain text or Markdown, within the limits of the tenant"
      },
      {
        "name": "sha256",
        "kind": "string",
        "required": true,
        "description": "SHA-256 of the whole file, hexadecimal"
      },
      {
        "name": "part_sha256",
        "kind": "strings",
        "description": "For content over 100 MiB: the SHA-256 of every part, in order, so that the storage refuses a damaged part. All parts but the last have 16 MiB",
        "example": [
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        ]
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
      },
      {
        "name": "on_duplicate",
        "kind": "string",
        "choices": [
          "reuse",
          "create",
          "refuse"
        ],
        "description": "Where a searchable file of the tenant has the same content: `reuse` answers with that file, which is added to the indexes asked for; `create` makes another file; `refuse` answers already_exists",
        "default": "reuse"
      }
    ],
    "example": {
      "name": "clinic-handbook.pdf",
      "media_type": "application/pdf",
      "size_bytes": 1,
      "sha256": "6f1c0a4c5d0f0c1d5c3b1f6f0a9f2f0e7b8a3c1d2e4f5a6b7c8d9e0f1a2b3c4d",
      "part_sha256": [
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
      ],
      "index_ids": [
        "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      ],
      "metadata": {},
      "on_duplicate": "reuse"
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
          "failed",
          "archived"
        ],
        "description": "All but archived unless told otherwise"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed; not together with status"
      },
      {
        "name": "index_id",
        "kind": "string",
        "description": "Only files of this index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "name",
        "kind": "string",
        "description": "Only this very name (case matters)"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters); the list is then ordered by name"
      },
      {
        "name": "media_type",
        "kind": "string",
        "choices": [
          "application/pdf",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/msword",
          "text/plain",
          "text/markdown",
          "text/html"
        ]
      },
      {
        "name": "created_after",
        "kind": "string",
        "description": "Only what was declared at this time or later",
        "example": "2026-11-22T10:00:00Z"
      },
      {
        "name": "created_before",
        "kind": "string",
        "description": "Only what was declared before this time",
        "example": "2026-11-22T10:00:00Z"
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
  archiveFile: {
    "summary": "Archive a file",
    "description": "No live search finds it any more, and lists leave it out; snapshots that hold it keep it. What is under way is stopped. At purge_at it is removed for good, unless it is restored before.\n\nNeeds the scope `files:write`.",
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
    "description": "Optional after a single PUT: ingestion does not wait for it, and a file whose upload the storage refused fails here at once, and not only at its deadline. A content in parts becomes one object by it, and only then is ingested.\n\nNeeds the scope `files:write`.",
    "params": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "parts",
        "kind": "json",
        "description": "For content in parts: the ETag that the storage answered with for each, which must be what it holds; unless given, what it holds is taken as it is"
      }
    ],
    "example": {}
  },
  downloadFile: {
    "summary": "Get the address to download the content of a file",
    "description": "The address works for 15 minutes, for whoever has it.\n\nNeeds the scope `files:read`.",
    "params": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "version",
        "kind": "integer",
        "description": "The version that searches find unless told otherwise; the newest where there is none"
      },
      {
        "name": "disposition",
        "kind": "string",
        "choices": [
          "attachment",
          "inline"
        ],
        "description": "`attachment`: browsers save it. `inline`: browsers show it, a PDF at a page with `#page=2` behind the address; only PDFs and plain text are ever shown",
        "default": "attachment"
      }
    ]
  },
  purgeFile: {
    "summary": "Remove an archived file for good",
    "description": "Its content with all versions, its passages, terms and vectors are removed, from snapshots too: nobody can bring it back. An interrupted purge is finished by schedule.\n\nNeeds the scope `files:write`.",
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
  restoreFile: {
    "summary": "Restore an archived file",
    "description": "Searches find its live version again as soon as its indexes have it, which each of their files shows. What was kept of it is used again.\n\nNeeds the scope `files:write`.",
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
    "description": "It goes on from the stage that failed: what earlier steps made is used again. Where the content never arrived, there is a new upload address.\n\nNeeds the scope `files:write`.",
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
  stopFile: {
    "summary": "Stop the work on a file",
    "description": "The file becomes failed with the reason `stopped`, and can be retried. What is settled stays as it is, so that stopping twice, or just too late, changes nothing.\n\nNeeds the scope `files:write`.",
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
  getFileUpload: {
    "summary": "See which parts of a large upload have arrived",
    "description": "An interrupted upload goes on with the parts that are missing.\n\nNeeds the scope `files:read`.",
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
  createFileUploadParts: {
    "summary": "Get addresses of parts of a large upload",
    "description": "Each address takes one part, of exactly its length and, where part_sha256 was declared, its checksum. A part may be sent again until the upload is completed.\n\nNeeds the scope `files:write`.",
    "params": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "part_numbers",
        "kind": "json",
        "required": true
      }
    ],
    "example": {
      "part_numbers": [
        51,
        52
      ]
    }
  },
  createFileVersion: {
    "summary": "Declare the next version of a file and get the address to upload it to",
    "description": "The version that searches find stays until the new one is ready; if that fails, it goes on serving. One version at a time: what is on its way is waited for, or stopped.\n\nNeeds the scope `files:write`.",
    "params": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
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
          "text/plain",
          "text/markdown",
          "text/html"
        ],
        "required": true
      },
      {
        "name": "size_bytes",
        "kind": "integer",
        "required": true,
        "description": "Up to 512 MiB of PDF or DOCX, 100 MiB of DOC or HTML, 80 MB of plain text or Markdown, within the limits of the tenant"
      },
      {
        "name": "sha256",
        "kind": "string",
        "required": true,
        "description": "SHA-256 of the whole file, hexadecimal"
      },
      {
        "name": "part_sha256",
        "kind": "strings",
        "description": "For content over 100 MiB: the SHA-256 of every part, in order, so that the storage refuses a damaged part. All parts but the last have 16 MiB",
        "example": [
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        ]
      }
    ],
    "example": {
      "media_type": "application/pdf",
      "size_bytes": 48213,
      "sha256": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    }
  },
  listFileVersions: {
    "summary": "List the versions of a file",
    "description": "Needs the scope `files:read`.",
    "params": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
  getFileVersion: {
    "summary": "Get a version of a file",
    "description": "Needs the scope `files:read`.",
    "params": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Version number"
      }
    ]
  },
  getHealth: {
    "summary": "Say whether the API is up"
  },
  createInboundMapping: {
    "summary": "Lead a phone number to an agent",
    "description": "The number decides whose an inbound call is, so it is live once on the platform. It is kept as E.164, however it was written. Calls get what is live in the environment (production, unless another is named), or a pinned binding of the agent. A schedule says when it is answered and what callers meet at other times; a webhook is asked before each call is answered, and may set variables or refuse it. The variables must fit the prompt that would answer now, or every call would be refused: 422 names the one that does not, `variables.<name>`. What is missing is allowed where a webhook may set it, and nothing is asked for while nothing is live in the environment.\n\nNeeds the scope `mappings:write`.",
    "body": [
      {
        "name": "number",
        "kind": "string",
        "required": true,
        "description": "Phone number with its country code; kept as E.164",
        "example": "+493012345678"
      },
      {
        "name": "agent_id",
        "kind": "string",
        "required": true,
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "environment",
        "kind": "string",
        "description": "Name of an environment",
        "example": "production"
      },
      {
        "name": "binding_id",
        "kind": "string",
        "description": "A binding of the agent, instead of an environment",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "variables",
        "kind": "json",
        "description": "Values of the prompt's variables",
        "example": {
          "caller_name": "Ada"
        }
      },
      {
        "name": "schedule",
        "kind": "json",
        "nullable": true,
        "description": "null: always open"
      },
      {
        "name": "webhook",
        "kind": "json",
        "nullable": true,
        "description": "null: nobody is asked"
      },
      {
        "name": "refusal",
        "kind": "json",
        "description": "What a caller meets who is not let through"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      }
    ],
    "example": {
      "number": "+49 30 12345678",
      "agent_id": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "variables": {
        "office": "Berlin"
      }
    }
  },
  listInboundMappings: {
    "summary": "List inbound mappings",
    "description": "Needs the scope `mappings:read`.",
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
        "name": "number",
        "kind": "string",
        "description": "Only the mapping of this number",
        "example": "+493012345678"
      },
      {
        "name": "agent_id",
        "kind": "string",
        "description": "Only numbers that lead to this agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
  importInboundMappings: {
    "summary": "Bring many numbers to what a list says",
    "description": "Each line creates a mapping, makes its next version, finds it unchanged, or fails by itself with a code; the good lines are applied, or none with all_or_nothing. Importing the same list again changes nothing. Mappings that the list does not name stay as they are.\n\nNeeds the scope `mappings:write`.",
    "body": [
      {
        "name": "entries",
        "kind": "json",
        "required": true
      },
      {
        "name": "default_country",
        "kind": "string",
        "description": "Where numbers without a country code are dialled",
        "example": "DE"
      },
      {
        "name": "all_or_nothing",
        "kind": "boolean",
        "description": "Apply no line where one fails",
        "default": false
      }
    ],
    "example": {
      "default_country": "DE",
      "entries": [
        {
          "number": "+49 30 12345678",
          "agent_name": "Reception"
        },
        {
          "number": "030 12345679",
          "agent_id": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
          "environment": "staging"
        }
      ]
    }
  },
  resolveInboundMapping: {
    "summary": "Tell what a call to a number would get, now or at a time",
    "description": "It goes all the way of a call and calls nobody: what a call would be refused for, this is refused for. The schedule decides by `at`; the webhook is not asked, so variables that it may set are not missed.\n\nNeeds the scope `mappings:read`.",
    "query": [
      {
        "name": "number",
        "kind": "string",
        "required": true,
        "description": "Phone number with its country code",
        "example": "+493012345678"
      },
      {
        "name": "at",
        "kind": "string",
        "description": "When the call comes in; now, where it is left out",
        "example": "2026-12-25T10:00:00Z"
      }
    ]
  },
  getInboundMapping: {
    "summary": "Get an inbound mapping",
    "description": "Needs the scope `mappings:read`.",
    "params": [
      {
        "name": "inbound_mapping_id",
        "kind": "string",
        "required": true,
        "description": "Id of an inbound mapping",
        "example": "map_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateInboundMapping: {
    "summary": "Lead a number elsewhere, or with other variables",
    "description": "What changes makes the next version; every version is kept. What is left out stays. Where another agent is named without a target, a pinned binding gives way to production. Variables are judged as when a mapping is made, where the change touches what they depend on.\n\nNeeds the scope `mappings:write`.",
    "params": [
      {
        "name": "inbound_mapping_id",
        "kind": "string",
        "required": true,
        "description": "Id of an inbound mapping",
        "example": "map_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "agent_id",
        "kind": "string",
        "description": "Id of an agent",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "environment",
        "kind": "string",
        "description": "Name of an environment",
        "example": "production"
      },
      {
        "name": "binding_id",
        "kind": "string",
        "description": "A binding of the agent, instead of an environment",
        "example": "bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "variables",
        "kind": "json",
        "description": "Values of the prompt's variables",
        "example": {
          "caller_name": "Ada"
        }
      },
      {
        "name": "schedule",
        "kind": "json",
        "nullable": true,
        "description": "null: always open"
      },
      {
        "name": "webhook",
        "kind": "json",
        "nullable": true,
        "description": "null: nobody is asked"
      },
      {
        "name": "refusal",
        "kind": "json",
        "description": "What a caller meets who is not let through"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      },
      {
        "name": "expected_version",
        "kind": "integer",
        "description": "The version that you have seen; another one in the meantime is refused"
      }
    ],
    "example": {
      "environment": "staging"
    }
  },
  archiveInboundMapping: {
    "summary": "Archive an inbound mapping",
    "description": "The number is free again, for every tenant. Repeating changes nothing.\n\nNeeds the scope `mappings:write`.",
    "params": [
      {
        "name": "inbound_mapping_id",
        "kind": "string",
        "required": true,
        "description": "Id of an inbound mapping",
        "example": "map_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  restoreInboundMapping: {
    "summary": "Restore an archived inbound mapping",
    "description": "Refused where the number is live elsewhere by now.\n\nNeeds the scope `mappings:write`.",
    "params": [
      {
        "name": "inbound_mapping_id",
        "kind": "string",
        "required": true,
        "description": "Id of an inbound mapping",
        "example": "map_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  listInboundMappingVersions: {
    "summary": "List every version of an inbound mapping",
    "description": "Needs the scope `mappings:read`.",
    "params": [
      {
        "name": "inbound_mapping_id",
        "kind": "string",
        "required": true,
        "description": "Id of an inbound mapping",
        "example": "map_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
  listMemberships: {
    "summary": "List the tenants that you belong to",
    "description": "For people; an API key belongs to one tenant.\n\nNeeds the scope `operators:read`."
  },
  selectMembership: {
    "summary": "Choose the tenant to act in",
    "description": "Your next access token acts in this tenant: refresh the present one, which stays in its own. Ids are those of GET /v1/memberships.\n\nNeeds the scope `memberships:select`.",
    "params": [
      {
        "name": "operator_id",
        "kind": "string",
        "required": true,
        "description": "Id of an operator",
        "example": "opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
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
    ],
    "example": {
      "grant_type": "client_credentials",
      "client_secret": "pb_live_01J9Z3XK5T8Q4V7N2M6R0W1YBC_0000000000000000000000000000000000000000000000000"
    }
  },
  getOpenapi: {
    "summary": "Get the OpenAPI document"
  },
  inviteOperator: {
    "summary": "Invite a person to the tenant",
    "description": "By mail. Somebody who has an account already, because of another tenant, keeps it and belongs to this tenant too. Nobody can give a role that may do more than himself.\n\nNeeds the scope `operators:manage`.",
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
          "viewer"
        ],
        "required": true,
        "description": "What the person may do; nobody can give a role that may do more than himself"
      }
    ],
    "example": {
      "email": "grace@example.org",
      "role": "developer"
    }
  },
  listOperators: {
    "summary": "List the people of the tenant",
    "description": "Needs the scope `operators:read`.",
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
          "disabled"
        ]
      },
      {
        "name": "role",
        "kind": "string",
        "choices": [
          "owner",
          "admin",
          "developer",
          "viewer"
        ],
        "description": "What the person may do; nobody can give a role that may do more than himself"
      },
      {
        "name": "email",
        "kind": "string",
        "description": "Address with which the person signs in",
        "example": "ada@example.org"
      }
    ]
  },
  getOperator: {
    "summary": "Get a person of the tenant",
    "description": "Needs the scope `operators:read`.",
    "params": [
      {
        "name": "operator_id",
        "kind": "string",
        "required": true,
        "description": "Id of an operator",
        "example": "opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateOperator: {
    "summary": "Give a person another role",
    "description": "Counts within 60 seconds, whatever tokens the person has. Nobody changes his own role, nor that of a person who may do more than himself; the last active owner stays one.\n\nNeeds the scope `operators:manage`.",
    "params": [
      {
        "name": "operator_id",
        "kind": "string",
        "required": true,
        "description": "Id of an operator",
        "example": "opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "role",
        "kind": "string",
        "choices": [
          "owner",
          "admin",
          "developer",
          "viewer"
        ],
        "required": true,
        "description": "What the person may do; nobody can give a role that may do more than himself"
      }
    ],
    "example": {
      "role": "admin"
    }
  },
  disableOperator: {
    "summary": "Shut a person out of the tenant",
    "description": "Within 60 seconds, whatever tokens the person has. Nobody disables himself, nor a person who may do more than himself; the last active owner stays.\n\nNeeds the scope `operators:manage`.",
    "params": [
      {
        "name": "operator_id",
        "kind": "string",
        "required": true,
        "description": "Id of an operator",
        "example": "opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  enableOperator: {
    "summary": "Let a person into the tenant again",
    "description": "With the role that it had.\n\nNeeds the scope `operators:manage`.",
    "params": [
      {
        "name": "operator_id",
        "kind": "string",
        "required": true,
        "description": "Id of an operator",
        "example": "opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createPhoneNumber: {
    "summary": "Register a phone number",
    "description": "A number is live once on the platform. With an outbound trunk calls may be made as it; with an inbound trunk its calls arrive, and an inbound mapping says who answers. Its trunks are brought up to date at the media server.\n\nNeeds the scope `telephony:write`.",
    "body": [
      {
        "name": "number",
        "kind": "string",
        "required": true,
        "description": "Phone number with its country code; kept as E.164",
        "example": "+493012345678"
      },
      {
        "name": "inbound_trunk_id",
        "kind": "string",
        "description": "Inbound trunk on which calls to it arrive",
        "example": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "outbound_trunk_id",
        "kind": "string",
        "description": "Outbound trunk on which it may be the caller id",
        "example": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for",
        "default": ""
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      }
    ],
    "example": {
      "number": "+49 30 12345678",
      "inbound_trunk_id": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "outbound_trunk_id": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBD"
    }
  },
  listPhoneNumbers: {
    "summary": "List phone numbers",
    "description": "Needs the scope `telephony:read`.",
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
        "name": "number",
        "kind": "string",
        "description": "Phone number with its country code",
        "example": "+493012345678"
      },
      {
        "name": "sip_trunk_id",
        "kind": "string",
        "description": "Numbers that use this trunk, either way",
        "example": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "default": "exclude"
      }
    ]
  },
  getPhoneNumber: {
    "summary": "Get a phone number",
    "description": "Needs the scope `telephony:read`.",
    "params": [
      {
        "name": "phone_number_id",
        "kind": "string",
        "required": true,
        "description": "Id of a phone number",
        "example": "num_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updatePhoneNumber: {
    "summary": "Change a phone number",
    "description": "Gives it other trunks, or none. The number itself never changes.\n\nNeeds the scope `telephony:write`.",
    "params": [
      {
        "name": "phone_number_id",
        "kind": "string",
        "required": true,
        "description": "Id of a phone number",
        "example": "num_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "inbound_trunk_id",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "outbound_trunk_id",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "description",
        "kind": "string",
        "description": "What it is for"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      }
    ],
    "example": {
      "outbound_trunk_id": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
    }
  },
  archivePhoneNumber: {
    "summary": "Archive a phone number",
    "description": "The number is free again, and its trunks carry it no more. Repeating changes nothing.\n\nNeeds the scope `telephony:write`.",
    "params": [
      {
        "name": "phone_number_id",
        "kind": "string",
        "required": true,
        "description": "Id of a phone number",
        "example": "num_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  restorePhoneNumber: {
    "summary": "Restore a phone number",
    "description": "It is live again, on the trunks that it had.\n\nNeeds the scope `telephony:write`.",
    "params": [
      {
        "name": "phone_number_id",
        "kind": "string",
        "required": true,
        "description": "Id of a phone number",
        "example": "num_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createPriceList: {
    "summary": "Set the tenant's prices from a day on",
    "description": "A list never changes. Another one takes its place from its own first day on; of two with the same day the newer one holds. What it leaves open has the price of the product, where both are in US dollars.\n\nNeeds the scope `usage:write`.",
    "body": [
      {
        "name": "effective_from",
        "kind": "string",
        "required": true,
        "description": "First day, in UTC, on which it holds; past days too",
        "example": "2026-11-22"
      },
      {
        "name": "currency",
        "kind": "string",
        "required": true,
        "description": "ISO 4217",
        "example": "USD"
      },
      {
        "name": "prices",
        "kind": "json",
        "required": true
      }
    ],
    "example": {
      "effective_from": "2026-11-01",
      "currency": "USD",
      "prices": [
        {
          "kind": "stt",
          "provider": "deepgram",
          "model": "*",
          "unit": "minute",
          "price": "0.0077"
        },
        {
          "kind": "telephony",
          "provider": "*",
          "model": "*",
          "unit": "minute",
          "price": "0.01"
        }
      ]
    }
  },
  listPriceLists: {
    "summary": "List the tenant's price lists",
    "description": "Needs the scope `usage:read`.",
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
  getPriceList: {
    "summary": "Get a price list",
    "description": "Needs the scope `usage:read`.",
    "params": [
      {
        "name": "price_list_id",
        "kind": "string",
        "required": true,
        "description": "Id of a price list",
        "example": "prl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getPrices: {
    "summary": "Get the prices that hold on a day",
    "description": "Needs the scope `usage:read`.",
    "query": [
      {
        "name": "day",
        "kind": "string",
        "description": "Today unless given",
        "example": "2026-11-22"
      }
    ]
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
        "name": "owner",
        "kind": "string",
        "nullable": true,
        "default": null
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
        "template": "You answer the phone of {{clinic}}. It is {{system.time}} on {{system.weekday}}. Use knowledge_search before you state a fact. Be brief.",
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
    "description": "By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).\n\nNeeds the scope `prompts:read`.",
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
        "name": "name",
        "kind": "string",
        "description": "Only this very name (case matters)"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters); the list is then ordered by name"
      },
      {
        "name": "tag",
        "kind": "string",
        "description": "Only what carries this tag"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "draft",
          "published",
          "archived"
        ],
        "description": "`draft`: never published; `published`; `archived`. All but archived unless told otherwise"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed; not together with status"
      },
      {
        "name": "updated_after",
        "kind": "string",
        "description": "Only what changed after this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
      },
      {
        "name": "updated_before",
        "kind": "string",
        "description": "Only what changed before this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
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
    "summary": "Update name, description, tags, metadata or owner of a prompt",
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
      },
      {
        "name": "owner",
        "kind": "string",
        "nullable": true
      }
    ],
    "example": {
      "name": "Night shift"
    }
  },
  archivePrompt: {
    "summary": "Archive a prompt",
    "description": "It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.\n\nNeeds the scope `prompts:write`.",
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
        "name": "force",
        "kind": "boolean",
        "description": "Archive it although it is in use; what runs goes on with what it was started with",
        "default": false
      }
    ],
    "example": {}
  },
  listPromptDependents: {
    "summary": "List what uses any version of a prompt",
    "description": "Bindings, environments, inbound mappings, prompts that include it, and open sessions.\n\nNeeds the scope `prompts:read`.",
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
        "description": "How many of each kind are shown",
        "default": 20
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
        "template": "You answer the phone of {{clinic}}. It is {{system.time}} on {{system.weekday}}. Use knowledge_search before you state a fact. Be brief.",
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
  renderPromptDraft: {
    "summary": "Fill in the variables and includes of the draft of a prompt",
    "description": "What publishing the draft would give, with the values of the request. It stores nothing.\n\nNeeds the scope `prompts:read`.",
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
        "name": "variables",
        "kind": "json",
        "description": "Values of the prompt's variables",
        "default": {},
        "example": {
          "caller_name": "Ada"
        }
      },
      {
        "name": "at",
        "kind": "string",
        "description": "Moment to render for; now, if it is left out",
        "example": "2026-11-22T09:30:00Z"
      },
      {
        "name": "time_zone",
        "kind": "string",
        "description": "IANA time zone; the tenant's own, if it is left out",
        "example": "Europe/Berlin"
      },
      {
        "name": "channel",
        "kind": "string",
        "choices": [
          "web",
          "phone",
          "text"
        ],
        "description": "How the end user reaches the agent",
        "default": "web",
        "example": "web"
      },
      {
        "name": "caller",
        "kind": "string",
        "nullable": true,
        "description": "Number of the caller in E.164; null where there is none",
        "default": null,
        "example": "+493012345678"
      },
      {
        "name": "agent_name",
        "kind": "string",
        "description": "Name of the agent",
        "default": "Agent"
      },
      {
        "name": "language",
        "kind": "string",
        "description": "Language of the agent: the weekday is told in it",
        "default": "en",
        "example": "en"
      }
    ],
    "example": {
      "variables": {
        "clinic": "the Harbour Clinic"
      },
      "at": "2026-11-22T09:30:00Z",
      "channel": "phone",
      "caller": "+493012345678"
    }
  },
  duplicatePrompt: {
    "summary": "Copy a prompt into a new one",
    "description": "The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.\n\nNeeds the scope `prompts:write`.",
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
        "description": "Name of the copy; `… (copy)` unless told otherwise"
      },
      {
        "name": "version",
        "kind": "json",
        "description": "Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none"
      }
    ],
    "example": {}
  },
  listPromptLabels: {
    "summary": "List the labels of a prompt",
    "description": "All of them: there are 32 at most.\n\nNeeds the scope `prompts:read`.",
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
  labelPromptVersion: {
    "summary": "Put a label on a version of a prompt, or move it there",
    "description": "A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.\n\nNeeds the scope `prompts:publish`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Number of a published version"
      },
      {
        "name": "expected_version",
        "kind": "integer",
        "nullable": true,
        "description": "Move it only from this version; null: only if it is on none"
      }
    ],
    "example": {
      "version": 1
    }
  },
  unlabelPromptVersion: {
    "summary": "Take a label of a prompt away",
    "description": "Needs the scope `prompts:publish`.",
    "params": [
      {
        "name": "prompt_id",
        "kind": "string",
        "required": true,
        "description": "Id of a prompt",
        "example": "pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "expected_version",
        "kind": "integer",
        "description": "Remove it only from this version"
      }
    ],
    "example": {}
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
    "summary": "Get a published version of a prompt, by number or by label",
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
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ]
  },
  listPromptVersionDependents: {
    "summary": "List what uses a version of a prompt",
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
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many of each kind are shown",
        "default": 20
      }
    ]
  },
  diffPromptVersion: {
    "summary": "Compare a version of a prompt with another one",
    "description": "What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.\n\nNeeds the scope `prompts:read`.",
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
        "kind": "string",
        "required": true,
        "description": "Version number, a label that stands on it, or `draft`",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "against",
        "kind": "string",
        "description": "What it is compared with; the version before it unless told otherwise",
        "example": "1"
      }
    ]
  },
  renderPromptVersion: {
    "summary": "Fill in the variables and includes of a prompt version",
    "description": "The same rendering as in a session, with the values of the request. Built-in variables tell the moment `at` in the tenant's time zone, and the channel, caller and agent that are named. It stores nothing.\n\nNeeds the scope `prompts:read`.",
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
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
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
      },
      {
        "name": "at",
        "kind": "string",
        "description": "Moment to render for; now, if it is left out",
        "example": "2026-11-22T09:30:00Z"
      },
      {
        "name": "time_zone",
        "kind": "string",
        "description": "IANA time zone; the tenant's own, if it is left out",
        "example": "Europe/Berlin"
      },
      {
        "name": "channel",
        "kind": "string",
        "choices": [
          "web",
          "phone",
          "text"
        ],
        "description": "How the end user reaches the agent",
        "default": "web",
        "example": "web"
      },
      {
        "name": "caller",
        "kind": "string",
        "nullable": true,
        "description": "Number of the caller in E.164; null where there is none",
        "default": null,
        "example": "+493012345678"
      },
      {
        "name": "agent_name",
        "kind": "string",
        "description": "Name of the agent",
        "default": "Agent"
      },
      {
        "name": "language",
        "kind": "string",
        "description": "Language of the agent: the weekday is told in it",
        "default": "en",
        "example": "en"
      }
    ],
    "example": {
      "variables": {
        "clinic": "the Harbour Clinic"
      }
    }
  },
  createProviderCredential: {
    "summary": "Store a credential for a service",
    "description": "The secret goes into the secret store and is never shown again, here or elsewhere. Tools refer to credentials of the kinds http_* by id; those name the hosts that they may be sent to.\n\nNeeds the scope `credentials:manage`.",
    "body": [
      {
        "name": "kind",
        "kind": "string",
        "choices": [
          "http_header",
          "http_bearer",
          "http_basic",
          "http_signature",
          "openai",
          "deepgram",
          "elevenlabs",
          "cartesia",
          "google",
          "livekit",
          "sip"
        ],
        "required": true
      },
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Human-readable name"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      },
      {
        "name": "allowed_hosts",
        "kind": "strings",
        "description": "Hosts that tools may send it to, or sign requests for; `*.` stands for any subdomain. Who may write tools cannot send it elsewhere"
      },
      {
        "name": "secret",
        "kind": "json",
        "required": true
      }
    ],
    "example": {
      "kind": "http_bearer",
      "name": "Orders API",
      "allowed_hosts": [
        "api.example.org"
      ],
      "secret": {
        "token": "the-token-of-the-service"
      }
    }
  },
  listProviderCredentials: {
    "summary": "List credentials, without their secrets",
    "description": "Needs the scope `credentials:read`.",
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
        "name": "kind",
        "kind": "string",
        "choices": [
          "http_header",
          "http_bearer",
          "http_basic",
          "http_signature",
          "openai",
          "deepgram",
          "elevenlabs",
          "cartesia",
          "google",
          "livekit",
          "sip"
        ]
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "default": "exclude"
      }
    ]
  },
  getProviderCredential: {
    "summary": "Get a credential, without its secret",
    "description": "Needs the scope `credentials:read`.",
    "params": [
      {
        "name": "credential_id",
        "kind": "string",
        "required": true,
        "description": "Id of a provider credential",
        "example": "crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateProviderCredential: {
    "summary": "Change name, metadata or allowed hosts of a credential",
    "description": "The secret is changed by rotating it.\n\nNeeds the scope `credentials:manage`.",
    "params": [
      {
        "name": "credential_id",
        "kind": "string",
        "required": true,
        "description": "Id of a provider credential",
        "example": "crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      },
      {
        "name": "allowed_hosts",
        "kind": "strings",
        "description": "Hosts that tools may send it to, or sign requests for; `*.` stands for any subdomain. Who may write tools cannot send it elsewhere"
      }
    ],
    "example": {
      "name": "Orders API (production)"
    }
  },
  archiveProviderCredential: {
    "summary": "Archive a credential",
    "description": "No tool can be published with it and none can send it any more. Refused while a version that refers to it is live. Repeating changes nothing.\n\nNeeds the scope `credentials:manage`.",
    "params": [
      {
        "name": "credential_id",
        "kind": "string",
        "required": true,
        "description": "Id of a provider credential",
        "example": "crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  listProviderCredentialDependents: {
    "summary": "List what refers to a credential",
    "description": "Versions and drafts of tools, those first whose version is live somewhere.\n\nNeeds the scope `credentials:read`.",
    "params": [
      {
        "name": "credential_id",
        "kind": "string",
        "required": true,
        "description": "Id of a provider credential",
        "example": "crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  restoreProviderCredential: {
    "summary": "Restore an archived credential",
    "description": "Its last secret is in force again. Repeating changes nothing.\n\nNeeds the scope `credentials:manage`.",
    "params": [
      {
        "name": "credential_id",
        "kind": "string",
        "required": true,
        "description": "Id of a provider credential",
        "example": "crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  rotateProviderCredential: {
    "summary": "Replace the secret of a credential",
    "description": "Tools send the new secret from the next call on; no version has to change.\n\nNeeds the scope `credentials:manage`.",
    "params": [
      {
        "name": "credential_id",
        "kind": "string",
        "required": true,
        "description": "Id of a provider credential",
        "example": "crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "secret",
        "kind": "json",
        "required": true,
        "description": "The new secret, with the members that the kind of the credential has"
      }
    ],
    "example": {
      "secret": {
        "token": "the-new-token"
      }
    }
  },
  testProviderCredential: {
    "summary": "Use a credential once, for real",
    "description": "Asks the provider something that costs nothing, or the address in url, and says whether the credential was taken. A refusal is a result here, not an error. Neither the secret nor the answer is shown.\n\nNeeds the scope `credentials:manage`.",
    "params": [
      {
        "name": "credential_id",
        "kind": "string",
        "required": true,
        "description": "Id of a provider credential",
        "example": "crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "url",
        "kind": "string",
        "description": "For http_header, http_bearer and http_basic: an address that answers a good credential, on one of its allowed_hosts; it is asked with GET. Other kinds have an address of their own",
        "example": "https://api.example.org/me"
      },
      {
        "name": "header",
        "kind": "string",
        "description": "The header that it is sent in to that address",
        "default": "Authorization"
      }
    ],
    "example": {}
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
        "name": "owner",
        "kind": "string",
        "nullable": true,
        "default": null
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
          "temperature": 0.2,
          "max_tokens": 400
        },
        "stt": {
          "provider": "openai",
          "model": "whisper-1",
          "language": "en"
        },
        "tts": {
          "provider": "openai",
          "model": "tts-1",
          "voice": "alloy",
          "speed": 1
        },
        "turn_handling": {
          "endpointing": {
            "min_delay_ms": 400,
            "max_delay_ms": 2500
          },
          "interruption": {
            "enabled": true
          }
        },
        "welcome_message": {
          "mode": "say",
          "text": "Hello, how can I help?",
          "interruptible": true
        },
        "limits": {
          "max_duration_seconds": 900,
          "silence_timeout_seconds": 60,
          "max_tool_steps": 5
        }
      }
    }
  },
  listRuntimeConfigs: {
    "summary": "List runtime configs",
    "description": "By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).\n\nNeeds the scope `runtime_configs:read`.",
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
        "name": "name",
        "kind": "string",
        "description": "Only this very name (case matters)"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters); the list is then ordered by name"
      },
      {
        "name": "tag",
        "kind": "string",
        "description": "Only what carries this tag"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "draft",
          "published",
          "archived"
        ],
        "description": "`draft`: never published; `published`; `archived`. All but archived unless told otherwise"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed; not together with status"
      },
      {
        "name": "updated_after",
        "kind": "string",
        "description": "Only what changed after this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
      },
      {
        "name": "updated_before",
        "kind": "string",
        "description": "Only what changed before this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
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
    "summary": "Update name, description, tags, metadata or owner of a runtime config",
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
      },
      {
        "name": "owner",
        "kind": "string",
        "nullable": true
      }
    ],
    "example": {
      "name": "Night shift"
    }
  },
  archiveRuntimeConfig: {
    "summary": "Archive a runtime config",
    "description": "It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.\n\nNeeds the scope `runtime_configs:write`.",
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
        "name": "force",
        "kind": "boolean",
        "description": "Archive it although it is in use; what runs goes on with what it was started with",
        "default": false
      }
    ],
    "example": {}
  },
  listRuntimeConfigDependents: {
    "summary": "List what uses any version of a runtime config",
    "description": "Bindings, environments, inbound mappings, prompts that include it, and open sessions.\n\nNeeds the scope `runtime_configs:read`.",
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
        "description": "How many of each kind are shown",
        "default": 20
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
          "temperature": 0.2,
          "max_tokens": 400
        },
        "stt": {
          "provider": "openai",
          "model": "whisper-1",
          "language": "en"
        },
        "tts": {
          "provider": "openai",
          "model": "tts-1",
          "voice": "alloy",
          "speed": 1
        },
        "turn_handling": {
          "endpointing": {
            "min_delay_ms": 400,
            "max_delay_ms": 2500
          },
          "interruption": {
            "enabled": true
          }
        },
        "welcome_message": {
          "mode": "say",
          "text": "Hello, how can I help?",
          "interruptible": true
        },
        "limits": {
          "max_duration_seconds": 900,
          "silence_timeout_seconds": 60,
          "max_tool_steps": 5
        }
      }
    }
  },
  duplicateRuntimeConfig: {
    "summary": "Copy a runtime config into a new one",
    "description": "The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.\n\nNeeds the scope `runtime_configs:write`.",
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
        "description": "Name of the copy; `… (copy)` unless told otherwise"
      },
      {
        "name": "version",
        "kind": "json",
        "description": "Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none"
      }
    ],
    "example": {}
  },
  listRuntimeConfigLabels: {
    "summary": "List the labels of a runtime config",
    "description": "All of them: there are 32 at most.\n\nNeeds the scope `runtime_configs:read`.",
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
  labelRuntimeConfigVersion: {
    "summary": "Put a label on a version of a runtime config, or move it there",
    "description": "A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.\n\nNeeds the scope `runtime_configs:publish`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Number of a published version"
      },
      {
        "name": "expected_version",
        "kind": "integer",
        "nullable": true,
        "description": "Move it only from this version; null: only if it is on none"
      }
    ],
    "example": {
      "version": 1
    }
  },
  unlabelRuntimeConfigVersion: {
    "summary": "Take a label of a runtime config away",
    "description": "Needs the scope `runtime_configs:publish`.",
    "params": [
      {
        "name": "runtime_config_id",
        "kind": "string",
        "required": true,
        "description": "Id of a runtime config",
        "example": "rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "expected_version",
        "kind": "integer",
        "description": "Remove it only from this version"
      }
    ],
    "example": {}
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
    "summary": "Get a published version of a runtime config, by number or by label",
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
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ]
  },
  listRuntimeConfigVersionDependents: {
    "summary": "List what uses a version of a runtime config",
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
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many of each kind are shown",
        "default": 20
      }
    ]
  },
  diffRuntimeConfigVersion: {
    "summary": "Compare a version of a runtime config with another one",
    "description": "What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.\n\nNeeds the scope `runtime_configs:read`.",
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
        "kind": "string",
        "required": true,
        "description": "Version number, a label that stands on it, or `draft`",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "against",
        "kind": "string",
        "description": "What it is compared with; the version before it unless told otherwise",
        "example": "1"
      }
    ]
  },
  searchKnowledge: {
    "summary": "Search the passages of ready files",
    "description": "By meaning, by words, or by both: in indexes as they are now (index_ids), in indexes or snapshots of them (indexes), or in what an agent may search (agent), which is exactly what its binding pins. grounded is false where nothing reaches min_score: better no answer than an invented one. A filter narrows the search to some files; it never reaches beyond what is searched.\n\nNeeds the scope `search:read`.",
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
        "description": "Indexes as they are now"
      },
      {
        "name": "indexes",
        "kind": "json",
        "description": "Indexes as they are now, or as snapshots hold them"
      },
      {
        "name": "agent",
        "kind": "json",
        "description": "What this agent may search, and nothing else"
      },
      {
        "name": "mode",
        "kind": "string",
        "choices": [
          "dense",
          "lexical",
          "hybrid"
        ],
        "description": "By meaning (dense), by words (lexical, BM25), or by both with their ranks fused (hybrid)",
        "default": "hybrid"
      },
      {
        "name": "top_k",
        "kind": "integer",
        "default": 5
      },
      {
        "name": "min_score",
        "kind": "number",
        "description": "Passages whose score is less are left out; nothing left is not grounded",
        "default": 0.25
      },
      {
        "name": "weights",
        "kind": "json",
        "description": "How much each ranking counts in a hybrid search",
        "default": {
          "dense": 1,
          "lexical": 1
        }
      },
      {
        "name": "filter",
        "kind": "json",
        "description": "Narrows the search; it never reaches beyond the indexes that are searched"
      },
      {
        "name": "expand",
        "kind": "json",
        "description": "Neighbouring passages on each side that text also has, or with section those that stand under the same headings (five on each side at most); each once in an answer. The citation stays that of the hit",
        "default": 0
      }
    ],
    "example": {
      "query": "When do you open on Saturdays?",
      "index_ids": [
        "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      ]
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
        "name": "backend",
        "kind": "string",
        "choices": [
          "chroma",
          "atlas"
        ],
        "description": "Where its vectors are; it stays there",
        "default": "chroma"
      },
      {
        "name": "chunking",
        "kind": "json",
        "description": "How files are cut into passages",
        "default": {}
      },
      {
        "name": "embedding_model",
        "kind": "string",
        "description": "Without one, the model of the deployment",
        "example": "all-minilm-l6-v2"
      },
      {
        "name": "snapshot_policy",
        "kind": "string",
        "choices": [
          "on_demand",
          "on_change"
        ],
        "description": "`on_change`: a snapshot whenever a file comes in, is replaced or leaves, and when a new recipe takes over",
        "default": "on_demand"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      }
    ],
    "example": {
      "name": "Handbooks"
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
      },
      {
        "name": "name",
        "kind": "string",
        "description": "Exactly this name"
      },
      {
        "name": "embedding_model",
        "kind": "string",
        "description": "Model that embeds passages and queries",
        "example": "all-minilm-l6-v2"
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
  updateSearchIndex: {
    "summary": "Change a search index",
    "description": "Another chunking or embedding_model makes the next generation of the index beside the one that serves: building shows how far it is, and searches change over when it has every file. Snapshots that were made before keep the old one.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
        "nullable": true
      },
      {
        "name": "snapshot_policy",
        "kind": "string",
        "choices": [
          "on_demand",
          "on_change"
        ],
        "description": "`on_change`: a snapshot whenever a file comes in, is replaced or leaves, and when a new recipe takes over"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      },
      {
        "name": "chunking",
        "kind": "json",
        "description": "How files are cut into passages"
      },
      {
        "name": "embedding_model",
        "kind": "string",
        "description": "Model that embeds passages and queries",
        "example": "all-minilm-l6-v2"
      }
    ],
    "example": {
      "name": "Handbooks of all branches"
    }
  },
  archiveSearchIndex: {
    "summary": "Archive a search index",
    "description": "It leaves lists, takes no new files and can no longer be bound; what is bound to it or to its snapshots goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, and open sessions. Repeating changes nothing.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "force",
        "kind": "boolean",
        "description": "Archive it although it is in use; what runs goes on with what it was started with",
        "default": false
      }
    ],
    "example": {}
  },
  stopSearchIndexBuild: {
    "summary": "Stop the making of the next generation of a search index",
    "description": "The active generation goes on as if the build had never begun. Without a build nothing changes.\n\nNeeds the scope `indexes:write`.",
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
  listSearchIndexDependents: {
    "summary": "List what uses a search index, or one of its snapshots",
    "description": "Needs the scope `indexes:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many of each kind are shown",
        "default": 20
      },
      {
        "name": "snapshot_id",
        "kind": "string",
        "description": "Only what pins this snapshot of the index",
        "example": "snp_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createEvaluation: {
    "summary": "Evaluate the searches of an index",
    "description": "Answers at once; a job asks every query of the set in every configuration, as POST /v1/search does. Look at the evaluation until it is completed or failed.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "query_set_id",
        "kind": "string",
        "required": true,
        "description": "Id of a query set",
        "example": "qst_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "query_set_version",
        "kind": "integer",
        "description": "The newest unless given"
      },
      {
        "name": "snapshot_id",
        "kind": "string",
        "description": "Search this snapshot of the index; without it, what is live",
        "example": "snp_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "configurations",
        "kind": "json",
        "required": true
      }
    ],
    "example": {
      "query_set_id": "qst_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
      "configurations": [
        {
          "name": "hybrid"
        },
        {
          "name": "dense",
          "mode": "dense"
        },
        {
          "name": "lexical",
          "mode": "lexical",
          "min_score": 0
        }
      ]
    }
  },
  listEvaluations: {
    "summary": "List evaluations of a search index",
    "description": "Needs the scope `search:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "queued",
          "running",
          "completed",
          "failed"
        ]
      },
      {
        "name": "query_set_id",
        "kind": "string",
        "description": "Id of a query set",
        "example": "qst_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getEvaluation: {
    "summary": "Get an evaluation, with its metrics once it is completed",
    "description": "Needs the scope `search:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "evaluation_id",
        "kind": "string",
        "required": true,
        "description": "Id of an evaluation",
        "example": "evl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  compareEvaluation: {
    "summary": "Compare an evaluation with another one",
    "description": "Metrics of the queries that both have, and which of these got better or worse. Both must be completed.\n\nNeeds the scope `search:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "evaluation_id",
        "kind": "string",
        "required": true,
        "description": "Id of an evaluation",
        "example": "evl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "against",
        "kind": "string",
        "description": "The evaluation to compare with; the same one compares two of its configurations. Without it, the last completed one of the index before, by the same query set",
        "example": "evl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "configuration",
        "kind": "string",
        "description": "The only configuration to compare; without it all that both have by the same name"
      },
      {
        "name": "against_configuration",
        "kind": "string",
        "description": "What to compare that configuration with; the one of the same name unless given"
      }
    ]
  },
  listEvaluationResults: {
    "summary": "List what single queries of an evaluation came to",
    "description": "Needs the scope `search:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "evaluation_id",
        "kind": "string",
        "required": true,
        "description": "Id of an evaluation",
        "example": "evl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
        "description": "Order of configurations and queries",
        "default": "asc"
      },
      {
        "name": "configuration",
        "kind": "string",
        "description": "Only those of this configuration"
      }
    ]
  },
  attachIndexFile: {
    "summary": "Attach a file to a search index",
    "description": "A file of which a version is ready is cut and embedded by the recipe of this index; searches find it when its status is searchable. Work that was done for another index of the same recipe is used again. Repeating changes nothing.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "A file of which a version is ready",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "example": {
      "file_id": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
    }
  },
  listIndexFiles: {
    "summary": "List the files of a search index",
    "description": "Needs the scope `indexes:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
      },
      {
        "name": "generation",
        "kind": "string",
        "choices": [
          "active",
          "building"
        ],
        "description": "The one that searches use, or the one that is being built",
        "default": "active"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "pending",
          "processing",
          "searchable",
          "failed"
        ]
      },
      {
        "name": "file_id",
        "kind": "string",
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  listIndexChunks: {
    "summary": "List the passages that a search index has of a file",
    "description": "Needs the scope `files:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
        "description": "Order in the document",
        "default": "asc"
      },
      {
        "name": "snapshot_id",
        "kind": "string",
        "description": "Those that this snapshot of the index holds; without it, those that searches find now",
        "example": "snp_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  detachIndexFile: {
    "summary": "Detach a file from a search index",
    "description": "Searches of the index find it no longer, from now on. Snapshots that hold it keep it. Repeating changes nothing.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  retryIndexFile: {
    "summary": "Give a file that failed in a search index another try",
    "description": "Needs the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "file_id",
        "kind": "string",
        "required": true,
        "description": "Id of a file",
        "example": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createQuerySet: {
    "summary": "Create a query set",
    "description": "Labelled queries: which files, or which pages of them, answer each, and how well. Labels name no passages, so they mean the same after files are cut anew. A query that nothing answers measures whether searches know when to find nothing.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
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
        "name": "queries",
        "kind": "json",
        "required": true
      }
    ],
    "example": {
      "name": "Front desk",
      "queries": [
        {
          "text": "When do you open on Saturdays?",
          "relevant": [
            {
              "file_id": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
              "page": 3,
              "grade": 3
            }
          ]
        },
        {
          "text": "What does a new roof cost?",
          "relevant": []
        }
      ]
    }
  },
  listQuerySets: {
    "summary": "List query sets of a search index",
    "description": "Needs the scope `search:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
      },
      {
        "name": "name",
        "kind": "string",
        "description": "Only those of exactly this name"
      }
    ]
  },
  getQuerySet: {
    "summary": "Get a query set with its queries",
    "description": "Needs the scope `search:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "query_set_id",
        "kind": "string",
        "required": true,
        "description": "Id of a query set",
        "example": "qst_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "query": [
      {
        "name": "version",
        "kind": "integer",
        "description": "The newest unless given"
      }
    ]
  },
  updateQuerySet: {
    "summary": "Replace the queries of a query set",
    "description": "Everything is put in place of what is there. Other queries or labels make the next version; evaluations keep the version that they were made with. What changes nothing makes none.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "query_set_id",
        "kind": "string",
        "required": true,
        "description": "Id of a query set",
        "example": "qst_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
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
        "name": "queries",
        "kind": "json",
        "required": true
      },
      {
        "name": "expected_version",
        "kind": "integer",
        "description": "Refused unless this is the newest version"
      }
    ],
    "example": {
      "name": "Front desk",
      "expected_version": 1,
      "queries": [
        {
          "text": "When do you open on Saturdays?",
          "relevant": [
            {
              "file_id": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC",
              "page": 3,
              "grade": 3
            }
          ]
        },
        {
          "text": "What does a new roof cost?",
          "relevant": []
        },
        {
          "text": "Do you take cash?",
          "relevant": [
            {
              "file_id": "fil_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
            }
          ]
        }
      ]
    }
  },
  archiveQuerySet: {
    "summary": "Archive a query set",
    "description": "No new evaluation can name it; those that did stay. Repeating changes nothing.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "query_set_id",
        "kind": "string",
        "required": true,
        "description": "Id of a query set",
        "example": "qst_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  restoreQuerySet: {
    "summary": "Restore a query set",
    "description": "Repeating changes nothing.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "query_set_id",
        "kind": "string",
        "required": true,
        "description": "Id of a query set",
        "example": "qst_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  restoreSearchIndex: {
    "summary": "Restore an archived search index",
    "description": "Needs the scope `indexes:write`.",
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
  createIndexSnapshot: {
    "summary": "Make a snapshot of a search index",
    "description": "What searches of the index find at this moment, for a binding to pin: sessions, tests and rollbacks then search exactly this. Where nothing has changed since the last snapshot, the answer is that one.\n\nNeeds the scope `indexes:write`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "note",
        "kind": "string",
        "description": "What it was made for",
        "default": ""
      }
    ],
    "example": {
      "name": "Opening hours of 2027",
      "note": "For the release in January"
    }
  },
  listIndexSnapshots: {
    "summary": "List the snapshots of a search index",
    "description": "Needs the scope `indexes:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
  getIndexSnapshot: {
    "summary": "Get a snapshot of a search index",
    "description": "Needs the scope `indexes:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "snapshot_id",
        "kind": "string",
        "required": true,
        "description": "Id of a snapshot",
        "example": "snp_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  listIndexSnapshotFiles: {
    "summary": "List the file versions that a snapshot holds",
    "description": "Needs the scope `indexes:read`.",
    "params": [
      {
        "name": "index_id",
        "kind": "string",
        "required": true,
        "description": "Id of a search index",
        "example": "idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "snapshot_id",
        "kind": "string",
        "required": true,
        "description": "Id of a snapshot",
        "example": "snp_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
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
        "description": "Order by file",
        "default": "asc"
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
        "description": "Id of an agent",
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
        "name": "channel",
        "kind": "string",
        "choices": [
          "web",
          "text"
        ],
        "description": "`web`: a LiveKit room where the agent speaks. `text`: no room; write to the agent at `/v1/sessions/{session_id}/messages`",
        "default": "web"
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
      "user": {
        "external_id": "customer-4711",
        "display_name": "Ada Lovelace"
      },
      "variables": {
        "caller_name": "Ada"
      }
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
        "description": "Id of an agent",
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
      },
      {
        "name": "channel",
        "kind": "string",
        "choices": [
          "web",
          "text",
          "phone"
        ]
      },
      {
        "name": "since",
        "kind": "string",
        "description": "Sessions created from this time on",
        "example": "2026-11-22T10:00:00.000Z"
      },
      {
        "name": "until",
        "kind": "string",
        "description": "Sessions created before this time",
        "example": "2026-11-22T10:00:00.000Z"
      },
      {
        "name": "metadata",
        "kind": "strings",
        "description": "Sessions with this value in their metadata, `key=value`; repeated: with all of them"
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
  createSessionAnalysis: {
    "summary": "Analyse a session that is over",
    "description": "Answers at once; a job makes it. A session whose agent names an analysis definition is analysed by itself within minutes of its end: this makes another one, by the same definition or by any other. The session and earlier analyses stay as they are.\n\nNeeds the scope `sessions:write`.",
    "params": [
      {
        "name": "session_id",
        "kind": "string",
        "required": true,
        "description": "Id of a session",
        "example": "ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "analysis_definition_id",
        "kind": "string",
        "description": "The one that the session is pinned to unless given",
        "example": "anl_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "analysis_definition_version",
        "kind": "integer",
        "description": "The pinned version, or the newest of the definition named"
      }
    ],
    "example": {}
  },
  listSessionAnalyses: {
    "summary": "List the analyses of a session",
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
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "pending",
          "running",
          "completed",
          "failed"
        ]
      }
    ]
  },
  getSessionAnalysis: {
    "summary": "Get an analysis of a session, with what was found once it is completed",
    "description": "Needs the scope `sessions:read`.",
    "params": [
      {
        "name": "session_id",
        "kind": "string",
        "required": true,
        "description": "Id of a session",
        "example": "ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "session_analysis_id",
        "kind": "string",
        "required": true,
        "description": "Id of a session analysis",
        "example": "san_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getSessionCost: {
    "summary": "Get what a session cost, by component, its analyses included",
    "description": "Of a session that goes on, what is known so far. What has no price is listed under `unpriced`.\n\nNeeds the scope `usage:read`.",
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
  createSessionMessage: {
    "summary": "Write to the agent of a session over text",
    "description": "For sessions of the channel text. The answer is what the agent wrote, with its citations and the tools that it used; the same is in the transcript. One message at a time: a second one meanwhile is refused. A provider that fails for good ends the session with an apology, as it does by voice. A message that got no answer can be sent again: it is answered once, and the tools that were called for it are not called a second time.\n\nNeeds the scope `sessions:write`.",
    "params": [
      {
        "name": "session_id",
        "kind": "string",
        "required": true,
        "description": "Id of a session",
        "example": "ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "content",
        "kind": "string",
        "description": "What the end user writes. Left out in the first message alone, to have the agent begin with a welcome that its model writes"
      },
      {
        "name": "stream",
        "kind": "boolean",
        "description": "Answer as server-sent events while the agent writes; the same as Accept: text/event-stream",
        "default": false
      }
    ],
    "example": {
      "content": "When do you open on Saturdays?"
    }
  },
  getSessionRecording: {
    "summary": "Get the address to download the recording of a session",
    "description": "The address works for 15 minutes, for whoever has it. Every address that is given out is audited.\n\nNeeds the scope `recordings:read`.",
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
  createSessionTokens: {
    "summary": "Make new tokens for the end user of a session",
    "description": "A participant token and a session JWT, of 15 minutes at most each, for as long as the session goes on. Earlier ones stay good for the rest of their time.\n\nNeeds the scope `sessions:write`.",
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
  createSipTrunk: {
    "summary": "Create a SIP trunk",
    "description": "A way into the telephone network (outbound) or out of it (inbound). The media server knows it as soon as a phone number uses it; `status` says whether it does. An inbound trunk needs an address or a credential: otherwise anybody could call in.\n\nNeeds the scope `telephony:write`.",
    "body": [
      {
        "name": "direction",
        "kind": "string",
        "choices": [
          "inbound",
          "outbound"
        ],
        "required": true
      },
      {
        "name": "name",
        "kind": "string",
        "required": true,
        "description": "Human-readable name"
      },
      {
        "name": "address",
        "kind": "string",
        "description": "Where calls go out to: of an outbound trunk, which needs it",
        "example": "sip.example.org"
      },
      {
        "name": "transport",
        "kind": "string",
        "choices": [
          "auto",
          "udp",
          "tcp",
          "tls"
        ],
        "description": "Of an outbound trunk: how SIP travels; auto if left out"
      },
      {
        "name": "allowed_addresses",
        "kind": "strings",
        "description": "Addresses and networks that calls are taken from; empty where the credential alone decides",
        "example": [
          "203.0.113.0/24"
        ]
      },
      {
        "name": "media_encryption",
        "kind": "string",
        "choices": [
          "disabled",
          "allowed",
          "required"
        ],
        "description": "Whether the sound is encrypted (SRTP)",
        "default": "disabled"
      },
      {
        "name": "credential_id",
        "kind": "string",
        "description": "A credential of the kind sip: who calls in has to sign in with it, and calls out sign in with it",
        "example": "crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      }
    ],
    "example": {
      "direction": "inbound",
      "name": "Carrier in",
      "allowed_addresses": [
        "203.0.113.0/24"
      ]
    }
  },
  listSipTrunks: {
    "summary": "List SIP trunks",
    "description": "Needs the scope `telephony:read`.",
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
        "name": "direction",
        "kind": "string",
        "choices": [
          "inbound",
          "outbound"
        ]
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "default": "exclude"
      }
    ]
  },
  getSipTrunk: {
    "summary": "Get a SIP trunk",
    "description": "Needs the scope `telephony:read`.",
    "params": [
      {
        "name": "sip_trunk_id",
        "kind": "string",
        "required": true,
        "description": "Id of a sip trunk",
        "example": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateSipTrunk: {
    "summary": "Change a SIP trunk",
    "description": "What changes is brought to the media server at once; `status` says whether that worked, and it is tried again until it does. Its direction never changes.\n\nNeeds the scope `telephony:write`.",
    "params": [
      {
        "name": "sip_trunk_id",
        "kind": "string",
        "required": true,
        "description": "Id of a sip trunk",
        "example": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "address",
        "kind": "string",
        "description": "Of an outbound trunk",
        "example": "sip.example.org"
      },
      {
        "name": "transport",
        "kind": "string",
        "choices": [
          "auto",
          "udp",
          "tcp",
          "tls"
        ],
        "description": "Of an outbound trunk"
      },
      {
        "name": "allowed_addresses",
        "kind": "strings",
        "description": "Of an inbound trunk",
        "example": [
          "203.0.113.0/24"
        ]
      },
      {
        "name": "media_encryption",
        "kind": "string",
        "choices": [
          "disabled",
          "allowed",
          "required"
        ],
        "description": "Whether the sound is encrypted (SRTP)"
      },
      {
        "name": "credential_id",
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
      "allowed_addresses": [
        "198.51.100.0/24"
      ]
    }
  },
  archiveSipTrunk: {
    "summary": "Archive a SIP trunk",
    "description": "No number may use it any more. It leaves the media server. Repeating changes nothing.\n\nNeeds the scope `telephony:write`.",
    "params": [
      {
        "name": "sip_trunk_id",
        "kind": "string",
        "required": true,
        "description": "Id of a sip trunk",
        "example": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  restoreSipTrunk: {
    "summary": "Restore a SIP trunk",
    "description": "It can be used by numbers again.\n\nNeeds the scope `telephony:write`.",
    "params": [
      {
        "name": "sip_trunk_id",
        "kind": "string",
        "required": true,
        "description": "Id of a sip trunk",
        "example": "trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getOwnTenant: {
    "summary": "Get the own tenant with its limits and what it uses",
    "description": "Needs the scope `tenants:read`."
  },
  updateOwnTenant: {
    "summary": "Change the own tenant",
    "description": "Name, time zone and metadata. Limits are the platform's to change. The same again changes nothing.\n\nNeeds the scope `tenants:write`.",
    "body": [
      {
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "time_zone",
        "kind": "string",
        "description": "IANA time zone",
        "example": "Europe/Berlin"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      }
    ],
    "example": {
      "time_zone": "Europe/Berlin"
    }
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
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50",
        "default": {}
      }
    ],
    "example": {
      "name": "Cedar Clinic",
      "home_region": "eu-central-1",
      "time_zone": "Europe/Berlin"
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
    "summary": "Get a tenant with its limits and what it uses",
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
  updateTenant: {
    "summary": "Change a tenant and its limits",
    "description": "A field that is left out keeps its value, and so does each limit. New rates apply within 60 seconds. The same again changes nothing.\n\nNeeds the scope `platform:tenants`.",
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
        "name": "name",
        "kind": "string",
        "description": "Human-readable name"
      },
      {
        "name": "time_zone",
        "kind": "string",
        "description": "IANA time zone",
        "example": "Europe/Berlin"
      },
      {
        "name": "metadata",
        "kind": "json",
        "description": "The caller's own string values, up to 50"
      },
      {
        "name": "limits",
        "kind": "json"
      }
    ],
    "example": {
      "limits": {
        "max_concurrent_sessions": 100,
        "max_requests_per_second": 500
      }
    }
  },
  archiveTenant: {
    "summary": "Archive a tenant",
    "description": "Closes it: every credential stops working within 60 seconds, no session begins, no call is taken or placed, no webhook goes out, and the sessions and calls that go on are ended within two minutes. Its data and phone numbers stay: it can be restored.\n\nNeeds the scope `platform:tenants`.",
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
  restoreTenant: {
    "summary": "Restore an archived tenant",
    "description": "Its credentials and numbers work again; one that was suspended when it was archived is suspended. What ended meanwhile stays ended; events of that time can be replayed to webhooks.\n\nNeeds the scope `platform:tenants`.",
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
        "name": "owner",
        "kind": "string",
        "nullable": true,
        "default": null
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
    "description": "By time of creation; with `name_prefix` by name, with `updated_after` or `updated_before` by time of change (what changes while you page moves in it).\n\nNeeds the scope `tools:read`.",
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
        "name": "name",
        "kind": "string",
        "description": "Only this very name (case matters)"
      },
      {
        "name": "name_prefix",
        "kind": "string",
        "description": "Only names that begin so (case matters); the list is then ordered by name"
      },
      {
        "name": "tag",
        "kind": "string",
        "description": "Only what carries this tag"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "draft",
          "published",
          "archived"
        ],
        "description": "`draft`: never published; `published`; `archived`. All but archived unless told otherwise"
      },
      {
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "description": "Whether archived ones are listed; not together with status"
      },
      {
        "name": "updated_after",
        "kind": "string",
        "description": "Only what changed after this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
      },
      {
        "name": "updated_before",
        "kind": "string",
        "description": "Only what changed before this time; the list is then ordered by the time of change",
        "example": "2026-11-22T10:00:00Z"
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
    "summary": "Update name, description, tags, metadata or owner of a tool",
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
      },
      {
        "name": "owner",
        "kind": "string",
        "nullable": true
      }
    ],
    "example": {
      "name": "Night shift"
    }
  },
  archiveTool: {
    "summary": "Archive a tool",
    "description": "It leaves lists and can no longer be bound; what is bound already goes on. What is in use is refused with what uses it: environments in which it is live, inbound mappings that lead to it, open sessions, and prompts that include it in their newest version. A binding that nothing points to does not hold it. Repeating changes nothing.\n\nNeeds the scope `tools:write`.",
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
        "name": "force",
        "kind": "boolean",
        "description": "Archive it although it is in use; what runs goes on with what it was started with",
        "default": false
      }
    ],
    "example": {}
  },
  listToolDependents: {
    "summary": "List what uses any version of a tool",
    "description": "Bindings, environments, inbound mappings, prompts that include it, and open sessions.\n\nNeeds the scope `tools:read`.",
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
        "description": "How many of each kind are shown",
        "default": 20
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
  testToolDraft: {
    "summary": "Run the draft of a tool once, for real, before it is published",
    "description": "As with a published version; nothing is kept.\n\nNeeds the scope `tools:write`.",
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
        "name": "arguments",
        "kind": "json",
        "description": "Arguments as a model would supply them; checked against `parameters`",
        "default": {}
      },
      {
        "name": "index_ids",
        "kind": "strings",
        "description": "For knowledge_search: the indexes that a binding would pin",
        "default": []
      }
    ],
    "example": {
      "arguments": {
        "query": "opening hours"
      }
    }
  },
  duplicateTool: {
    "summary": "Copy a tool into a new one",
    "description": "The new one has a draft with the content of the draft, or of the version named; description, tags and metadata are copied, versions and labels are not. `duplicated_from` says where it came from.\n\nNeeds the scope `tools:write`.",
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
        "description": "Name of the copy; `… (copy)` unless told otherwise"
      },
      {
        "name": "version",
        "kind": "json",
        "description": "Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none"
      }
    ],
    "example": {}
  },
  listToolLabels: {
    "summary": "List the labels of a tool",
    "description": "All of them: there are 32 at most.\n\nNeeds the scope `tools:read`.",
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
  labelToolVersion: {
    "summary": "Put a label on a version of a tool, or move it there",
    "description": "A label stands for its version wherever a published version is read. With `expected_version` it moves only from there.\n\nNeeds the scope `tools:publish`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "version",
        "kind": "integer",
        "required": true,
        "description": "Number of a published version"
      },
      {
        "name": "expected_version",
        "kind": "integer",
        "nullable": true,
        "description": "Move it only from this version; null: only if it is on none"
      }
    ],
    "example": {
      "version": 1
    }
  },
  unlabelToolVersion: {
    "summary": "Take a label of a tool away",
    "description": "Needs the scope `tools:publish`.",
    "params": [
      {
        "name": "tool_id",
        "kind": "string",
        "required": true,
        "description": "Id of a tool",
        "example": "tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "label",
        "kind": "string",
        "required": true,
        "description": "A movable name on a version",
        "example": "stable"
      }
    ],
    "body": [
      {
        "name": "expected_version",
        "kind": "integer",
        "description": "Remove it only from this version"
      }
    ],
    "example": {}
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
    "summary": "Get a published version of a tool, by number or by label",
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
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ]
  },
  listToolVersionDependents: {
    "summary": "List what uses a version of a tool",
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
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "limit",
        "kind": "integer",
        "description": "How many of each kind are shown",
        "default": 20
      }
    ]
  },
  diffToolVersion: {
    "summary": "Compare a version of a tool with another one",
    "description": "What changes from `against` to the version, field by field, and line by line in texts of several lines. Without `against` it is the version before. `draft` may stand on either side: `versions/draft/diff` tells what publishing would change.\n\nNeeds the scope `tools:read`.",
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
        "kind": "string",
        "required": true,
        "description": "Version number, a label that stands on it, or `draft`",
        "example": "1"
      }
    ],
    "query": [
      {
        "name": "against",
        "kind": "string",
        "description": "What it is compared with; the version before it unless told otherwise",
        "example": "1"
      }
    ]
  },
  testToolVersion: {
    "summary": "Run a published version of a tool once, for real",
    "description": "Shows what was sent (secrets masked), what came back, what a model would be told, and how long it took. A service that refuses is a result here, not an error. Tools that act on a call are not run.\n\nNeeds the scope `tools:write`.",
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
        "kind": "string",
        "required": true,
        "description": "Version number, or a label that stands on it",
        "example": "1"
      }
    ],
    "body": [
      {
        "name": "arguments",
        "kind": "json",
        "description": "Arguments as a model would supply them; checked against `parameters`",
        "default": {}
      },
      {
        "name": "index_ids",
        "kind": "strings",
        "description": "For knowledge_search: the indexes that a binding would pin",
        "default": []
      }
    ],
    "example": {
      "arguments": {
        "query": "opening hours"
      }
    }
  },
  getUsage: {
    "summary": "Get what the tenant used, day by day",
    "description": "Days are in UTC. A session counts on the day on which it was created, with all that it used; of one that goes on, with what is known so far. At most 92 days at a time, or 31 with by=agent.\n\nNeeds the scope `usage:read`.",
    "query": [
      {
        "name": "from",
        "kind": "string",
        "description": "First day, in UTC; 29 days before `to` unless given",
        "example": "2026-11-22"
      },
      {
        "name": "to",
        "kind": "string",
        "description": "Last day, in UTC; today unless given",
        "example": "2026-11-22"
      },
      {
        "name": "by",
        "kind": "string",
        "choices": [
          "day",
          "agent"
        ],
        "description": "`agent`: a row for each agent and day",
        "default": "day"
      },
      {
        "name": "agent_id",
        "kind": "string",
        "description": "Only what sessions with this agent used",
        "example": "agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  getUsageCost: {
    "summary": "Get what the sessions of some days cost, by component",
    "description": "Each day at the prices that hold on it; a session counts on the day on which it was created, an analysis on its own. At most 92 days, the last 30 unless given. What has no price is listed under `unpriced` and not in the total.\n\nNeeds the scope `usage:read`.",
    "query": [
      {
        "name": "from",
        "kind": "string",
        "description": "Day in UTC",
        "example": "2026-11-22"
      },
      {
        "name": "to",
        "kind": "string",
        "description": "Day in UTC",
        "example": "2026-11-22"
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
      "external_id": "customer-1042"
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
  archiveUser: {
    "summary": "Archive a user",
    "description": "No session starts for it any more, and its session tokens stop working within 60 seconds. It is still read, and hidden from lists.\n\nNeeds the scope `users:write`.",
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
  restoreUser: {
    "summary": "Restore an archived user",
    "description": "Needs the scope `users:write`.",
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
  listWebhookDeliveries: {
    "summary": "List webhook deliveries",
    "description": "Kept for 30 days.\n\nNeeds the scope `webhooks:read`.",
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
        "name": "webhook_endpoint_id",
        "kind": "string",
        "description": "Id of a webhook endpoint",
        "example": "whk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "event_id",
        "kind": "string",
        "description": "Id of an event",
        "example": "evt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      },
      {
        "name": "status",
        "kind": "string",
        "choices": [
          "pending",
          "delivered",
          "failed"
        ]
      }
    ]
  },
  getWebhookDelivery: {
    "summary": "Get a webhook delivery",
    "description": "Needs the scope `webhooks:read`.",
    "params": [
      {
        "name": "webhook_delivery_id",
        "kind": "string",
        "required": true,
        "description": "Id of a webhook delivery",
        "example": "dlv_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  replayWebhookDelivery: {
    "summary": "Send an event to its endpoint again",
    "description": "A new delivery of the same event, with the same webhook-id and the same bytes.\n\nNeeds the scope `webhooks:write`.",
    "params": [
      {
        "name": "webhook_delivery_id",
        "kind": "string",
        "required": true,
        "description": "Id of a webhook delivery",
        "example": "dlv_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  createWebhookEndpoint: {
    "summary": "Have events sent to an address",
    "description": "Every event that the filter names is sent to the address from now on, signed by Standard Webhooks. The secret is in this answer and nowhere else. The address must be public and https.\n\nNeeds the scope `webhooks:write`.",
    "body": [
      {
        "name": "url",
        "kind": "string",
        "required": true,
        "description": "Public https address",
        "example": "https://hooks.example.org/patchbay"
      },
      {
        "name": "events",
        "kind": "strings",
        "required": true,
        "description": "Types of events, `noun.*`, or `*`",
        "example": [
          "session.*",
          "file.ready"
        ]
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
      "url": "https://example.com/patchbay",
      "events": [
        "session.*",
        "file.ready"
      ]
    }
  },
  listWebhookEndpoints: {
    "summary": "List webhook endpoints",
    "description": "Needs the scope `webhooks:read`.",
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
        "name": "archived",
        "kind": "string",
        "choices": [
          "exclude",
          "include",
          "only"
        ],
        "default": "exclude"
      }
    ]
  },
  getWebhookEndpoint: {
    "summary": "Get a webhook endpoint",
    "description": "Needs the scope `webhooks:read`.",
    "params": [
      {
        "name": "webhook_endpoint_id",
        "kind": "string",
        "required": true,
        "description": "Id of a webhook endpoint",
        "example": "whk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  updateWebhookEndpoint: {
    "summary": "Change the address or the events of a webhook endpoint",
    "description": "What is on its way already goes to the new address.\n\nNeeds the scope `webhooks:write`.",
    "params": [
      {
        "name": "webhook_endpoint_id",
        "kind": "string",
        "required": true,
        "description": "Id of a webhook endpoint",
        "example": "whk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "url",
        "kind": "string",
        "description": "Public https address",
        "example": "https://hooks.example.org/patchbay"
      },
      {
        "name": "events",
        "kind": "strings",
        "description": "Types of events, `noun.*`, or `*`",
        "example": [
          "session.*",
          "file.ready"
        ]
      },
      {
        "name": "description",
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
      "events": [
        "session.ended",
        "session.failed"
      ]
    }
  },
  archiveWebhookEndpoint: {
    "summary": "Archive a webhook endpoint",
    "description": "Nothing is sent to it any more; what was on its way is given up. Repeating changes nothing.\n\nNeeds the scope `webhooks:write`.",
    "params": [
      {
        "name": "webhook_endpoint_id",
        "kind": "string",
        "required": true,
        "description": "Id of a webhook endpoint",
        "example": "whk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  replayEvents: {
    "summary": "Send the events of a range to a webhook endpoint",
    "description": "Oldest first, and in order for each thing that they happened to: what the endpoint has not taken, or all of it. They are sent within a minute, a thousand events a request, each with the webhook-id that it has always had. With dry_run the answer says how many it would be.\n\nNeeds the scope `webhooks:write`.",
    "params": [
      {
        "name": "webhook_endpoint_id",
        "kind": "string",
        "required": true,
        "description": "Id of a webhook endpoint",
        "example": "whk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "since",
        "kind": "string",
        "required": true,
        "description": "Events from this time on, within the last 30 days",
        "example": "2026-11-22T10:00:00.000Z"
      },
      {
        "name": "until",
        "kind": "string",
        "description": "Events before this time; default: now",
        "example": "2026-11-22T10:00:00.000Z"
      },
      {
        "name": "events",
        "kind": "strings",
        "description": "Which of them; default: those that the endpoint gets",
        "example": [
          "session.*",
          "file.ready"
        ]
      },
      {
        "name": "entity_id",
        "kind": "string",
        "description": "Only what happened to this"
      },
      {
        "name": "only",
        "kind": "string",
        "choices": [
          "undelivered",
          "all"
        ],
        "description": "`undelivered`: what the endpoint has not taken; `all`: what it has taken too",
        "default": "undelivered"
      },
      {
        "name": "after_event_id",
        "kind": "string",
        "description": "Goes on after this event of an answer before",
        "example": "evt_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "example": {
      "since": "2026-11-22T10:00:00.000Z"
    }
  },
  restoreWebhookEndpoint: {
    "summary": "Bring a webhook endpoint back",
    "description": "One that failed too often or answered 410 Gone counts as healthy again, and what waited for it is sent. One that was archived gets what happens from now on; events of the time between are sent by replaying them.\n\nNeeds the scope `webhooks:write`.",
    "params": [
      {
        "name": "webhook_endpoint_id",
        "kind": "string",
        "required": true,
        "description": "Id of a webhook endpoint",
        "example": "whk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
  rotateWebhookSecret: {
    "summary": "Make a new secret for a webhook endpoint",
    "description": "Both secrets sign until the overlap is over. The new one is in this answer and nowhere else.\n\nNeeds the scope `webhooks:write`.",
    "params": [
      {
        "name": "webhook_endpoint_id",
        "kind": "string",
        "required": true,
        "description": "Id of a webhook endpoint",
        "example": "whk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ],
    "body": [
      {
        "name": "overlap_seconds",
        "kind": "integer",
        "description": "How long the present secret goes on signing beside the new one",
        "default": 86400
      }
    ],
    "example": {
      "overlap_seconds": 86400
    }
  },
  testWebhookEndpoint: {
    "summary": "Send a test event to a webhook endpoint",
    "description": "An event of the type webhook_endpoint.tested is sent at once; the answer says what the endpoint made of it.\n\nNeeds the scope `webhooks:write`.",
    "params": [
      {
        "name": "webhook_endpoint_id",
        "kind": "string",
        "required": true,
        "description": "Id of a webhook endpoint",
        "example": "whk_01J9Z3XK5T8Q4V7N2M6R0W1YBC"
      }
    ]
  },
};

/** The error types of the public API; several codes share a type. */
export type ErrorType =
  | 'invalid_request'
  | 'authentication'
  | 'permission'
  | 'not_found'
  | 'conflict'
  | 'gate_failed'
  | 'precondition_failed'
  | 'idempotency'
  | 'payload_too_large'
  | 'rate_limit'
  | 'upstream'
  | 'timeout'
  | 'internal';

/** One entry of the catalogue. */
export interface ErrorEntry {
  readonly type: ErrorType;
  /** HTTP status. */
  readonly status: number;
  /** One public sentence, used where the thrower has nothing more exact to say. */
  readonly message: string;
  /** What the caller does about it; shown on the errors page. */
  readonly fix: string;
}

/**
 * Every error code the API can answer with. docs/errors.md is generated from this table; adding a code is adding an
 * entry.
 */
export const errorCatalogue = {
  // Requests that cannot be understood
  malformed_request: {
    type: 'invalid_request',
    status: 400,
    message: 'The request cannot be understood.',
    fix: 'Check method, path, headers and body against /openapi.json.',
  },
  invalid_json: {
    type: 'invalid_request',
    status: 400,
    message: 'The request body is not valid JSON.',
    fix: 'Send a JSON object with the header Content-Type: application/json.',
  },
  invalid_body: {
    type: 'invalid_request',
    status: 400,
    message: 'The request body does not have the expected shape.',
    fix: 'Correct the field named in param; details.issues lists every problem.',
  },
  invalid_query: {
    type: 'invalid_request',
    status: 400,
    message: 'A query parameter is not valid.',
    fix: 'Correct the parameter named in param.',
  },
  invalid_path: {
    type: 'invalid_request',
    status: 400,
    message: 'A path parameter is not valid.',
    fix: 'Correct the parameter named in param.',
  },
  invalid_header: {
    type: 'invalid_request',
    status: 400,
    message: 'A header is not valid.',
    fix: 'Correct the header named in param.',
  },
  invalid_cursor: {
    type: 'invalid_request',
    status: 400,
    message: 'The cursor is not one that this list gave out.',
    fix: 'Start again without cursor and follow next_cursor with the same filters.',
  },
  unprocessable: {
    type: 'invalid_request',
    status: 422,
    message: 'The request is well formed but cannot be carried out as it is.',
    fix: 'Correct the field named in param.',
  },
  unsupported_media_type: {
    type: 'invalid_request',
    status: 415,
    message: 'The content type is not supported here.',
    fix: 'Use the content type that the operation documents.',
  },
  reference_not_found: {
    type: 'invalid_request',
    status: 422,
    message: 'A referenced resource does not exist.',
    fix: 'Check the id and version in the field named in param.',
  },
  reference_archived: {
    type: 'invalid_request',
    status: 422,
    message: 'A referenced resource is archived and cannot be newly used.',
    fix: 'Restore it, or reference another one.',
  },
  body_too_large: {
    type: 'payload_too_large',
    status: 413,
    message: 'The request body is too large.',
    fix: 'Send less; details.limit_bytes says how much is accepted.',
  },

  // Who is calling
  invalid_client: {
    type: 'authentication',
    status: 401,
    message: 'No valid API key was sent as client_secret.',
    fix: 'Send a key that is neither revoked nor expired, of an active tenant, as client_secret.',
  },
  unsupported_grant_type: {
    type: 'invalid_request',
    status: 400,
    message: 'The only grant type here is client_credentials.',
    fix: 'Send grant_type=client_credentials.',
  },
  unauthenticated: {
    type: 'authentication',
    status: 401,
    message: 'No valid access token was presented. An API key is exchanged for one at POST /v1/oauth/token.',
    fix: 'Send Authorization: Bearer <access token> with a token that has not expired.',
  },
  credential_revoked: {
    type: 'authentication',
    status: 401,
    message: 'The credential no longer works.',
    fix: 'It was revoked, disabled, or its tenant is suspended: use another one or ask an owner of the tenant.',
  },
  invalid_signature: {
    type: 'authentication',
    status: 401,
    message: 'The signature of the request does not verify.',
    fix: 'Sign method, path, timestamp, nonce and body hash with a current key, within 300 seconds.',
  },
  insufficient_scope: {
    type: 'permission',
    status: 403,
    message: 'The credential lacks the scope that this operation needs.',
    fix: 'Use a credential that has the scope named in details.required_scope.',
  },
  wrong_principal: {
    type: 'permission',
    status: 403,
    message: 'This kind of credential cannot call this operation.',
    fix: 'Tenant operations need a credential of a tenant; platform operations one of the platform.',
  },

  request_blocked: {
    type: 'permission',
    status: 403,
    message: 'The request was refused before it reached the API.',
    fix: 'Check where it comes from and how many you send; give support the request_id if it should have passed.',
  },

  // What is asked for
  not_found: {
    type: 'not_found',
    status: 404,
    message: 'There is no such resource.',
    fix: 'Check the id. Resources of other tenants answer the same.',
  },
  route_not_found: {
    type: 'not_found',
    status: 404,
    message: 'There is no such operation.',
    fix: 'Check method and path against /openapi.json.',
  },

  // What stands in the way
  already_exists: {
    type: 'conflict',
    status: 409,
    message: 'A resource with this name or key exists already.',
    fix: 'Choose another value for the field named in param, or use the existing resource.',
  },
  version_immutable: {
    type: 'conflict',
    status: 409,
    message: 'A published version never changes.',
    fix: 'Change the draft and publish it as the next version.',
  },
  nothing_to_publish: {
    type: 'conflict',
    status: 409,
    message: 'There is no draft to publish.',
    fix: 'Write a draft first.',
  },
  publish_conflict: {
    type: 'conflict',
    status: 409,
    message: 'Someone else published or changed the draft at the same time.',
    fix: 'Read the resource again and repeat if it is still what you want.',
  },
  resource_archived: {
    type: 'conflict',
    status: 409,
    message: 'The resource is archived.',
    fix: 'Restore it first, or use another one.',
  },
  last_owner: {
    type: 'conflict',
    status: 409,
    message: 'The tenant would be left without an active owner.',
    fix: 'Make another operator an owner first.',
  },
  own_access: {
    type: 'conflict',
    status: 409,
    message: 'Nobody changes his own role or disables himself.',
    fix: 'Ask another owner or admin of the tenant.',
  },
  api_key_revoked: {
    type: 'conflict',
    status: 409,
    message: 'The API key is revoked.',
    fix: 'Create another key: a revoked one never works again.',
  },
  rotation_in_progress: {
    type: 'conflict',
    status: 409,
    message: 'An earlier secret of this API key still works.',
    fix: 'Wait until details.previous_secret_expires_at, or rotate with overlap_seconds 0, which ends all earlier secrets at once.',
  },
  resource_in_use: {
    type: 'conflict',
    status: 409,
    message: 'The resource is in use.',
    fix: 'See details.in_use_by: move what uses it to something else first, or repeat with force: true.',
  },
  label_moved: {
    type: 'conflict',
    status: 409,
    message: 'The label is not on the version that you expected.',
    fix: 'See details.version for where it is now, and repeat if you still want to move it.',
  },
  no_live_binding: {
    type: 'conflict',
    status: 409,
    message: 'The agent has no live binding in this environment.',
    fix: 'Create a binding and put it live in the environment named in details.environment.',
  },
  runtime_feature_unavailable: {
    type: 'conflict',
    status: 409,
    message: 'The runtime config asks for something that the agent runtime of this release does not have.',
    fix: 'Publish a runtime config without the field named in param (details.unavailable lists all), bind it and put the binding live.',
  },
  environment_moved: {
    type: 'conflict',
    status: 409,
    message: 'Another binding is live in this environment than you expected.',
    fix: 'Look at what is live now (details.live_binding_id), and repeat with it as expected_binding if you still want it.',
  },
  nothing_to_roll_back: {
    type: 'conflict',
    status: 409,
    message: 'Nothing was live in this environment before what is live now.',
    fix: 'Name a binding in to_binding_id, or make one live with PUT.',
  },
  number_in_use: {
    type: 'conflict',
    status: 409,
    message: 'The number cannot be mapped: it is live elsewhere.',
    fix: 'Update or archive the mapping in details.inbound_mapping_id. Without one the number is not free on this platform: check it, or ask support.',
  },
  phone_number_in_use: {
    type: 'conflict',
    status: 409,
    message: 'The number cannot be registered: it is live elsewhere.',
    fix: 'Use the number in details.phone_number_id. Without one it is not free on this platform: check it, or ask support.',
  },
  call_not_live: {
    type: 'conflict',
    status: 409,
    message: 'Nobody is on the telephone in this call.',
    fix: 'Only a call whose status is answered can be controlled: see details.status.',
  },
  transfer_refused: {
    type: 'conflict',
    status: 409,
    message: 'The telephone network refused the transfer; the call goes on.',
    fix: 'See details.sip_status_code, choose another number, or try again.',
  },
  transfer_under_way: {
    type: 'conflict',
    status: 409,
    message: 'The call is being handed over, or was: people talk with one another in it.',
    fix: 'Look at its transfer.status. One that is under way ends as completed or failed; after a failed one, try again.',
  },
  call_batch_ended: {
    type: 'conflict',
    status: 409,
    message: 'The batch is over.',
    fix: 'Nothing is left to be called in it (details.status); create another batch.',
  },
  session_ended: { type: 'conflict', status: 409, message: 'The session has ended.', fix: 'Start a new session.' },
  session_not_over: {
    type: 'conflict',
    status: 409,
    message: 'The session goes on.',
    fix: 'Wait until it has ended, or stop it.',
  },
  session_not_text: {
    type: 'conflict',
    status: 409,
    message: 'The session is held in a room, not over text.',
    fix: 'Type into the room (topic lk.chat), or start a session with channel text to write messages.',
  },
  turn_in_progress: {
    type: 'conflict',
    status: 409,
    message: 'The agent is still answering the message before.',
    fix: 'Wait for its answer, then send the next message. Of a request that died, the turn ends by itself within 40 seconds.',
  },
  recording_not_ready: {
    type: 'conflict',
    status: 409,
    message: 'There is no recording to fetch.',
    fix: 'Fetch it once the recording of the session is completed; details.status says where it stands.',
  },
  file_not_ready: {
    type: 'conflict',
    status: 409,
    message: 'The file is not in a state that allows this.',
    fix: 'Look at status and stage of the file first.',
  },
  index_building: {
    type: 'conflict',
    status: 409,
    message: 'The search index is being rebuilt.',
    fix: 'Wait until building of the index is null, or stop the build first.',
  },
  snapshot_purged: {
    type: 'conflict',
    status: 409,
    message: 'The index snapshot is no longer kept.',
    fix: 'Pin another snapshot or track the live index.',
  },
  gate_failed: {
    type: 'gate_failed',
    status: 409,
    message: 'A release gate does not allow this.',
    fix: 'See details.gates.',
  },
  precondition_failed: {
    type: 'precondition_failed',
    status: 412,
    message: 'The draft has changed since you read it.',
    fix: 'Read the draft again and send its current ETag in If-Match.',
  },
  precondition_required: {
    type: 'precondition_failed',
    status: 428,
    message: 'This write needs an If-Match header.',
    fix: 'Read the draft and send its ETag in If-Match.',
  },

  // Idempotency
  idempotency_key_required: {
    type: 'idempotency',
    status: 400,
    message: 'This operation needs an Idempotency-Key header.',
    fix: 'Send a unique key and repeat the same one when retrying.',
  },
  idempotency_mismatch: {
    type: 'idempotency',
    status: 422,
    message: 'This Idempotency-Key was used for another request.',
    fix: 'Use a new key for a new request.',
  },
  idempotency_in_progress: {
    type: 'idempotency',
    status: 409,
    message: 'A request with this Idempotency-Key is still running.',
    fix: 'Wait and repeat with the same key.',
  },
  idempotency_answer_lost: {
    type: 'idempotency',
    status: 409,
    message: 'The first request with this Idempotency-Key took effect, but its answer was lost.',
    fix: 'Nothing was done twice: read the resource named in details.entity.',
  },
  secret_already_shown: {
    type: 'idempotency',
    status: 409,
    message: 'The secret was shown in the first answer and is not kept.',
    fix: 'Rotate the credential if the first answer was lost.',
  },

  // Limits
  rate_limited: {
    type: 'rate_limit',
    status: 429,
    message: 'Too many requests.',
    fix: 'Wait for the seconds in Retry-After and repeat.',
  },
  limit_exceeded: {
    type: 'rate_limit',
    status: 429,
    message: 'A limit of the tenant is reached.',
    fix: 'See details.limit; free something or ask for a higher limit.',
  },

  // Behind us
  upstream_failed: {
    type: 'upstream',
    status: 502,
    message: 'A service that this operation needs did not answer properly.',
    fix: 'Repeat later; the operation left nothing half done.',
  },
  upstream_timeout: {
    type: 'timeout',
    status: 504,
    message: 'A service that this operation needs did not answer in time.',
    fix: 'Repeat later; the operation left nothing half done.',
  },
  unavailable: {
    type: 'upstream',
    status: 503,
    message: 'The service cannot do this right now.',
    fix: 'Repeat after the seconds in Retry-After.',
  },
  internal: {
    type: 'internal',
    status: 500,
    message: 'Something went wrong on our side.',
    fix: 'Repeat later; give support the request_id if it stays.',
  },
} as const satisfies Record<string, ErrorEntry>;

/** A catalogued error code. */
export type ErrorCode = keyof typeof errorCatalogue;

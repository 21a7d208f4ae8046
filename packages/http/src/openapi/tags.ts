/** What each module of the API is about, by its folder under functions/http: the groups of the reference. */
const TAGS: Readonly<Record<string, string>> = {
  agents: 'Agents: who answers. Versions hold what belongs to the agent itself; a binding adds the rest.',
  'analysis-definitions':
    'What is made of conversations once they are over: summary, success and data, in immutable versions.',
  'api-keys': "Keys of a tenant's servers, exchanged for short-lived access tokens.",
  'audit-events': 'Who changed what, when and from where, in a chain that shows tampering.',
  'audit-exports': 'Audit events as files, made by a job.',
  bindings: 'Pinned sets of versions: immutable, numbered, with the digest of all they resolve to.',
  'call-batches': 'Many calls at once: windows, pacing, retries, and a report.',
  calls: 'Telephone calls, in and out: placed once, ended once.',
  client: "What an end user's session token may do.",
  environments: 'Movable names such as production that point at a binding, with their history.',
  evaluations: 'How well an index answers labelled queries: nDCG, recall, MRR and latency by configuration.',
  events: 'What happened, as webhooks tell it, for 30 days.',
  files: 'Documents: uploaded straight to storage, ingested in the background.',
  'inbound-mappings': 'Which agent answers which phone number.',
  oauth: 'Access tokens for API keys, after RFC 6749.',
  operators: 'People who work in a tenant, and their roles.',
  'phone-numbers': 'Numbers of a tenant: what can be called, and called from.',
  prompts: 'Prompts: templates with declared variables, in immutable versions.',
  'provider-credentials': 'Secrets of a tenant that tools and models use: written, never read back.',
  'runtime-configs': 'How an agent hears, thinks and speaks, in immutable versions.',
  search: 'Knowledge search with citations.',
  'search-indexes': 'Sets of documents that agents search.',
  'session-analyses': 'What models made of conversations that are over, again and again if wanted.',
  sessions: 'Conversations: started, watched, ended, read afterwards.',
  'sip-trunks': 'Ways into the telephone network and out of it, kept in step with the media server.',
  system: 'Health, this reference, and its documents.',
  tenants: 'Tenants, for operators of the platform, and what a tenant sees of itself.',
  tools: 'What an agent can do: functions with JSON Schema parameters, in immutable versions.',
  usage: 'What was used, by day and by agent, and what it cost at which prices.',
  users: "A tenant's end users, by the tenant's own id for them.",
  'webhook-deliveries': 'What was delivered, what was not and why, and again.',
  'webhook-endpoints': 'Where a tenant is told what happened, signed by the Standard Webhooks scheme.',
};

/** The description of a module; a module without one is found by the linter of the document. */
export function describeTag(module: string): { description?: string } {
  const description = TAGS[module];
  return description === undefined ? {} : { description };
}

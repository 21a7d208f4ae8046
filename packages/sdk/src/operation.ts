/** What the client needs to know about an operation in order to call it. */
export interface Operation {
  /** Operation id, as in the OpenAPI document. */
  readonly id: string;
  /** Where the client has it: `prompts.versions.publish`. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** It takes a body, sent so. */
  readonly body?: 'json' | 'form';
  /** It takes query parameters of its own. */
  readonly query?: true;
  /** It answers with pages. */
  readonly list?: true;
  /** It honours Idempotency-Key. */
  readonly idempotent?: true;
  /** It reads If-Match. */
  readonly if_match?: true;
  /** It takes `dry_run=true`. */
  readonly dry_run?: true;
  /** The name of the query parameter for named references. */
  readonly expand?: string;
  /** It needs no credential. */
  readonly open?: true;
  /** It answers with text, not JSON. */
  readonly text?: true;
}

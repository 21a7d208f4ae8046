/** A path parameter, a query parameter or a field of a body, as a flag or a form field would take it. */
export interface OperationField {
  readonly name: string;
  /** `json` is anything that is not scalar and not a list of strings. */
  readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'strings' | 'json';
  readonly choices?: readonly string[];
  readonly nullable?: true;
  readonly required?: true;
  readonly description?: string;
  readonly default?: unknown;
  /** A value that it takes. */
  readonly example?: unknown;
}

/** What can be said about an operation in words and fields. */
export interface OperationDetails {
  readonly summary: string;
  readonly description?: string;
  readonly params?: readonly OperationField[];
  readonly query?: readonly OperationField[];
  readonly body?: readonly OperationField[];
  /** A body that the API accepts. */
  readonly example?: unknown;
}

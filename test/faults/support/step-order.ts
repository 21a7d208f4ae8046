/** How a process dies within a step: some time after its start, or at what it sends to whatever it depends on. */
export type Death = { readonly after_ms: number } | { readonly nth_send: number; readonly when: 'before' | 'after' };

/** What a process of steps is told. */
export interface StepOrder {
  readonly id: string;
  readonly step: string;
  readonly input: unknown;
  readonly death?: Death | undefined;
}

/** What it answers, unless it dies. */
export interface StepAnswer {
  readonly id: string;
  readonly output?: unknown;
  readonly error?: string;
  /** How often it sent something somewhere. */
  readonly sends: number;
}

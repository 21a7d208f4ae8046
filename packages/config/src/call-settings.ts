import { z } from 'zod';
import { defineSettings } from './settings.ts';

/** What carries out calls. */
export interface CallConfig {
  readonly state_machine_arn: string;
}

export const callSettings = defineSettings({
  variables: {
    CALLS_STATE_MACHINE_ARN: z
      .string({ error: 'is not set' })
      .regex(/^arn:[^:]+:states:[^:]*:[^:]*:stateMachine:.+$/, 'must be the ARN of a state machine'),
  },
  toConfig: (values): CallConfig => ({ state_machine_arn: values.CALLS_STATE_MACHINE_ARN }),
});

import { urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** Where evaluations of searches are asked for. */
export interface EvaluationConfig {
  readonly queue_url: string;
}

export const evaluationSettings = defineSettings({
  variables: { EVALUATION_QUEUE_URL: urlOf('http', 'https') },
  toConfig: (values): EvaluationConfig => ({ queue_url: values.EVALUATION_QUEUE_URL }),
});

export const loadEvaluationConfig = loaderOf(evaluationSettings);

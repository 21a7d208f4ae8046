import { urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** Where analyses of conversations are asked for. */
export interface AnalysisConfig {
  readonly queue_url: string;
}

const analysisSettings = defineSettings({
  variables: { ANALYSIS_QUEUE_URL: urlOf('http', 'https') },
  toConfig: (values): AnalysisConfig => ({ queue_url: values.ANALYSIS_QUEUE_URL }),
});

export const loadAnalysisConfig = loaderOf(analysisSettings);

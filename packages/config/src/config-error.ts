/** One variable that is missing or wrong. */
export interface ConfigProblem {
  readonly variable: string;
  /** What is expected. Never the value that was found. */
  readonly problem: string;
}

/** All that is wrong with a configuration, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, problem }) => `  ${variable} ${problem}`);
    super(`the configuration is not usable:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

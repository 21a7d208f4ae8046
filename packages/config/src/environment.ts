/** Variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The only place that reads process.env; an empty variable counts as one that is not set. */
export function processEnvironment(): Environment {
  return process.env;
}

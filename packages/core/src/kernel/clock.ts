/** The only source of time the core sees. */
export interface Clock {
  now(): Date;
}

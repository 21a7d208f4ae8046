/** The only source of secrets the core sees. */
export interface RandomSource {
  /** Cryptographically random text of `length` characters of [0-9A-Za-z]: 5.95 bits each. */
  alphanumeric(length: number): string;
}

/** Reads a secret: a JSON object of variable names and values. The AWS adapter has the real one. */
export type SecretSource = (secretId: string) => Promise<Readonly<Record<string, unknown>>>;

/** Reads through a source once a secret; a failed read is tried again by the next caller. */
export function cachedSecretSource(source: SecretSource): SecretSource {
  const kept = new Map<string, ReturnType<SecretSource>>();
  return (secretId) => {
    const known = kept.get(secretId);
    if (known !== undefined) return known;
    const reading = source(secretId);
    kept.set(secretId, reading);
    reading.catch(() => kept.delete(secretId));
    return reading;
  };
}

const TIMEOUT_MS = 4_000;

/**
 * Revision of the task definition that this process runs as: each deployment that changes anything has a higher one.
 *
 * @param metadata_uri ECS_CONTAINER_METADATA_URI_V4, as the agent sets it in each container.
 * @throws Error when the agent does not say.
 */
export async function ecsTaskRevision(metadata_uri: string): Promise<number> {
  const response = await fetch(`${metadata_uri}/task`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  const task = (await response.json()) as { readonly Revision?: string } | null;
  const revision = Number(task?.Revision);
  if (!Number.isSafeInteger(revision) || revision < 1) {
    throw new Error(`the ECS agent answered ${response.status} without a revision of the task definition`);
  }
  return revision;
}

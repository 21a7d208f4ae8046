/** What the query parameter `archived` of a list means. */
const CONDITIONS = { exclude: { archived_at: null }, only: { archived_at: { $ne: null } }, include: {} } as const;

/** A filter on `archived_at` as a list asks for it. */
export function archivedFilter(archived: keyof typeof CONDITIONS): { archived_at?: null | { $ne: null } } {
  return CONDITIONS[archived];
}

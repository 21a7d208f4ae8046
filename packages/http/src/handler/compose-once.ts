/** Gives a module's services; the first call builds them. */
export type Compose<Services> = () => Promise<Services>;

/**
 * Memoises the wiring of a module for the life of a container. Concurrent first calls share one build; a build that
 * fails is forgotten, so that the next request tries again instead of failing for ever.
 */
export function composeOnce<Services>(build: () => Services | Promise<Services>): Compose<Services> {
  let services: Promise<Services> | undefined;
  return () => {
    services ??= Promise.resolve()
      .then(build)
      .catch((error: unknown) => {
        services = undefined;
        throw error;
      });
    return services;
  };
}

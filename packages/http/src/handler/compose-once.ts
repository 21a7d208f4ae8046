/** Gives a module's services; the first call builds them. */
export type Compose<Services> = () => Promise<Services>;

/**
 * Memoises the wiring of a module for the life of a container. Concurrent first calls share one build; a build that
 * fails is forgotten, so that the next request tries again instead of failing for ever.
 *
 * Call it as `/* @__PURE__ *\/ composeOnce(…)`: a bundle then leaves out the wirings of a module that its function does
 * not use, and their libraries with them.
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

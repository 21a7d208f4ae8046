import { z } from 'zod';

/** Any JSON value: one named schema that refers to itself, where `z.json()` would add a nameless one each time. */
export const jsonValueSchema: z.ZodType<z.core.util.JSONType> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(jsonValueSchema),
      z.record(z.string(), jsonValueSchema),
    ]),
  )
  .meta({ id: 'JsonValue', description: 'Any JSON value' });

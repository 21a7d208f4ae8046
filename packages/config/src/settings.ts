import type { z } from 'zod';

/** Variables by name, each with its schema. Schemas name what they expect in their own error text. */
export type Variables = Readonly<Record<string, z.ZodType>>;

/** The values of variables. */
export type ValuesOf<V extends Variables> = { readonly [K in keyof V]: z.output<V[K]> };

/** One group of settings: what a capability needs. */
export interface Settings<C, V extends Variables = Variables> {
  readonly variables: V;
  /** Variable that names the secret which may hold them, where there is one. */
  readonly secret_id?: string;
  toConfig(values: ValuesOf<V>): C;
}

/** Declares a group and keeps the types of its values. */
export function defineSettings<V extends Variables, C>(settings: Settings<C, V>): Settings<C, V> {
  return settings;
}

import { describe, expect, it } from 'vitest';
import { canonicalJson, ENTITY_TYPES, ID_PREFIXES, type JsonValue, SCOPES } from './kernel/index.ts';
import { registries } from './registries.ts';
import type { RegistryDefinition } from './versioned-registry/index.ts';

describe.each(Object.entries(registries) as unknown as [string, RegistryDefinition][])(
  'the registry of %s',
  (key, definition) => {
    it('is named alike in the table, its collection, its id field and its scopes', () => {
      expect(definition.plural).toBe(key);
      expect(definition.id_field).toBe(`${definition.entity}_id`);
      expect(ENTITY_TYPES).toContain(definition.entity);
      expect(Object.keys(ID_PREFIXES)).toContain(definition.entity);
      for (const verb of ['read', 'write', 'publish']) expect(SCOPES).toContain(`${key}:${verb}`);
    });

    it('has an example that its own rules accept, and that reading again does not change', () => {
      const content = definition.content.parse(definition.example);
      expect(() => definition.check?.(content)).not.toThrow();
      const again = definition.content.parse(JSON.parse(canonicalJson(content as JsonValue)));
      expect(again).toEqual(content);
    });

    it('takes no field that it does not know', () => {
      expect(definition.content.safeParse({ ...definition.example, surprise: 1 }).success).toBe(false);
    });
  },
);

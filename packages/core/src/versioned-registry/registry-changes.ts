import { type Change, canonicalJson, digestOf, type JsonValue } from '../kernel/index.ts';
import { contentJson, type RegistryContent, type RegistryEntity } from './registry-definition.ts';
import type { RegistryDraft, RegistryHead, RegistryMetadata, RegistryVersion } from './registry-resources.ts';

/** Contents up to this size enter the audit as they are, larger ones by digest and size. */
const AUDITED_CONTENT_BYTES = 16_384;

const encoder = new TextEncoder();

function auditedContent(content: RegistryContent): { [key: string]: JsonValue } {
  const value = contentJson(content);
  const digest = digestOf(value);
  const size_bytes = encoder.encode(canonicalJson(value)).length;
  return size_bytes <= AUDITED_CONTENT_BYTES ? { digest, content: value } : { digest, size_bytes };
}

function fieldsOf({ name, description, tags, metadata, owner }: RegistryHead, content: RegistryContent | undefined) {
  return { name, description, tags, metadata, owner, draft: content === undefined ? null : auditedContent(content) };
}

/** The audit records of a registry's mutations, one constructor each. */
export const registryChanges = {
  created(head: RegistryHead, content: RegistryContent | undefined): Change {
    return {
      action: `${head.object}.created`,
      entity: { type: head.object, id: head.id },
      old_value: null,
      new_value: fieldsOf(head, content),
    };
  },

  duplicated(head: RegistryHead, content: RegistryContent): Change {
    return {
      action: `${head.object}.duplicated`,
      entity: { type: head.object, id: head.id },
      old_value: null,
      new_value: { ...fieldsOf(head, content), duplicated_from: head.duplicated_from && { ...head.duplicated_from } },
    };
  },

  updated(head: RegistryHead, changed: RegistryMetadata): Change {
    const keys = Object.keys(changed) as (keyof RegistryMetadata)[];
    return {
      action: `${head.object}.updated`,
      entity: { type: head.object, id: head.id },
      old_value: Object.fromEntries(keys.map((key) => [key, head[key]])),
      new_value: { ...changed },
    };
  },

  /** @param forced that it was archived although it was in use, or may have been */
  archivedAt(head: RegistryHead, archivedAt: Date | null, forced: boolean): Change {
    return {
      action: archivedAt === null ? `${head.object}.restored` : `${head.object}.archived`,
      entity: { type: head.object, id: head.id },
      old_value: { archived_at: head.archived_at?.toISOString() ?? null },
      new_value: { archived_at: archivedAt?.toISOString() ?? null, ...(forced ? { forced } : {}) },
    };
  },

  /** A label came, moved or (version null) went. */
  labelled(head: RegistryHead, label: string, from: number | null, to: number | null): Change {
    return {
      action: to === null ? `${head.object}_version.unlabelled` : `${head.object}_version.labelled`,
      entity: { type: head.object, id: head.id },
      old_value: from === null ? null : { label, version: from },
      new_value: to === null ? null : { label, version: to },
    };
  },

  draftUpdated(entity: RegistryEntity, id: string, old: RegistryDraft | undefined, content: RegistryContent): Change {
    return {
      action: `${entity}_draft.updated`,
      entity: { type: entity, id },
      old_value: old === undefined ? null : auditedContent(old.content),
      new_value: auditedContent(content),
    };
  },

  published(head: RegistryHead, version: RegistryVersion): Change {
    return {
      action: `${head.object}_version.published`,
      entity: { type: head.object, id: head.id },
      old_value: { latest_version: head.latest_version },
      new_value: {
        version: version.version,
        change_note: version.change_note,
        ...auditedContent(version.content),
      },
    };
  },
};

import { canonicalJson, hmacSha256Hex, type JsonValue, sha256Hex } from '../kernel/index.ts';
import type { AuditEvent } from './audit-event.ts';

/**
 * The place of one event in its tenant's chain. It is kept beside the event, not in it: events never change.
 * `id` is the event's.
 */
export interface AuditSeal {
  readonly id: string;
  readonly tenant_id: string | null;
  /** 1, 2, 3 … without a gap, in the order of sealing. */
  readonly seq: number;
  /** `hash` of the seal before; `GENESIS_HASH` for the first. */
  readonly prev_hash: string;
  readonly hash: string;
  readonly commitment: string;
  readonly sealed_at: Date;
}

/** The secret part of an event's commitment: once it is gone, the commitment says nothing about the event. */
export interface AuditSalt {
  readonly id: string;
  readonly tenant_id: string | null;
  /** 43 characters of [0-9A-Za-z]: 256 bits. */
  readonly salt: string;
}

export const SALT_LENGTH = 43;

/** What the first event of a chain continues. */
export const GENESIS_HASH = `sha256:${'0'.repeat(64)}`;

/**
 * HMAC-SHA-256 under the event's own salt over the canonical JSON (RFC 8785) of the whole event as the API shows it:
 * it binds every field, and without the salt nobody can find out by trying what the event said.
 */
export function commitmentTo(event: AuditEvent, salt: string): string {
  const shown = JSON.parse(JSON.stringify(event)) as JsonValue;
  return `hmac-sha256:${hmacSha256Hex(salt, canonicalJson(shown))}`;
}

/** SHA-256 over the canonical JSON of everything in a seal but its own hash and the time of sealing. */
export function hashOfSeal(seal: Omit<AuditSeal, 'hash' | 'sealed_at'>): string {
  const { id, tenant_id, seq, prev_hash, commitment } = seal;
  return `sha256:${sha256Hex(canonicalJson({ commitment, event_id: id, prev_hash, seq, tenant_id }))}`;
}

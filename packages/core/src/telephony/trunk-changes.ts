import { auditValue } from '../audit/index.ts';
import type { Change } from '../kernel/index.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { StoredTrunk } from './sip-trunk.ts';

const trunkView = ({
  direction,
  name,
  address,
  transport,
  allowed_addresses,
  media_encryption,
  credential_id,
  metadata,
}: StoredTrunk) =>
  auditValue({ direction, name, address, transport, allowed_addresses, media_encryption, credential_id, metadata });
const numberView = ({ number, inbound_trunk_id, outbound_trunk_id, description, metadata }: PhoneNumber) =>
  auditValue({ number, inbound_trunk_id, outbound_trunk_id, description, metadata });
const archiveView = ({ archived_at }: { readonly archived_at: Date | null }) => ({
  archived_at: archived_at?.toISOString() ?? null,
});

/** The audit records of trunks. */
export const trunkChanges = {
  created: (after: StoredTrunk): Change => ({
    action: 'sip_trunk.created',
    entity: { type: 'sip_trunk', id: after.id },
    old_value: null,
    new_value: trunkView(after),
  }),
  updated: (before: StoredTrunk, after: StoredTrunk): Change => ({
    action: 'sip_trunk.updated',
    entity: { type: 'sip_trunk', id: after.id },
    old_value: trunkView(before),
    new_value: trunkView(after),
  }),
  archivedAt: (before: StoredTrunk, after: StoredTrunk): Change => ({
    action: after.archived_at === null ? 'sip_trunk.restored' : 'sip_trunk.archived',
    entity: { type: 'sip_trunk', id: after.id },
    old_value: archiveView(before),
    new_value: archiveView(after),
  }),
};

/** The audit records of numbers. */
export const numberChanges = {
  created: (after: PhoneNumber): Change => ({
    action: 'phone_number.created',
    entity: { type: 'phone_number', id: after.id },
    old_value: null,
    new_value: numberView(after),
  }),
  updated: (before: PhoneNumber, after: PhoneNumber): Change => ({
    action: 'phone_number.updated',
    entity: { type: 'phone_number', id: after.id },
    old_value: numberView(before),
    new_value: numberView(after),
  }),
  archivedAt: (before: PhoneNumber, after: PhoneNumber): Change => ({
    action: after.archived_at === null ? 'phone_number.restored' : 'phone_number.archived',
    entity: { type: 'phone_number', id: after.id },
    old_value: { number: before.number, ...archiveView(before) },
    new_value: { number: after.number, ...archiveView(after) },
  }),
};

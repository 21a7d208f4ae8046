import type { InboundSource } from '@patchbay/core/calls';
import { inboundMappings, LIVE } from '../collections/inbound-mappings.ts';
import { sessions } from '../collections/session-collections.ts';
import { phoneNumbers } from '../collections/telephony-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Where calls that come in belong: by number over all tenants, then in the one that the number is mapped by. */
export function createInboundSource(database: MongoDatabase): InboundSource {
  return {
    async mappingOf(number) {
      const [mapping] = await database
        .platformCollection(inboundMappings, 'inbound_mappings.number')
        .find({ number, ...LIVE }, { limit: 1 });
      return mapping ?? null;
    },
    async ownerOf(number) {
      const [owned] = await database
        .platformCollection(phoneNumbers, 'phone_numbers.number')
        .find({ number, ...LIVE }, { projection: { tenant_id: 1 }, limit: 1 });
      return owned === undefined ? null : { tenant_id: owned.tenant_id, phone_number_id: owned.id };
    },
    sessionOfRoom: (scope, room_name) => database.tenantCollection(sessions, scope).findOne({ room_name }),
  };
}

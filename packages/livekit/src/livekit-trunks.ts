import { AppError } from '@patchbay/core/kernel';
import { INBOUND_ROOM_PREFIX, type TrunkProvider, type WantedTrunk } from '@patchbay/core/telephony';
import { ServerError, SIPInboundTrunkInfo, SIPOutboundTrunkInfo, SipClient } from 'livekit-server-sdk';
import type { LivekitSettings } from './livekit-rooms.ts';
import { upstream } from './upstream.ts';

/** `SIPTransport` of LiveKit's protocol (livekit_sip.proto); the server SDK takes the numbers and exports no names. */
const TRANSPORTS = { auto: 0, udp: 1, tcp: 2, tls: 3 } as const;

/** `SIPMediaEncryption` of the same. */
const ENCRYPTIONS = { disabled: 0, allowed: 1, required: 2 } as const;

const REQUEST_TIMEOUT_SECONDS = 10;

/**
 * Trunks and dispatch rules of a LiveKit server. Everything made here is named by the trunk's own id, so that what a
 * crash left half done is found and gone on with.
 */
export function livekitTrunks({
  url,
  api_key,
  api_secret,
}: Pick<LivekitSettings, 'url' | 'api_key' | 'api_secret'>): TrunkProvider {
  const sip = new SipClient(url.replace(/^ws/, 'http'), api_key, api_secret, {
    requestTimeout: REQUEST_TIMEOUT_SECONDS,
  });

  const ways = {
    inbound: {
      list: () => sip.listSipInboundTrunk(),
      create: async (trunk: WantedTrunk) => {
        const { name, numbers, ...options } = inboundOf(trunk);
        return (await sip.createSipInboundTrunk(name, numbers, options)).sipTrunkId;
      },
      replace: (id: string, trunk: WantedTrunk) =>
        sip.updateSipInboundTrunk(id, new SIPInboundTrunkInfo({ sipTrunkId: id, ...inboundOf(trunk) })),
    },
    outbound: {
      list: () => sip.listSipOutboundTrunk(),
      create: async (trunk: WantedTrunk) => {
        const { name, address, numbers, ...options } = outboundOf(trunk);
        return (await sip.createSipOutboundTrunk(name, address, numbers, options)).sipTrunkId;
      },
      replace: (id: string, trunk: WantedTrunk) =>
        sip.updateSipOutboundTrunk(id, new SIPOutboundTrunkInfo({ sipTrunkId: id, ...outboundOf(trunk) })),
    },
  };

  /** Those of the trunk that are there; more than one where two made it at the same time. */
  async function existing({ id, direction }: Pick<WantedTrunk, 'id' | 'direction'>): Promise<string[]> {
    const all = await ways[direction].list();
    return all.filter(({ name }) => name === id).map(({ sipTrunkId }) => sipTrunkId);
  }

  async function removeTrunk(id: string): Promise<void> {
    await sip.deleteSipTrunk(id).catch(unlessGone);
  }

  async function rulesOf(id: string) {
    return (await sip.listSipDispatchRule()).filter(({ name }) => name === id);
  }

  /** Each call into a room of its own. The rule names the trunk, so that it takes nobody else's calls. */
  async function ensureRule({ id }: WantedTrunk, providerId: string): Promise<void> {
    const rules = await rulesOf(id);
    const right = rules.find(({ trunkIds }) => trunkIds.length === 1 && trunkIds[0] === providerId);
    for (const rule of rules) {
      if (rule !== right) await sip.deleteSipDispatchRule(rule.sipDispatchRuleId).catch(unlessGone);
    }
    if (right !== undefined) return;
    await sip.createSipDispatchRule(
      { type: 'individual', roomPrefix: INBOUND_ROOM_PREFIX },
      { name: id, trunkIds: [providerId] },
    );
  }

  return {
    async apply(trunk) {
      try {
        const [known, ...spare] = await existing(trunk);
        for (const id of spare) await removeTrunk(id);
        if (known !== undefined) await ways[trunk.direction].replace(known, trunk);
        const id = known ?? (await ways[trunk.direction].create(trunk));
        if (trunk.direction === 'inbound') await ensureRule(trunk, id);
        return id;
      } catch (error) {
        throw refused(error);
      }
    },

    async remove(trunk) {
      try {
        if (trunk.direction === 'inbound') {
          for (const rule of await rulesOf(trunk.id)) {
            await sip.deleteSipDispatchRule(rule.sipDispatchRuleId).catch(unlessGone);
          }
        }
        for (const id of await existing(trunk)) await removeTrunk(id);
      } catch (error) {
        throw upstream(error);
      }
    },
  };
}

function inboundOf({ id, numbers, allowed_addresses, media_encryption, login }: WantedTrunk) {
  return {
    name: id,
    numbers: [...numbers],
    allowedAddresses: [...allowed_addresses],
    mediaEncryption: ENCRYPTIONS[media_encryption],
    ...(login === null ? {} : { authUsername: login.username, authPassword: login.password }),
  };
}

function outboundOf({ id, numbers, address, transport, media_encryption, login }: WantedTrunk) {
  return {
    name: id,
    address: address ?? '',
    numbers: [...numbers],
    transport: TRANSPORTS[transport],
    mediaEncryption: ENCRYPTIONS[media_encryption],
    ...(login === null ? {} : { authUsername: login.username, authPassword: login.password }),
  };
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ServerError && error.status === 404)) throw error;
}

/** What the server will never take is said as such; its own words may name other tenants' trunks, and stay here. */
function refused(error: unknown): AppError {
  if (error instanceof ServerError && error.status === 400) {
    return new AppError('unprocessable', {
      message:
        'The media server refuses the trunk as it is: another trunk there has one of its numbers, or an address it does not take.',
      cause: new Error('LiveKit refused a trunk with status 400'),
    });
  }
  return upstream(error);
}

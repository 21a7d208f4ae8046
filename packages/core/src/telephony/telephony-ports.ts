import type { Page, TenantScope, Work } from '../kernel/index.ts';
import type { ListPhoneNumbers, PhoneNumber, PhoneNumberPatch } from './phone-number.ts';
import type { ListSipTrunks, StoredTrunk, TrunkPatch } from './sip-trunk.ts';

/** Storage of trunks. */
export interface SipTrunkRepository {
  insert(scope: TenantScope, work: Work, trunk: StoredTrunk): Promise<void>;
  get(scope: TenantScope, id: string, work?: Work): Promise<StoredTrunk | null>;
  list(scope: TenantScope, query: ListSipTrunks): Promise<Page<StoredTrunk>>;
  update(scope: TenantScope, work: Work, id: string, patch: TrunkPatch): Promise<void>;
  /**
   * Notes what the media server has, outside any transaction.
   *
   * @returns whether the trunk is still at that revision; nothing is noted otherwise.
   */
  noteSync(scope: TenantScope, id: string, revision: number, patch: TrunkPatch): Promise<boolean>;
}

/** Storage of numbers. */
export interface PhoneNumberRepository {
  /** @throws AppError `already_exists` where the number is live already, in whatever tenant. */
  insert(scope: TenantScope, work: Work, number: PhoneNumber): Promise<void>;
  get(scope: TenantScope, id: string, work?: Work): Promise<PhoneNumber | null>;
  list(scope: TenantScope, query: ListPhoneNumbers): Promise<Page<PhoneNumber>>;
  /** The tenant's own live row of a number. */
  findLive(scope: TenantScope, number: string, work?: Work): Promise<PhoneNumber | null>;
  /** The live numbers of trunks, by trunk: at most `MAX_NUMBERS_PER_TRUNK` each. */
  ofTrunks(scope: TenantScope, trunkIds: readonly string[], work?: Work): Promise<Map<string, string[]>>;
  /** @throws AppError `already_exists` as above, where it becomes live again. */
  update(scope: TenantScope, work: Work, id: string, patch: PhoneNumberPatch): Promise<void>;
}

/** A trunk that the media server does not know as it is now. */
export interface UnsyncedTrunk {
  readonly id: string;
  readonly tenant_id: string;
}

/** Finds them, whoever's they are. */
export interface TrunkWatchList {
  unsynced(limit: number): Promise<UnsyncedTrunk[]>;
}

/** A trunk as the media server has to know it. */
export interface WantedTrunk {
  readonly id: string;
  readonly tenant_id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly address: string | null;
  readonly transport: 'auto' | 'udp' | 'tcp' | 'tls';
  readonly allowed_addresses: readonly string[];
  readonly media_encryption: 'disabled' | 'allowed' | 'required';
  /** At least one: without numbers an inbound trunk would take every call there is. */
  readonly numbers: readonly string[];
  readonly login: { readonly username: string; readonly password: string } | null;
  /** Where it was made before. */
  readonly provider_trunk_id: string | null;
}

/** Trunks and dispatch rules at the media server. */
export interface TrunkProvider {
  /**
   * Makes the trunk, and with an inbound one the rule that gives each call a room of its own; or changes what is there.
   * Repeating it, also after a crash half-way, finds what it made.
   *
   * @returns the trunk's id there.
   * @throws AppError `upstream_failed`, `upstream_timeout`, `unprocessable` where the server refuses it as it is.
   */
  apply(trunk: WantedTrunk): Promise<string>;
  /** Removes both; what is not there is as good. @throws AppError `upstream_failed`, `upstream_timeout` */
  remove(trunk: Pick<WantedTrunk, 'id' | 'direction' | 'provider_trunk_id'>): Promise<void>;
}

/** Numbers that one trunk carries at most. */
export const MAX_NUMBERS_PER_TRUNK = 1_000;

/** Beginning of the rooms that inbound calls arrive in. */
export const INBOUND_ROOM_PREFIX = 'in-';

import type { Clock } from '../kernel/index.ts';
import type { SessionRepository } from '../session-orchestrator/index.ts';
import type { SipTrunkRepository } from '../telephony/index.ts';
import type { CallRoom } from './call-command.ts';
import type { CallRepository } from './call-repository.ts';
import type { Telephone } from './telephone.ts';
import type { TransferLifecycle, TransferringCall } from './transfer-lifecycle.ts';
import type { TransferRoom } from './transfer-room.ts';

/** What carrying a warm transfer out needs. */
export interface WarmTransferDeps {
  readonly calls: Pick<CallRepository, 'get'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly trunks: Pick<SipTrunkRepository, 'get'>;
  readonly transfers: TransferLifecycle;
  readonly telephone: Telephone;
  readonly room: Pick<CallRoom, 'command'>;
  readonly transferRoom: TransferRoom;
  readonly clock: Clock;
  /** Waits so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** An attempt that is being carried out, and where. */
export interface TransferRun {
  readonly call: TransferringCall;
  readonly room: string;
  readonly colleague: string;
}

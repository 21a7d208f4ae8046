/** A call that is to be handed over. */
export interface CallTransfer {
  readonly room: string;
  /** Identity of the caller in the room. */
  readonly participant: string;
  /** E.164. */
  readonly phone_number: string;
  /** Whether the caller hears it ring meanwhile. */
  readonly play_dialtone: boolean;
}

/** Hands phone calls over. */
export interface CallTransfers {
  /** Resolves when the other end has the call. @throws AppError `upstream_failed`, `upstream_timeout`. */
  transfer(transfer: CallTransfer): Promise<void>;
}

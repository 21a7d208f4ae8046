/** What a phone does when it is called. Times are milliseconds from the moment it begins to ring. */
export type PhoneBehaviour =
  | {
      readonly does: 'answer';
      readonly after_ms: number;
      /** What it says once answered (16-bit mono PCM at 24 kHz): a person's words or a voicemail's greeting. */
      readonly says?: Int16Array;
      /** When it hangs up after answering; it stays until somebody else ends the call if absent. */
      readonly hangs_up_after_ms?: number;
    }
  /** 486: the line is engaged. */
  | { readonly does: 'busy' }
  /** 603: somebody pressed the red button. */
  | { readonly does: 'decline'; readonly after_ms: number }
  /** Rings until the caller gives up: 408. */
  | { readonly does: 'ring' }
  /** The trunk or the network refuses with this SIP status before anything rings (403, 404, 480, 503 …). */
  | { readonly does: 'refuse'; readonly sip_status_code: number; readonly sip_status: string }
  /** The SIP service takes the request and never says anything again. */
  | { readonly does: 'hang' };

/** How a phone takes a call that is handed over to it. */
export type TransferBehaviour = 'accept' | { readonly sip_status_code: number; readonly sip_status: string };

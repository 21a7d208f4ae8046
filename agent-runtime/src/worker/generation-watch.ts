import { isOutdated } from '@patchbay/core/runtime-generations';
import type { Logger } from '@patchbay/observability';

export interface GenerationWatchDeps {
  /** Number of this worker's deployment; undefined where there is none, and this worker never outdated. */
  readonly own: number | undefined;
  /** The latest generation that is there, from the database. */
  readonly newest: () => Promise<number | null>;
  /** Says that this one is there. */
  readonly announce: (generation: number) => Promise<void>;
  /** Whether this worker can take jobs: one that is not connected displaces nobody. */
  readonly isReady: () => boolean;
  /** Conversations here, those about to begin included. */
  readonly jobs: () => number;
  /** Outdated and without a conversation for a while: nothing is left to do here. */
  readonly onSpent: () => void;
  readonly log: Logger;
}

/** Announcements a round of the watch: fewer than looks, since each is a request to the API. */
const ANNOUNCE_EVERY = 4;
/** Rounds without a conversation after which an outdated worker ends: the later generation is still coming up. */
const SPENT_AFTER = 6;

/** Whether a later deployment of workers is there. */
export interface GenerationWatch {
  isOutdated(): boolean;
  /** When the database last answered; in milliseconds of `performance.now()`. */
  answeredAt(): number;
  /** One look, to be repeated; never throws. */
  look(): Promise<void>;
}

/**
 * A deploy starts workers of a later generation beside those that hold conversations. Earlier ones see it here, stop
 * taking jobs, hold their conversations to their end, and end themselves. While the database does not answer, what was
 * last known stays.
 */
export function createGenerationWatch(deps: GenerationWatchDeps): GenerationWatch {
  const { own, log } = deps;
  let outdated = false;
  let answeredAt = performance.now();
  let round = 0;
  let spentRounds = 0;
  let isQuiet = false;

  function decide(newest: number | null): void {
    const is = own !== undefined && isOutdated(own, newest);
    if (is !== outdated) {
      log.info(is ? 'a later generation takes new sessions' : 'the later generation is gone: this one takes sessions', {
        own,
        newest,
        jobs: deps.jobs(),
      });
    }
    outdated = is;
    spentRounds = outdated && deps.jobs() === 0 ? spentRounds + 1 : 0;
    if (spentRounds === SPENT_AFTER) deps.onSpent();
  }

  async function announce(): Promise<void> {
    if (own === undefined || !deps.isReady()) return;
    round += 1;
    if (round % ANNOUNCE_EVERY !== 1) return;
    await deps.announce(own).catch((error: unknown) => {
      // Said again at the next look, and logged once.
      round -= 1;
      if (!isQuiet) log.warn('this generation could not be announced', { own, error });
      isQuiet = true;
    });
  }

  return {
    isOutdated: () => outdated,
    answeredAt: () => answeredAt,
    async look() {
      await announce();
      try {
        decide(await deps.newest());
        answeredAt = performance.now();
      } catch (error) {
        log.warn('the database does not say which generation is there', { error });
      }
    },
  };
}

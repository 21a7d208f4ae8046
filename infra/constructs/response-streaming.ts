import type { Route } from '@patchbay/http/route';
import type { StageConfig } from '../config/stages.ts';

/**
 * Whether the gateway passes the answer of a route on as it comes. The emulator knows only whole answers: there the same
 * function gives one.
 */
export function streamsAnswer({ streams }: Route, { target }: Pick<StageConfig, 'target'>): boolean {
  return streams === true && target === 'aws';
}

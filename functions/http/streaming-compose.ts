import { processEnvironment } from '@patchbay/config';
import { type HttpLambda, streamedLambda } from '@patchbay/http/handler';

/**
 * The function as it is deployed: where the gateway takes an answer piece by piece (`RESPONSE_STREAMING`, set beside the
 * gateway's own setting for the route), it is given like that. This is decided when the function loads, before there
 * can be any configuration.
 */
export function passedOn(lambda: HttpLambda): HttpLambda {
  return processEnvironment()['RESPONSE_STREAMING'] === 'on' ? streamedLambda(lambda) : lambda;
}

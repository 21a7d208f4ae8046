import { OverrideError } from '../stack/endpoints.ts';

/** One request to a server that a variable names; no answer within ten seconds is an OverrideError naming the variable. */
export async function request(
  variable: string,
  url: string,
  init: RequestInit = {},
): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    throw new OverrideError(`${variable}: no answer from ${url} (${cause?.code ?? message})`);
  }
}

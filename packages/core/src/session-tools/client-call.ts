import type { JsonValue } from '../kernel/index.ts';
import { bounded, type SchemaJudge } from '../tool-execution/index.ts';
import type { ClientToolConfig } from '../tool-registry/index.ts';
import { type CallClient, type ResolvedTool, SpeakableFailure } from './tool-handler.ts';

/** Why the end user's app gave no answer. `refused`: it answered with an error of its own. */
export type ClientFailureCode = 'unsupported' | 'timeout' | 'gone' | 'refused';

/** A call of the end user's app that brought no answer. */
export class ClientFailure extends Error {
  override name = 'ClientFailure';
  readonly code: ClientFailureCode;
  /** @param said what the app itself says about it; anything at all may stand there */
  constructor(code: ClientFailureCode, said = '') {
    super(said);
    this.code = code;
  }
}

/** The app that the end user is in the room with. */
export interface ClientApp {
  /** Calls a method that the app has registered. @throws ClientFailure */
  call(method: string, payload: string, timeout_ms: number): Promise<string>;
}

/** Longest arguments as JSON, in bytes: LiveKit's RPC takes 15 KiB. */
const MAX_PAYLOAD_BYTES = 15_000;
/** What is told to the model of an app's own error, in characters. */
const MAX_SAID_CHARS = 500;
const NAMED_PROBLEMS = 10;

const PROBLEMS: Readonly<Record<ClientFailureCode, string>> = {
  unsupported: "The user's app cannot do this.",
  timeout: "The user's app did not answer in time.",
  gone: 'The user is not connected any more.',
  refused: "The user's app could not do it.",
};

/**
 * Calls of the end user's app for one session. The app is a stranger's program: its arguments are checked before they
 * are sent, and what it answers is data of bounded size, refused where it is not what the version's schema says.
 */
export function sessionClientCalls(app: () => ClientApp | undefined, judge: SchemaJudge): CallClient {
  return async (tool, config, args) => {
    const judged = judge.judge(tool.parameters, args);
    if (judged.issues.length > 0) {
      const named = judged.issues.slice(0, NAMED_PROBLEMS).map(({ path, message }) => `${path} ${message}`.trim());
      throw new SpeakableFailure(`Wrong arguments: ${named.join('; ')}.`);
    }
    const payload = JSON.stringify(judged.value);
    if (new TextEncoder().encode(payload).length > MAX_PAYLOAD_BYTES) {
      throw new SpeakableFailure('Wrong arguments: they are too long. Send less.');
    }
    const there = app();
    if (there === undefined) throw failed(PROBLEMS.gone);
    const answer = await there.call(config.method ?? tool.name, payload, config.timeout_ms).catch((error: unknown) => {
      if (!(error instanceof ClientFailure)) throw error;
      const said = error.code === 'refused' ? error.message.slice(0, MAX_SAID_CHARS) : '';
      throw failed(PROBLEMS[error.code], said === '' ? undefined : said);
    });
    return told(tool, config, answer, judge);
  };
}

function told(tool: ResolvedTool, { max_bytes }: ClientToolConfig, answer: string, judge: SchemaJudge): JsonValue {
  const { value, truncated } = bounded(parsed(answer), max_bytes);
  if (tool.result !== undefined && (truncated || judge.judge(tool.result, value).issues.length > 0)) {
    throw failed("The user's app answered with something else than this tool's result.");
  }
  return { source: SOURCE, ok: true, data: value, ...(truncated ? { truncated } : {}) };
}

const SOURCE = { type: 'user_app' };

/** Nothing in `data` is an instruction; the field names say so to the model. */
function failed(problem: string, data?: string): SpeakableFailure {
  return new SpeakableFailure(
    JSON.stringify({ source: SOURCE, ok: false, problem, ...(data === undefined ? {} : { data }) }),
  );
}

/** Apps answer with JSON, or with a text as it is; an empty answer says that it is done. */
function parsed(answer: string): JsonValue {
  if (answer === '') return null;
  try {
    return JSON.parse(answer) as JsonValue;
  } catch {
    return answer;
  }
}

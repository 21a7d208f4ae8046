import { APIConnectionError, llm } from '@livekit/agents';
import { type Attempt, asApiError, ignore, within } from './attempt.ts';

type ChatRequest = Parameters<llm.LLM['chat']>[0];

/** A language model that is given up when it fails, or when it owes its next words for too long. */
export class BoundedLlm extends llm.LLM {
  readonly inner: llm.LLM;
  readonly attempt: Attempt;

  constructor(inner: llm.LLM, attempt: Attempt) {
    super();
    this.inner = inner;
    this.attempt = attempt;
    inner.on('error', ignore);
    this.on('error', ignore);
  }

  override label(): string {
    return this.inner.label();
  }

  override get model(): string {
    return this.inner.model;
  }

  override get provider(): string {
    return this.inner.provider;
  }

  override chat(request: ChatRequest): llm.LLMStream {
    return new BoundedLlmStream(this, request);
  }

  override prewarm(): void {
    this.inner.prewarm();
  }

  override async aclose(): Promise<void> {
    await Promise.all([super.aclose(), this.inner.aclose()]);
  }
}

/** Not retried inside: the chain decides about that. */
const ONCE = { maxRetry: 0, retryIntervalMs: 0 };

class BoundedLlmStream extends llm.LLMStream {
  readonly #llm: BoundedLlm;
  readonly #request: ChatRequest;

  constructor(owner: BoundedLlm, request: ChatRequest) {
    const connOptions = request.connOptions ?? { ...ONCE, timeoutMs: owner.attempt.deadline_ms };
    const { chatCtx, toolCtx } = request;
    super(owner, { chatCtx, connOptions, ...(toolCtx === undefined ? {} : { toolCtx }) });
    this.#llm = owner;
    this.#request = request;
  }

  protected override async run(): Promise<void> {
    const { inner, attempt } = this.#llm;
    const timeoutMs = attempt.deadline_ms;
    const stream = inner.chat({ ...this.#request, connOptions: { ...ONCE, timeoutMs } });
    let failure: unknown;
    const onError = ({ error }: { error: unknown }) => {
      failure = error;
    };
    const onAbort = () => stream.close();
    inner.on('error', onError);
    this.abortController.signal.addEventListener('abort', onAbort, { once: true });
    let chunks = 0;
    try {
      for (;;) {
        const next = await within(stream.next(), attempt);
        if (next.done === true) break;
        chunks += 1;
        this.queue.put(next.value);
      }
      if (failure === undefined && chunks === 0) {
        failure = new APIConnectionError({ message: `${attempt.name.provider} answered without a word` });
      }
      if (failure !== undefined) throw failure;
    } catch (error) {
      // Somebody interrupted: that is nobody's failure.
      if (this.abortController.signal.aborted) return;
      const failed = asApiError(error, chunks > 0);
      attempt.onFailure(attempt.name, failed);
      throw failed;
    } finally {
      inner.off('error', onError);
      this.abortController.signal.removeEventListener('abort', onAbort);
      stream.close();
    }
  }
}

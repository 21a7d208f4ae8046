import { llm } from '@livekit/agents';
import { BoundedLlm } from '../bounded/bounded-llm.ts';
import { PROVIDER_DEADLINES, type ProviderDeadlines, type ProviderEvents, RETRIES } from './provider-events.ts';

/** A language model and what it is called in a config. */
export interface NamedLlm {
  readonly provider: string;
  readonly model: llm.LLM;
}

/**
 * Language models that stand in for each other in order, one alone included: each attempt is bounded, and who failed
 * is tried again in the background. An answer that broke off is not begun anew by another one.
 */
export function chainLlms(
  models: readonly NamedLlm[],
  events: ProviderEvents,
  deadlines: ProviderDeadlines = PROVIDER_DEADLINES,
): llm.LLM {
  const onFailure = events.onFailure.bind(events);
  const bounded = models.map(({ provider, model }) => {
    const name = { kind: 'llm', provider, model: model.model } as const;
    return new BoundedLlm(model, { name, deadline_ms: deadlines.llm_ms, onFailure });
  });
  return new LlmChain(bounded, deadlines, events);
}

class LlmChain extends llm.FallbackAdapter {
  readonly #recoveryMs: number;
  readonly #lookedAt = new Map<number, number>();

  constructor(llms: BoundedLlm[], deadlines: ProviderDeadlines, events: ProviderEvents) {
    super({ llms, attemptTimeout: deadlines.llm_ms / 1000, maxRetryPerLLM: RETRIES, retryInterval: 0.2 });
    this.#recoveryMs = deadlines.recovery_ms;
    // The session would close by itself after some of these; it is for us to say so and to take leave.
    const emit = this.emit.bind(this) as (type: string, event: unknown) => boolean;
    this.emit = ((type: string, event: unknown) => {
      if (type !== 'error') return emit(type, event);
      const { error } = event as { error: Error };
      if (isExhaustion(error)) events.onExhausted('llm', error);
      return true;
    }) as typeof this.emit;
  }

  override get model(): string {
    return this.llms[0]?.model ?? super.model;
  }

  override get provider(): string {
    return this.llms[0]?.provider ?? super.provider;
  }

  override prewarm(): void {
    this.llms[0]?.prewarm();
  }

  override async aclose(): Promise<void> {
    await Promise.all([super.aclose(), ...this.llms.map((each) => each.aclose())]);
  }

  override chat(request: Parameters<llm.LLM['chat']>[0]): llm.LLMStream {
    this.#lookAfterFailed();
    // The chain as a whole is gone through once: the framework would go through it four times.
    return super.chat({
      ...request,
      connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: this.attemptTimeout * 1000 },
    });
  }

  /** @livekit/agents 1.9 looks once whether a failed model is back, at once, and then never again in a session. */
  #lookAfterFailed(): void {
    for (const [index, status] of this._status.entries()) {
      const model = this.llms[index];
      const isDue = performance.now() - (this.#lookedAt.get(index) ?? 0) >= this.#recoveryMs;
      if (model === undefined || status.available || status.recoveringTask !== null || !isDue) continue;
      this.#lookedAt.set(index, performance.now());
      status.recoveringTask = isBack(model).then((back) => {
        status.available ||= back;
        status.recoveringTask = null;
      });
    }
  }
}

/** Whether a model answers a question of two words. */
async function isBack(model: llm.LLM): Promise<boolean> {
  const chatCtx = llm.ChatContext.empty();
  chatCtx.addMessage({ role: 'user', content: 'Say yes.' });
  let chunks = 0;
  const timeoutMs = model instanceof BoundedLlm ? model.attempt.deadline_ms : PROVIDER_DEADLINES.llm_ms;
  for await (const _chunk of model.chat({ chatCtx, connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs } })) {
    chunks += 1;
  }
  return chunks > 0;
}

/** In contrast to an answer that broke off. The words are those of @livekit/agents 1.9; a test holds them. */
function isExhaustion({ message }: Error): boolean {
  return message.startsWith('all LLMs failed');
}

import type { ContentWarning } from '../versioned-registry/index.ts';
import { KNOWN_MODELS, type ModelKind } from './known-models.ts';
import type { RuntimeConfigContent } from './runtime-config.ts';
import { supportWarnings } from './runtime-support.ts';

/** A model where a config names it. */
interface NamedModel {
  readonly provider: string;
  readonly model: string;
  readonly fallbacks?: readonly NamedModel[] | undefined;
}

/** What is allowed and still worth a word: models nobody here knows, and parts that the runtime does not have yet. */
export function runtimeConfigWarnings(content: RuntimeConfigContent): ContentWarning[] {
  const { llm, stt, tts, realtime } = content;
  const models = Object.entries({ llm, stt, tts, realtime }) as [ModelKind, NamedModel | undefined][];
  const unknown = models.flatMap(([kind, section]) =>
    section === undefined
      ? []
      : [
          ...unknownModel(kind, section, `content.${kind}`),
          ...(section.fallbacks ?? []).flatMap((fallback, index) =>
            unknownModel(kind, fallback, `content.${kind}.fallbacks.${index}`),
          ),
        ],
  );
  return [...unknown, ...supportWarnings(content)];
}

function unknownModel(kind: ModelKind, { provider, model }: NamedModel, path: string): ContentWarning[] {
  const known = KNOWN_MODELS[kind][provider];
  if (known === undefined || known.includes(model)) return [];
  const message = `${model} is not among the models of ${provider} that are known here. Check its spelling; it is used as it stands.`;
  return [{ path: `${path}.model`, code: 'unknown_model', message }];
}

import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import { renderInstructions, type SpokenTo } from '@patchbay/core/session-tools';

/** What is left where neither the call nor the config says what, by language (ISO 639-1). */
const MESSAGES: Readonly<Record<string, (name: string) => string>> = {
  de: (name) => `Guten Tag, hier ist ${name}. Wir haben versucht, Sie zu erreichen, und melden uns wieder.`,
  es: (name) => `Hola, le habla ${name}. Hemos intentado comunicarnos con usted y volveremos a llamar.`,
  fr: (name) => `Bonjour, ici ${name}. Nous avons essayé de vous joindre et nous vous rappellerons.`,
  it: (name) => `Buongiorno, sono ${name}. Abbiamo provato a contattarla e richiameremo.`,
  nl: (name) => `Goedendag, u spreekt met ${name}. Wij hebben u geprobeerd te bereiken en bellen terug.`,
  pl: (name) => `Dzień dobry, mówi ${name}. Próbowaliśmy się skontaktować i zadzwonimy ponownie.`,
  pt: (name) => `Olá, aqui fala ${name}. Tentámos contactá-lo e voltaremos a ligar.`,
};
const english = (name: string) => `Hello, this is ${name}. We tried to reach you, and will call again.`;

/** What is said to an answering machine: the message of the call, else the agent's welcome text, else a sentence. */
export function voicemailMessage(
  message: string | undefined,
  welcome: RuntimeConfigContent['welcome_message'],
  to: SpokenTo,
  at: Date,
): string {
  const { config } = to;
  if (message !== undefined) {
    return renderInstructions({ ...to, config: { ...config, prompt: { ...config.prompt, template: message } } }, at);
  }
  if (welcome?.mode === 'say') return welcome.text;
  const { name, language } = config.agent;
  return (MESSAGES[language.slice(0, 2).toLowerCase()] ?? english)(name);
}

/** What a caller hears when the conversation cannot go on, by language (ISO 639-1). */
const APOLOGIES: Readonly<Record<string, string>> = {
  de: 'Es tut mir leid, bei uns funktioniert gerade etwas nicht. Bitte versuchen Sie es später noch einmal.',
  es: 'Lo siento, algo no funciona por nuestra parte. Por favor, inténtelo de nuevo más tarde.',
  fr: 'Je suis désolé, un problème est survenu de notre côté. Veuillez réessayer plus tard.',
  it: 'Mi dispiace, qualcosa non funziona da parte nostra. La preghiamo di riprovare più tardi.',
  nl: 'Het spijt me, er werkt iets niet aan onze kant. Probeer het later nog eens.',
  pl: 'Przepraszam, coś u nas nie działa. Proszę spróbować później.',
  pt: 'Lamento, algo não está a funcionar do nosso lado. Por favor, tente novamente mais tarde.',
};
const ENGLISH = 'I am sorry, something is not working on our side. Please try again later.';

/** The apology in the language of an agent (BCP 47), in English where there is none. */
export function apologyIn(language: string): string {
  return APOLOGIES[language.slice(0, 2).toLowerCase()] ?? ENGLISH;
}

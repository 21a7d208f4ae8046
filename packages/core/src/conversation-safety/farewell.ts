/** What a caller hears when the machine that holds the conversation has to go, by language (ISO 639-1). */
const FAREWELLS: Readonly<Record<string, string>> = {
  de: 'Es tut mir leid, ich muss unser Gespräch hier beenden. Bitte melden Sie sich gleich noch einmal.',
  es: 'Lo siento, tengo que terminar nuestra conversación aquí. Por favor, vuelva a llamar enseguida.',
  fr: 'Je suis désolé, je dois mettre fin à notre conversation. Veuillez rappeler dans un instant.',
  it: 'Mi dispiace, devo terminare qui la nostra conversazione. La prego di richiamare tra un momento.',
  nl: 'Het spijt me, ik moet ons gesprek hier beëindigen. Neem zo meteen opnieuw contact op.',
  pl: 'Przepraszam, muszę teraz zakończyć naszą rozmowę. Proszę zaraz połączyć się ponownie.',
  pt: 'Lamento, tenho de terminar aqui a nossa conversa. Por favor, volte a ligar dentro de momentos.',
};
const ENGLISH = 'I am sorry, I have to end our conversation here. Please call again in a moment.';

/** The good-bye in the language of an agent (BCP 47), in English where there is none. */
export function farewellIn(language: string): string {
  return FAREWELLS[language.slice(0, 2).toLowerCase()] ?? ENGLISH;
}

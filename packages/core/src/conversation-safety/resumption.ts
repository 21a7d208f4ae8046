/** What a caller hears when another agent process goes on with the conversation, by language (ISO 639-1). */
const RESUMPTIONS: Readonly<Record<string, string>> = {
  de: 'Entschuldigen Sie die kurze Unterbrechung, ich bin wieder für Sie da.',
  es: 'Disculpe la breve interrupción, ya estoy de nuevo con usted.',
  fr: 'Excusez cette courte interruption, je suis de nouveau avec vous.',
  it: 'Scusi la breve interruzione, sono di nuovo da lei.',
  nl: 'Excuses voor de korte onderbreking, ik ben er weer.',
  pl: 'Przepraszam za krótką przerwę, już jestem z powrotem.',
  pt: 'Desculpe a breve interrupção, já estou de volta.',
};
const ENGLISH = 'Sorry for the short interruption, I am with you again.';

/** The sentence in the language of an agent (BCP 47), in English where there is none. */
export function resumptionIn(language: string): string {
  return RESUMPTIONS[language.slice(0, 2).toLowerCase()] ?? ENGLISH;
}

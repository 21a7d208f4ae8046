/** What answering machines say and people who pick up do not, as recognisers write it. */
const SIGNS = [
  // English
  /leave (?:me |us )?(?:a|your|the) (?:(?:short|brief|detailed) )?(?:message|name)/,
  /(?:after|at) the (?:tone|beep)/,
  /voice ?mail(?:box)?|mailbox (?:is|of)|answering machine/,
  /(?:not|unable to|can'?t) (?:available|come to the phone|take your call|answer)/,
  /you(?:'ve| have) reached the/,
  // German, French, Spanish, Italian, Dutch, Portuguese, Polish
  /nach dem (?:signal|piep)|hinterlassen sie|mailbox von|anrufbeantworter/,
  /apr[eè]s le (?:bip|signal)|laissez[- ](?:un|votre) message|messagerie|r[ée]pondeur/,
  /despu[ée]s (?:de la señal|del tono)|deje (?:su|un) mensaje|buz[óo]n de voz/,
  /dopo il segnale|lasci(?:ate|are)? un messaggio|segreteria telefonica/,
  /na de (?:piep|toon)|spreek .{0,20}bericht in|voicemail van/,
  /ap[óo]s o sinal|deixe (?:a sua|uma|sua) mensagem|caixa postal/,
  /po sygnale|zostaw wiadomo[śs][ćc]|poczta g[łl]osowa/,
] as const;

/** Whether somebody who picked up says what only a machine says. */
export function soundsLikeMachine(said: string): boolean {
  const text = said.toLowerCase().replaceAll('’', "'");
  return SIGNS.some((sign) => sign.test(text));
}

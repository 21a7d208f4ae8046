/** What an agent says by itself while it hands a call over, with a person asked first. */
interface TransferLines {
  /** To the caller, before it is silent. */
  readonly hold: string;
  /** To the caller, where nobody took the call. */
  readonly resume: string;
  /** To whoever picked up, where nothing better can be said. */
  readonly briefing: string;
}

/** By language (ISO 639-1). */
const LINES: Readonly<Record<string, TransferLines>> = {
  de: {
    hold: 'Einen Moment bitte, ich versuche, Sie zu verbinden. Bitte bleiben Sie am Apparat.',
    resume: 'Es tut mir leid, dort ist im Moment niemand erreichbar. Wie kann ich Ihnen sonst helfen?',
    briefing: 'Guten Tag, ich habe jemanden am Telefon und verbinde Sie jetzt.',
  },
  es: {
    hold: 'Un momento, por favor, intento pasarle la llamada. No cuelgue.',
    resume: 'Lo siento, en este momento no hay nadie disponible. ¿En qué más puedo ayudarle?',
    briefing: 'Hola, tengo a alguien al teléfono y le paso la llamada ahora.',
  },
  fr: {
    hold: 'Un instant, je vous prie, j’essaie de vous mettre en relation. Restez en ligne.',
    resume: 'Je suis désolé, personne n’est joignable pour le moment. Comment puis-je vous aider autrement ?',
    briefing: 'Bonjour, j’ai quelqu’un en ligne et je vous mets en relation maintenant.',
  },
  it: {
    hold: 'Un momento, per favore, provo a metterla in contatto. Resti in linea.',
    resume: 'Mi dispiace, al momento non risponde nessuno. Come posso aiutarla altrimenti?',
    briefing: 'Buongiorno, ho una persona in linea e la metto in contatto ora.',
  },
  nl: {
    hold: 'Een ogenblik, ik probeer u door te verbinden. Blijf alstublieft aan de lijn.',
    resume: 'Het spijt me, er is op dit moment niemand bereikbaar. Hoe kan ik u verder helpen?',
    briefing: 'Goedendag, ik heb iemand aan de lijn en verbind u nu door.',
  },
  pl: {
    hold: 'Proszę chwileczkę poczekać, próbuję połączyć. Proszę się nie rozłączać.',
    resume: 'Przepraszam, w tej chwili nikt nie odbiera. Jak inaczej mogę pomóc?',
    briefing: 'Dzień dobry, mam kogoś na linii i teraz łączę.',
  },
  pt: {
    hold: 'Um momento, por favor, vou tentar transferir a chamada. Não desligue.',
    resume: 'Lamento, neste momento ninguém está disponível. Em que mais posso ajudar?',
    briefing: 'Olá, tenho alguém em linha e vou passar a chamada agora.',
  },
};
const ENGLISH: TransferLines = {
  hold: 'One moment please, I am trying to connect you. Please stay on the line.',
  resume: 'I am sorry, nobody can be reached there at the moment. How else can I help you?',
  briefing: 'Hello, I have somebody on the telephone and am connecting you now.',
};

/** The lines in the language of an agent (BCP 47), in English where there are none. */
export function transferLinesIn(language: string): TransferLines {
  return LINES[language.slice(0, 2).toLowerCase()] ?? ENGLISH;
}

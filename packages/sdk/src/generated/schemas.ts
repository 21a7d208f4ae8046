// Generated from docs/openapi.json: run node packages/http/src/openapi/write-docs.ts
/** What belongs to the agent itself */
export interface AgentContent {
  /** Name by which the agent is known in a call */
  name: string;
  /** BCP 47 language tag */
  language: string;
  /** IANA time zone in which the agent tells the time; without it the tenant's */
  time_zone?: string | undefined;
  /** Values of prompt variables where a session gives none. They go before the prompt's own defaults; those that the prompt does not declare are left aside */
  default_variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
  /** What is made of its conversations once they are over: a published version of an analysis definition. A binding pins it with the version of the agent */
  analysis?: {
    /** Id of an analysis definition */
    analysis_definition_id: string;
    /** Number of a published version */
    version: number;
  } | undefined;
}

/** What is made of a conversation once it is over */
export interface AnalysisDefinitionContent {
  /** For all parts: what the conversations are about */
  instructions?: string | undefined;
  /** A summary in words */
  summary?: {
    /** What to look at, in words for the model */
    instructions?: string | undefined;
  } | undefined;
  /** Whether the conversation reached what it was for: all criteria are met */
  success?: {
    criteria: {
      /** By which results and reports know it */
      name: string;
      /** When it is met, so that two people would judge alike */
      description: string;
    }[];
  } | undefined;
  /** Data that is read out of the conversation */
  extraction?: {
    /** What to look at, in words for the model */
    instructions?: string | undefined;
    /** JSON Schema of the data, an object with named properties; as parameters of tools */
    schema: { [key: string]: unknown };
  } | undefined;
  /** Language of what is written; without it that of the conversation */
  language?: string | undefined;
  llm: LlmConfig;
  /** Of a longer transcript the beginning and the end are read, and the result says so. Counted as UTF-8 bytes / 3, which is rarely fewer than a model counts. Default `32000`. */
  max_transcript_tokens?: number | undefined;
}

/** Language model and what stands in for it */
export type LlmConfig = {
  provider: 'openai';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
  temperature?: number | undefined;
  /** Longest answer in the model's tokens; without it the provider's own limit */
  max_tokens?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Models that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  }> | undefined;
} | {
  provider: 'openai_compatible';
  /** Address of a server with the HTTP API of OpenAI */
  base_url: string;
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
  temperature?: number | undefined;
  /** Longest answer in the model's tokens; without it the provider's own limit */
  max_tokens?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Models that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  }> | undefined;
} | {
  provider: 'google';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
  temperature?: number | undefined;
  /** Longest answer in the model's tokens; without it the provider's own limit */
  max_tokens?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Models that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  }> | undefined;
} | {
  provider: 'livekit_inference';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
  temperature?: number | undefined;
  /** Longest answer in the model's tokens; without it the provider's own limit */
  max_tokens?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Models that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** Randomness: 0 repeats itself, 2 is wild; without it the provider's own */
    temperature?: number | undefined;
    /** Longest answer in the model's tokens; without it the provider's own limit */
    max_tokens?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  }> | undefined;
};

/** When people may be called, by their own clocks */
export interface CallingWindow {
  /** First minute of the day, by the clock of who is called */
  earliest: string;
  /** End of the calls of a day: none is begun at this time or later */
  latest: string;
  /** Days on which calls are made: Monday is 1, Sunday 7 */
  weekdays?: number[] | undefined;
}

/** How fast a batch calls */
export interface CallBatchPacing {
  /** Calls of this batch at a time. Default `10`. */
  max_concurrent?: number | undefined;
  /** Calls begun in any 60 seconds. Default `60`. */
  per_minute?: number | undefined;
  /** Share of the tenant's concurrent sessions, rounded up, that this batch leaves to others. Default `20`. */
  inbound_reserve_percent?: number | undefined;
}

/** When to call again, by how a call came out */
export interface CallBatchRetries {
  busy?: {
    /** How many more calls after this outcome */
    attempts: number;
    /** From the end of a call to the next one */
    delay_seconds: number;
  } | undefined;
  no_answer?: {
    /** How many more calls after this outcome */
    attempts: number;
    /** From the end of a call to the next one */
    delay_seconds: number;
  } | undefined;
  declined?: {
    /** How many more calls after this outcome */
    attempts: number;
    /** From the end of a call to the next one */
    delay_seconds: number;
  } | undefined;
  voicemail?: {
    /** How many more calls after this outcome */
    attempts: number;
    /** From the end of a call to the next one */
    delay_seconds: number;
  } | undefined;
  failed?: {
    /** How many more calls after this outcome */
    attempts: number;
    /** From the end of a call to the next one */
    delay_seconds: number;
  } | undefined;
}

/** What to do when an answering machine picks up. With it, the agent listens before it says a word */
export interface Voicemail {
  /** `hang_up` as soon as it is recognised; `leave_message` after its greeting, then hang up; `continue` the conversation */
  policy: 'hang_up' | 'leave_message' | 'continue';
  /** With `leave_message`: what is said; may use the prompt's {{variables}}. The agent's welcome text if left out, or else a sentence in its language */
  message?: string | undefined;
}

/** How to search, under a name */
export interface EvaluatedConfiguration {
  /** By which results and comparisons know it */
  name: string;
  /** By meaning (dense), by words (lexical, BM25), or by both with their ranks fused (hybrid). Default `"hybrid"`. */
  mode?: 'dense' | 'lexical' | 'hybrid' | undefined;
  /** How much each ranking counts in a hybrid search. Default `{"dense":1,"lexical":1}`. */
  weights?: {
    /** Default `1`. */
    dense?: number | undefined;
    /** Default `1`. */
    lexical?: number | undefined;
  } | undefined;
  /** How many hits to ask for: the k of recall_at_k. Of fewer than ten, nDCG@10 counts those. Default `10`. */
  top_k?: number | undefined;
  /** Passages whose score is less are left out; nothing left is not grounded. Default `0.25`. */
  min_score?: number | undefined;
  /** Neighbouring passages on each side that text also has, or with section those that stand under the same headings (five on each side at most); each once in an answer. The citation stays that of the hit. Default `0`. */
  expand?: number | 'section' | undefined;
}

export interface LabelledQuery {
  /** Question or words */
  text: string;
  /** What answers it; an empty list says that nothing does, and that a search should find nothing */
  relevant: RelevanceJudgement[];
  /** Narrows the search; it never reaches beyond the indexes that are searched */
  filter?: {
    /** Only passages of these files, as far as the indexes hold them */
    file_ids?: string[] | undefined;
    /** Only passages of files whose metadata have these values; of a list, one of them */
    metadata?: { [key: string]: string | string[] } | undefined;
  } | undefined;
}

export interface RelevanceJudgement {
  /** Id of a file */
  file_id: string;
  /** Only this page answers it, from 1; without it any place of the file does */
  page?: number | undefined;
  /** 1: touches the answer, 2: has most of it, 3: is the answer. The gain of nDCG. Default `1`. */
  grade?: number | undefined;
}

/** When a number is answered, by the clock of a time zone */
export interface CallSchedule {
  /** IANA time zone */
  time_zone: string;
  weekly: WeeklyHours[];
  /** Default `[]`. */
  exceptions?: OpeningException[] | undefined;
  /** What callers meet while it is closed; another agent may answer */
  outside: {
    action: 'reject';
  } | {
    action: 'say';
    /** Spoken in the agent's voice; then the call is put down */
    message: string;
  } | {
    action: 'agent';
    /** Id of an agent */
    agent_id: string;
    /** production, unless a binding is named */
    environment?: string | undefined;
    /** Id of a binding */
    binding_id?: string | undefined;
    /** In place of the mapping's own. Default `{}`. */
    variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
  };
}

export interface WeeklyHours {
  /** Monday is 1, Sunday 7 (ISO 8601) */
  weekdays: number[];
  /** First open minute */
  from: string;
  /** First minute that is closed again; later than from */
  to: string;
}

/** A day that is not like its weekday */
export interface OpeningException {
  /** A day by the clock of the time zone */
  date: string;
  name?: string | undefined;
  /** In place of the week's; empty: closed all day */
  hours: {
    /** First open minute */
    from: string;
    /** First minute that is closed again; later than from */
    to: string;
  }[];
}

/** A service that is asked before a call is answered */
export interface CallWebhook {
  /** Public https address */
  url: string;
  /** Its secrets sign the request by Standard Webhooks, as they sign events */
  webhook_endpoint_id: string;
  /** The phone rings meanwhile. Default `2000`. */
  timeout_ms?: number | undefined;
  /** Where it does not answer, or with something else than a decision. Default `"accept"`. */
  on_failure?: 'accept' | 'refuse' | undefined;
}

/** What a caller meets who is not let through */
export type CallRefusal = {
  action: 'reject';
} | {
  action: 'say';
  /** Spoken in the agent's voice; then the call is put down */
  message: string;
};

export interface InboundMappingImportLine {
  /** Phone number as people write it */
  number: string;
  /** Id of the agent, or else agent_name */
  agent_id?: string | undefined;
  /** Its name, where one agent alone has it */
  agent_name?: string | undefined;
  /** Environment; production for a new number */
  environment?: string | undefined;
  /** A binding of the agent, instead of environment */
  binding_id?: string | undefined;
  /** Values of the prompt's variables */
  variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
  /** What it is for */
  description?: string | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** What a prompt version says */
export interface PromptContent {
  /** What the model is told. `{{name}}` is the place of a variable, `{{system.time}}` of a built-in one, `{{> name}}` of another prompt; `\{{` writes two braces, `{{"…"}}` writes what is between the quotes */
  template: string;
  /** Variables of the template. Default `[]`. */
  variables?: PromptVariable[] | undefined;
  /** Published versions of other prompts that the template puts in. Default `[]`. */
  includes?: PromptInclude[] | undefined;
}

/** Declared variable of a template, in words of JSON Schema */
export type PromptVariable = {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required?: boolean | undefined;
  type: 'string';
  /** Default `null`. */
  default?: string | null | undefined;
  /** Shortest accepted text */
  min_length?: number | undefined;
  /** Longest accepted text in characters. Default `1000`. */
  max_length?: number | undefined;
  /** Pattern that a text must have a part of: characters, classes and quantifiers between ^ and $, without groups, alternatives and look-arounds */
  pattern?: string | undefined;
  /** Accepted values */
  enum?: string[] | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required?: boolean | undefined;
  type: 'number';
  /** Default `null`. */
  default?: number | null | undefined;
  /** Smallest accepted value */
  minimum?: number | undefined;
  /** Largest accepted value */
  maximum?: number | undefined;
  /** Accepted values */
  enum?: number[] | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required?: boolean | undefined;
  type: 'integer';
  /** Default `null`. */
  default?: number | null | undefined;
  /** Smallest accepted value */
  minimum?: number | undefined;
  /** Largest accepted value */
  maximum?: number | undefined;
  /** Accepted values */
  enum?: number[] | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required?: boolean | undefined;
  type: 'boolean';
  /** Default `null`. */
  default?: boolean | null | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required?: boolean | undefined;
  type: 'array';
  items: PromptVariableItem;
  /** Fewest accepted items */
  min_items?: number | undefined;
  /** Most accepted items. Default `100`. */
  max_items?: number | undefined;
  /** Default `null`. */
  default?: (string | number)[] | null | undefined;
};

/** What the items of a list are */
export type PromptVariableItem = {
  type: 'string';
  /** Longest accepted text in characters. Default `1000`. */
  max_length?: number | undefined;
  /** Accepted values */
  enum?: string[] | undefined;
} | {
  type: 'number';
  /** Smallest accepted value */
  minimum?: number | undefined;
  /** Largest accepted value */
  maximum?: number | undefined;
} | {
  type: 'integer';
  /** Smallest accepted value */
  minimum?: number | undefined;
  /** Largest accepted value */
  maximum?: number | undefined;
};

/** A published version of another prompt, put in by {{> name}} */
export interface PromptInclude {
  /** Id of a prompt */
  prompt_id: string;
  /** Published version */
  version: number;
  /** Name in the template */
  name: string;
}

/** How an agent hears, thinks and speaks */
export interface RuntimeConfigContent {
  llm?: LlmConfig | undefined;
  stt?: SttConfig | undefined;
  tts?: TtsConfig | undefined;
  realtime?: RealtimeConfig | undefined;
  turn_handling?: {
    /** Who judges that a turn is over: a model that listens to what is said (`turn_detector`), silence (`vad`), the recogniser (`stt`) or the realtime model (`realtime_llm`). Default `"turn_detector"`. */
    turn_detection?: 'turn_detector' | 'vad' | 'stt' | 'realtime_llm' | undefined;
    /** Default `{}`. */
    endpointing?: {
      /** `dynamic` learns the delay from the pauses of the caller. Default `"fixed"`. */
      mode?: 'fixed' | 'dynamic' | undefined;
      /** Shortest silence in milliseconds that ends a turn. Default `500`. */
      min_delay_ms?: number | undefined;
      /** Silence in milliseconds that ends a turn in any case. Default `3000`. */
      max_delay_ms?: number | undefined;
    } | undefined;
    /** Default `{}`. */
    interruption?: {
      /** Whether the caller may interrupt the agent at all. Default `true`. */
      enabled?: boolean | undefined;
      /** `vad`: any speech interrupts. `adaptive`: a model tells interruptions from "mhm". Default `"vad"`. */
      mode?: 'vad' | 'adaptive' | undefined;
      /** Shortest speech in milliseconds that interrupts. Default `500`. */
      min_duration_ms?: number | undefined;
      /** Fewest recognised words that interrupt. Default `0`. */
      min_words?: number | undefined;
      /** Whether the agent goes on where the interruption had no words. Default `true`. */
      resume_false_interruption?: boolean | undefined;
    } | undefined;
  } | undefined;
  background_audio?: BackgroundAudio | undefined;
  welcome_message?: WelcomeMessage | undefined;
  safety?: Safety | undefined;
  limits?: SessionLimits | undefined;
  recording?: Recording | undefined;
  retention?: Retention | undefined;
}

/** Speech recognition and what stands in for it */
export type SttConfig = {
  provider: 'openai';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** BCP 47 language tag; without it the agent's language */
  language?: string | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Words the recogniser should expect */
  prompt?: string | undefined;
  /** Recognisers that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'deepgram';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  }> | undefined;
} | {
  provider: 'openai_compatible';
  /** Address of a server with the HTTP API of OpenAI */
  base_url: string;
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** BCP 47 language tag; without it the agent's language */
  language?: string | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Words the recogniser should expect */
  prompt?: string | undefined;
  /** Recognisers that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'deepgram';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  }> | undefined;
} | {
  provider: 'deepgram';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** BCP 47 language tag; without it the agent's language */
  language?: string | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Names and words the recogniser should prefer */
  keyterms?: string[] | undefined;
  /** Recognisers that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'deepgram';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  }> | undefined;
} | {
  provider: 'google';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** BCP 47 language tag; without it the agent's language */
  language?: string | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Names and words the recogniser should prefer */
  keyterms?: string[] | undefined;
  /** Recognisers that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'deepgram';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  }> | undefined;
} | {
  provider: 'livekit_inference';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** BCP 47 language tag; without it the agent's language */
  language?: string | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Names and words the recogniser should prefer */
  keyterms?: string[] | undefined;
  /** Recognisers that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Words the recogniser should expect */
    prompt?: string | undefined;
  } | {
    provider: 'deepgram';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** Names and words the recogniser should prefer */
    keyterms?: string[] | undefined;
  }> | undefined;
};

/** Speech synthesis, its voice, and what stands in for it */
export type TtsConfig = {
  provider: 'openai';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** The provider's name or id of the voice */
  voice: string;
  /** Speaking rate as a factor; 1 is normal */
  speed?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Voices that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'elevenlabs';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'cartesia';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  }> | undefined;
} | {
  provider: 'openai_compatible';
  /** Address of a server with the HTTP API of OpenAI */
  base_url: string;
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** The provider's name or id of the voice */
  voice: string;
  /** Speaking rate as a factor; 1 is normal */
  speed?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Voices that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'elevenlabs';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'cartesia';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  }> | undefined;
} | {
  provider: 'elevenlabs';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** The provider's name or id of the voice */
  voice: string;
  /** Speaking rate as a factor; 1 is normal */
  speed?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** BCP 47 language tag; without it the agent's language */
  language?: string | undefined;
  /** Voices that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'elevenlabs';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'cartesia';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  }> | undefined;
} | {
  provider: 'cartesia';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** The provider's name or id of the voice */
  voice: string;
  /** Speaking rate as a factor; 1 is normal */
  speed?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** BCP 47 language tag; without it the agent's language */
  language?: string | undefined;
  /** Voices that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'elevenlabs';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'cartesia';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  }> | undefined;
} | {
  provider: 'google';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** The provider's name or id of the voice */
  voice: string;
  /** Speaking rate as a factor; 1 is normal */
  speed?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** BCP 47 language tag; without it the agent's language */
  language?: string | undefined;
  /** Voices that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'elevenlabs';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'cartesia';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  }> | undefined;
} | {
  provider: 'livekit_inference';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** The provider's name or id of the voice */
  voice: string;
  /** Speaking rate as a factor; 1 is normal */
  speed?: number | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** BCP 47 language tag; without it the agent's language */
  language?: string | undefined;
  /** Voices that stand in, in this order, when the one before fails */
  fallbacks?: Array<{
    provider: 'openai';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'openai_compatible';
    /** Address of a server with the HTTP API of OpenAI */
    base_url: string;
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
  } | {
    provider: 'elevenlabs';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'cartesia';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'google';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  } | {
    provider: 'livekit_inference';
    /** The provider's name of the model; an unknown one is a warning */
    model: string;
    /** The provider's name or id of the voice */
    voice: string;
    /** Speaking rate as a factor; 1 is normal */
    speed?: number | undefined;
    /** The tenant's own account with the provider; without it the platform's is used */
    credential_id?: string | undefined;
    /** BCP 47 language tag; without it the agent's language */
    language?: string | undefined;
  }> | undefined;
};

/** A realtime model in place of llm */
export type RealtimeConfig = {
  provider: 'openai';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** `audio`: the model speaks itself. `text`: it writes, and tts speaks. Default `"audio"`. */
  output?: 'audio' | 'text' | undefined;
  /** Voice of the model, where output is audio */
  voice?: string | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Speaking rate as a factor; 1 is normal */
  speed?: number | undefined;
} | {
  provider: 'google';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** `audio`: the model speaks itself. `text`: it writes, and tts speaks. Default `"audio"`. */
  output?: 'audio' | 'text' | undefined;
  /** Voice of the model, where output is audio */
  voice?: string | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Randomness */
  temperature?: number | undefined;
};

/** Sounds besides the voice */
export interface BackgroundAudio {
  /** Played over and over while the session lasts */
  ambient?: {
    source: 'built_in';
    /** A clip of the agent framework */
    clip: 'hold_music' | 'office_ambience' | 'keyboard_typing' | 'keyboard_typing2';
    /** Loudness: 0 is silent, 1 is as recorded. Default `0.5`. */
    volume?: number | undefined;
  } | {
    source: 'file';
    /** Id of a file */
    file_id: string;
    /** Loudness: 0 is silent, 1 is as recorded. Default `0.5`. */
    volume?: number | undefined;
  } | undefined;
  /** Played while the agent prepares an answer */
  thinking?: {
    source: 'built_in';
    /** A clip of the agent framework */
    clip: 'hold_music' | 'office_ambience' | 'keyboard_typing' | 'keyboard_typing2';
    /** Loudness: 0 is silent, 1 is as recorded. Default `0.5`. */
    volume?: number | undefined;
  } | {
    source: 'file';
    /** Id of a file */
    file_id: string;
    /** Loudness: 0 is silent, 1 is as recorded. Default `0.5`. */
    volume?: number | undefined;
  } | undefined;
}

/** What the agent says first, once the caller has joined */
export type WelcomeMessage = {
  mode: 'say';
  /** Said word for word */
  text: string;
  /** Whether the caller may interrupt it, where interruption is enabled. Default `true`. */
  interruptible?: boolean | undefined;
  /** Pause in milliseconds after the caller has joined. Default `0`. */
  delay_ms?: number | undefined;
} | {
  mode: 'generate';
  /** What the language model is told to greet with */
  instructions: string;
  /** Whether the caller may interrupt it, where interruption is enabled. Default `true`. */
  interruptible?: boolean | undefined;
  /** Pause in milliseconds after the caller has joined. Default `0`. */
  delay_ms?: number | undefined;
};

/** What the agent must not talk about, say, or keep */
export interface Safety {
  /** Default `{}`. */
  topics?: {
    /** The only topics talked about; empty allows every one. Default `[]`. */
    allow?: string[] | undefined;
    /** Topics never talked about. Default `[]`. */
    deny?: string[] | undefined;
  } | undefined;
  /** Phrases the agent never says, whatever their case. Default `[]`. */
  blocked_phrases?: string[] | undefined;
  /** Kinds of personal data that are masked in transcript and events. Default `[]`. */
  pii_redaction?: ('person_name' | 'phone_number' | 'email_address' | 'postal_address' | 'date_of_birth' | 'payment_card' | 'bank_account' | 'national_id' | 'ip_address')[] | undefined;
  /** Said instead of what is refused; needed with topics or blocked_phrases */
  refusal_line?: string | undefined;
}

/** Bounds of a conversation */
export interface SessionLimits {
  /** Seconds from joining until the session ends in any case. Default `1800`. */
  max_duration_seconds?: number | undefined;
  /** Seconds without a word of either side after which the session ends; without it, never */
  silence_timeout_seconds?: number | undefined;
  /** Sessions of the agent that may be open at a time, all environments together; without it, as many as the tenant may have */
  max_concurrent_sessions?: number | undefined;
  /** Rounds of tool calls in one turn. Default `5`. */
  max_tool_steps?: number | undefined;
}

/** Whether sessions are recorded */
export interface Recording {
  /** Default `false`. */
  enabled?: boolean | undefined;
  /** `audio`: one sound file. `composite`: sound and picture of the whole room. Default `"audio"`. */
  kind?: 'audio' | 'composite' | undefined;
}

/** How long what a session leaves is kept */
export interface Retention {
  /** Days until transcripts are purged */
  transcript_days?: number | undefined;
  /** Days until recordings are purged */
  recording_days?: number | undefined;
  /** Days until events without words are purged */
  event_days?: number | undefined;
}

/** What a tool version is to the model, and what carries it out */
export type ToolContent = {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'http';
  config: {
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    /** https address; {{parameter}} placeholders in path and query are percent-encoded, the host cannot have any */
    url: string;
    /** Headers: text with placeholders, or `{ "secret": "crd_…" }`. Default `{}`. */
    headers?: { [key: string]: string | SecretReference } | undefined;
    /** Query parameters; one whose only placeholder has no argument is left out. Default `{}`. */
    query?: { [key: string]: string | SecretReference } | undefined;
    /** POST, PUT and PATCH send one also where this is left out */
    body?: {
      /** Default `"json"`. */
      format?: 'json' | 'form' | undefined;
      /** JSON in which the string "{{parameter}}" stands for the argument, of its type; without it, an object of all arguments that url, headers and query do not use */
      template?: JsonValue | undefined;
    } | undefined;
    /** A credential of the kind `http_signature`: each request is signed with it by Standard Webhooks (headers webhook-id, webhook-timestamp, webhook-signature). Every attempt of one call has the same webhook-id, signed or not */
    signature?: SecretReference | undefined;
    /** For all attempts together. Default `8000`. */
    timeout_ms?: number | undefined;
    /** Repeated are: no connection, and the statuses 429, 502, 503 and 504. Default `{}`. */
    retries?: {
      /** Default `1`. */
      max_attempts?: number | undefined;
      /** Before the second attempt; doubled for each further one. Default `200`. */
      backoff_ms?: number | undefined;
      /** Repeat POST and PATCH too: the service must bear the same request twice. Default `false`. */
      repeat_unsafe?: boolean | undefined;
    } | undefined;
    /** Default `{}`. */
    response?: {
      /** JSON pointer (RFC 6901) to the part that matters. Default `""`. */
      pointer?: string | undefined;
      /** Members of the result and where they are below `pointer`; in a list, of each item */
      fields?: { [key: string]: string } | undefined;
      /** Longest result as JSON; more is cut off and said so. Default `16384`. */
      max_bytes?: number | undefined;
    } | undefined;
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'hand_off';
  config: {
    /** Agents that the conversation may go to, under the names that the model uses; the binding pins each (`hand_offs`) */
    destinations: {
      name: string;
      /** Id of an agent */
      agent_id: string;
    }[];
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'client';
  /** Default `{}`. */
  config?: {
    /** RPC method that the app has registered; without it the tool's name */
    method?: string | undefined;
    /** Default `8000`. */
    timeout_ms?: number | undefined;
    /** Longest answer as JSON; more is cut off and said so, or refused where there is a `result`. Default `8192`. */
    max_bytes?: number | undefined;
  } | undefined;
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'mcp';
  config: {
    /** https address of the server */
    server_url: string;
    /** Default `"streamable_http"`. */
    transport?: 'streamable_http' | undefined;
    /** Tools of the server that may be called. With one, arguments go to it as they are; with several, the required argument `tool` says which */
    allowed_tools: string[];
    /** Headers: text with placeholders, or `{ "secret": "crd_…" }`. Default `{}`. */
    headers?: { [key: string]: string | SecretReference } | undefined;
    /** Default `10000`. */
    timeout_ms?: number | undefined;
    /** Longest result as JSON; more is cut off and said so. Default `16384`. */
    max_bytes?: number | undefined;
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'knowledge_search';
  /** Default `{}`. */
  config?: {
    /** Chunks handed to the model at most. Default `5`. */
    top_k?: number | undefined;
    /** Chunks that score less are left out. Default `0.25`. */
    min_score?: number | undefined;
  } | undefined;
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'end_call';
  /** Default `{}`. */
  config?: {
    /** Said before the call ends */
    farewell?: string | undefined;
  } | undefined;
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'transfer_call';
  config: {
    /** Where a call may go, under the names that the model uses. Default `[]`. */
    destinations?: Array<{
      name: string;
      /** E.164 number */
      phone_number?: string | undefined;
      /** A SIP address instead of a number */
      uri?: string | undefined;
    }> | undefined;
    /** Numbers that the model may also name as they are. Default `[]`. */
    allowed_numbers?: string[] | undefined;
    /** `blind`: the telephone goes there at once. `warm`: a colleague is called, told what it is about, and then put through; where nobody takes the call, the agent goes on with the caller. The argument `summary`, where `parameters` has it, is what the colleague is told. Default `"blind"`. */
    mode?: 'blind' | 'warm' | undefined;
    /** Blind only: whether the caller hears it ring meanwhile; true if left out */
    play_dialtone?: boolean | undefined;
    /** Warm only: what the colleague is told where the model gives no `summary`; without either, the conversation is summed up */
    briefing?: string | undefined;
    /** Warm only: seconds that it rings before nobody has answered; 30 if left out */
    ring_timeout_seconds?: number | undefined;
    /** Warm only: the number of yours as which to call; the call's own number of yours if left out */
    from?: string | undefined;
    /** SIP headers to send along, each beginning with X-: at most 20, of 200 characters. Default `{}`. */
    headers?: { [key: string]: string } | undefined;
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'send_dtmf';
  /** Default `{}`. */
  config?: {
    /** Longest sequence that the model may send. Default `32`. */
    max_digits?: number | undefined;
    /** Between one digit and the next. Default `250`. */
    pause_ms?: number | undefined;
  } | undefined;
};

/** The value of a provider credential; it never enters a version */
export interface SecretReference {
  /** Id of a provider credential */
  secret: string;
}

/** Any JSON value */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export interface Price {
  /** llm_input is what was not cached. media: minutes in a room, web and phone; telephony: minutes of calls. Both by the whole session, from the agent joining until the end */
  kind: 'llm_input' | 'llm_input_cached' | 'llm_output' | 'stt' | 'tts' | 'media' | 'telephony';
  /** As usage names it; `*` for any */
  provider: string;
  /** As usage names it; `*` for any */
  model: string;
  unit: '1m_tokens' | '1m_characters' | 'minute';
  price: string;
}

/** Something that happened in the tenant */
export interface Event {
  object: 'event';
  /** Id of an event */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Past tense, noun.verb. All of them: tenant.created, tenant.updated, tenant.suspended, tenant.reactivated, tenant.archived, tenant.restored, operator.invited, operator.updated, operator.disabled, operator.enabled, user.upserted, user.archived, user.restored, api_key.created, api_key.updated, api_key.rotated, api_key.revoked, provider_credential.created, provider_credential.updated, provider_credential.rotated, provider_credential.archived, provider_credential.restored, agent.created, agent.duplicated, agent.updated, agent.archived, agent.restored, agent_draft.updated, agent_version.published, agent_version.labelled, agent_version.unlabelled, prompt.created, prompt.duplicated, prompt.updated, prompt.archived, prompt.restored, prompt_draft.updated, prompt_version.published, prompt_version.labelled, prompt_version.unlabelled, tool.created, tool.duplicated, tool.updated, tool.archived, tool.restored, tool_draft.updated, tool_version.published, tool_version.labelled, tool_version.unlabelled, runtime_config.created, runtime_config.duplicated, runtime_config.updated, runtime_config.archived, runtime_config.restored, runtime_config_draft.updated, runtime_config_version.published, runtime_config_version.labelled, runtime_config_version.unlabelled, analysis_definition.created, analysis_definition.duplicated, analysis_definition.updated, analysis_definition.archived, analysis_definition.restored, analysis_definition_draft.updated, analysis_definition_version.published, analysis_definition_version.labelled, analysis_definition_version.unlabelled, binding.created, environment.updated, environment.promoted, environment.rolled_back, session.created, session.dispatched, session.redispatched, session.started, session.ended, session.failed, session_feedback.updated, analysis.created, analysis.completed, analysis.failed, recording.started, recording.completed, recording.failed, recording.downloaded, recording.purged, file.created, file.claimed, file.ready, file.failed, file.retried, file.stopped, file.archived, file.restored, file.purge_requested, file.purged, file_version.created, search_index.created, search_index.updated, search_index.archived, search_index.restored, index_build.started, index_build.stopped, index_build.completed, index_file.attached, index_file.detached, index_file.retried, index_snapshot.created, index_snapshot.purged, query_set.created, query_set.updated, query_set.archived, query_set.restored, evaluation.created, evaluation.completed, evaluation.failed, evaluation.results_removed, inbound_mapping.created, inbound_mapping.updated, inbound_mapping.archived, inbound_mapping.restored, phone_number.created, phone_number.updated, phone_number.archived, phone_number.restored, sip_trunk.created, sip_trunk.updated, sip_trunk.archived, sip_trunk.restored, call.created, call.dialing, call.ringing, call.answered, call.callee_detected, call.refused, call.transfer_started, call.transfer_dialing, call.transfer_answered, call.transferred, call.transfer_refused, call.transfer_failed, call.said, call.dtmf_sent, call.muted, call.ended, call_batch.created, call_batch.paused, call_batch.resumed, call_batch.canceled, call_batch.completed, price_list.created, webhook_endpoint.created, webhook_endpoint.updated, webhook_endpoint.rotated, webhook_endpoint.tested, webhook_endpoint.disabled, webhook_endpoint.replayed, webhook_endpoint.archived, webhook_endpoint.restored, webhook_delivery.replayed, audit_event.erased, audit_export.created, audit_export.completed, audit_export.failed, tool.called, transcript.ready, usage.recorded */
  type: string;
  created_at: string;
  data: {
    entity: {
      type: 'tenant' | 'operator' | 'user' | 'api_key' | 'provider_credential' | 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'analysis_definition' | 'binding' | 'environment' | 'session' | 'session_analysis' | 'file' | 'search_index' | 'index_snapshot' | 'query_set' | 'evaluation' | 'inbound_mapping' | 'phone_number' | 'sip_trunk' | 'call' | 'call_batch' | 'price_list' | 'webhook_endpoint' | 'webhook_delivery' | 'audit_event' | 'audit_export';
      id: string;
    };
    /** What changed, as the audit keeps it; null where it is gone */
    object: JsonValue;
  };
}

/** A agent */
export interface Agent {
  object: 'agent';
  /** Id of an agent */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of an agent */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

/** Every answer that is not a success */
export interface Error {
  error: {
    /** Kind of failure: what a program branches on */
    type: 'invalid_request' | 'payload_too_large' | 'authentication' | 'permission' | 'not_found' | 'conflict' | 'gate_failed' | 'precondition_failed' | 'idempotency' | 'rate_limit' | 'upstream' | 'timeout' | 'internal';
    /** What exactly went wrong */
    code: 'malformed_request' | 'invalid_json' | 'invalid_body' | 'invalid_query' | 'invalid_path' | 'invalid_header' | 'invalid_cursor' | 'unprocessable' | 'unsupported_media_type' | 'reference_not_found' | 'reference_archived' | 'body_too_large' | 'invalid_client' | 'unsupported_grant_type' | 'unauthenticated' | 'credential_revoked' | 'invalid_signature' | 'insufficient_scope' | 'wrong_principal' | 'request_blocked' | 'not_found' | 'route_not_found' | 'already_exists' | 'version_immutable' | 'nothing_to_publish' | 'publish_conflict' | 'resource_archived' | 'last_owner' | 'own_access' | 'api_key_revoked' | 'rotation_in_progress' | 'resource_in_use' | 'label_moved' | 'no_live_binding' | 'runtime_feature_unavailable' | 'environment_moved' | 'nothing_to_roll_back' | 'number_in_use' | 'phone_number_in_use' | 'call_not_live' | 'transfer_refused' | 'transfer_under_way' | 'call_batch_ended' | 'session_ended' | 'session_not_over' | 'session_not_text' | 'turn_in_progress' | 'recording_not_ready' | 'file_not_ready' | 'index_building' | 'snapshot_purged' | 'gate_failed' | 'precondition_failed' | 'precondition_required' | 'idempotency_key_required' | 'idempotency_mismatch' | 'idempotency_in_progress' | 'idempotency_answer_lost' | 'secret_already_shown' | 'rate_limited' | 'limit_exceeded' | 'upstream_failed' | 'upstream_timeout' | 'unavailable' | 'internal';
    /** One sentence for a person */
    message: string;
    /** The offending field, where there is one */
    param: string | null;
    /** The same as the Request-Id header; give it to support */
    request_id: string;
    /** Where the code is explained */
    doc_url: string;
    /** More, depending on the code */
    details: { [key: string]: unknown } | null;
  };
}

export interface ListedAgent {
  object: 'agent';
  /** Id of an agent */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of an agent */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=latest_version`; without its content */
  latest?: {
    object: 'agent_version';
    id: string;
    /** Id of an agent */
    agent_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
  } | null | undefined;
}

export interface ExpandedAgent {
  object: 'agent';
  /** Id of an agent */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of an agent */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=draft` */
  draft?: {
    object: 'agent_draft';
    id: string;
    /** Id of an agent */
    agent_id: string;
    /** Id of a tenant */
    tenant_id: string;
    content: AgentContent;
    /** SHA-256 of the canonical JSON of the content */
    etag: string;
    created_at: string;
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
  /** With `expand[]=latest_version` */
  latest?: {
    object: 'agent_version';
    id: string;
    /** Id of an agent */
    agent_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
    content: AgentContent;
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
}

/** What is allowed and still worth a look */
export interface ContentWarning {
  /** The field that it is about */
  path: string;
  /** What kind of warning it is */
  code: string;
  /** What is odd and what to do about it */
  message: string;
}

/** What uses an agent */
export interface AgentDependents {
  object: 'dependents';
  /** Id of an agent */
  agent_id: string;
  /** null: of any version */
  version: number | null;
  /** Bindings that pin it, live or not */
  bindings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a binding */
      binding_id: string;
      /** Id of an agent */
      agent_id: string;
      number: number;
    }[];
  };
  /** Environments in which a binding that pins it is live */
  environments: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of an agent */
      agent_id: string;
      environment: string;
      /** Id of a binding */
      binding_id: string;
      binding_number: number;
    }[];
  };
  /** Numbers whose calls reach it, through an environment or a binding of their own */
  inbound_mappings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: Array<{
      /** Id of an inbound mapping */
      inbound_mapping_id: string;
      /** The number that is called, in E.164 */
      number: string;
      /** Id of an agent */
      agent_id: string;
      environment: string | null;
      binding_id: string | null;
    }>;
  };
  /** Published versions of other prompts that include it */
  prompts: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a prompt */
      prompt_id: string;
      /** Number of a published version */
      version: number;
    }[];
  };
  /** Sessions that are going on with it */
  sessions: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a session */
      session_id: string;
      /** Id of an agent */
      agent_id: string;
      status: string;
      created_at: string;
    }[];
  };
}

export interface AgentDraft {
  object: 'agent_draft';
  id: string;
  /** Id of an agent */
  agent_id: string;
  /** Id of a tenant */
  tenant_id: string;
  content: AgentContent;
  /** SHA-256 of the canonical JSON of the content */
  etag: string;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

export interface AgentLabel {
  object: 'agent_label';
  id: string;
  /** Id of an agent */
  agent_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** A movable name on a version */
  label: string;
  /** Number of a published version */
  version: number;
  created_at: string;
  /** When it was put on this version */
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface AgentVersion {
  object: 'agent_version';
  id: string;
  /** Id of an agent */
  agent_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
  content: AgentContent;
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

export interface AgentVersionSummary {
  object: 'agent_version';
  id: string;
  /** Id of an agent */
  agent_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
}

export interface AgentVersionDiff {
  object: 'version_diff';
  /** Id of an agent */
  agent_id: string;
  /** null: nothing, for the first version is compared with nothing */
  from: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  } | null;
  to: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  };
  /** What leads from `from` to `to` */
  changes: FieldChange[];
  change_count: number;
  /** Whether there are more than the 1000 that are listed */
  has_more: boolean;
}

/** One difference */
export interface FieldChange {
  /** Where: `llm.temperature`, `required[2]`, `variables[name="city"].default`. What has an id or a name is found by it; other items by their position, of removed ones in the old list, of all others in the new */
  path: string;
  /** `reordered`: a list whose items have ids or names holds the same ones in another order */
  op: 'added' | 'removed' | 'changed' | 'reordered';
  /** Value before; of a reordered list the ids or names */
  old?: unknown | undefined;
  /** Value after; of a reordered list the ids or names */
  new?: unknown | undefined;
  /** Position of an added item that is named by its identity */
  index?: number | undefined;
  /** In place of old and new: a text of several lines */
  hunks?: TextHunk[] | undefined;
}

/** A changed region of a text */
export interface TextHunk {
  /** Number of its first line in the old text, from 1 */
  old_start: number;
  /** Number of its first line in the new text, from 1 */
  new_start: number;
  /** Each line after a space (unchanged), `-` (only in the old) or `+` (only in the new text) */
  lines: string[];
}

/** A analysis definition */
export interface AnalysisDefinition {
  object: 'analysis_definition';
  /** Id of an analysis definition */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of an analysis definition */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

export interface ListedAnalysisDefinition {
  object: 'analysis_definition';
  /** Id of an analysis definition */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of an analysis definition */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=latest_version`; without its content */
  latest?: {
    object: 'analysis_definition_version';
    id: string;
    /** Id of an analysis definition */
    analysis_definition_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
  } | null | undefined;
}

export interface ExpandedAnalysisDefinition {
  object: 'analysis_definition';
  /** Id of an analysis definition */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of an analysis definition */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=draft` */
  draft?: {
    object: 'analysis_definition_draft';
    id: string;
    /** Id of an analysis definition */
    analysis_definition_id: string;
    /** Id of a tenant */
    tenant_id: string;
    content: AnalysisDefinitionContentOutput;
    /** SHA-256 of the canonical JSON of the content */
    etag: string;
    created_at: string;
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
  /** With `expand[]=latest_version` */
  latest?: {
    object: 'analysis_definition_version';
    id: string;
    /** Id of an analysis definition */
    analysis_definition_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
    content: AnalysisDefinitionContentOutput;
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
}

/** What uses an analysis definition */
export interface AnalysisDefinitionDependents {
  object: 'dependents';
  /** Id of an analysis definition */
  analysis_definition_id: string;
  /** null: of any version */
  version: number | null;
  /** Bindings that pin it, live or not */
  bindings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a binding */
      binding_id: string;
      /** Id of an agent */
      agent_id: string;
      number: number;
    }[];
  };
  /** Environments in which a binding that pins it is live */
  environments: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of an agent */
      agent_id: string;
      environment: string;
      /** Id of a binding */
      binding_id: string;
      binding_number: number;
    }[];
  };
  /** Numbers whose calls reach it, through an environment or a binding of their own */
  inbound_mappings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: Array<{
      /** Id of an inbound mapping */
      inbound_mapping_id: string;
      /** The number that is called, in E.164 */
      number: string;
      /** Id of an agent */
      agent_id: string;
      environment: string | null;
      binding_id: string | null;
    }>;
  };
  /** Published versions of other prompts that include it */
  prompts: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a prompt */
      prompt_id: string;
      /** Number of a published version */
      version: number;
    }[];
  };
  /** Sessions that are going on with it */
  sessions: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a session */
      session_id: string;
      /** Id of an agent */
      agent_id: string;
      status: string;
      created_at: string;
    }[];
  };
}

export interface AnalysisDefinitionDraft {
  object: 'analysis_definition_draft';
  id: string;
  /** Id of an analysis definition */
  analysis_definition_id: string;
  /** Id of a tenant */
  tenant_id: string;
  content: AnalysisDefinitionContentOutput;
  /** SHA-256 of the canonical JSON of the content */
  etag: string;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

export interface AnalysisDefinitionLabel {
  object: 'analysis_definition_label';
  id: string;
  /** Id of an analysis definition */
  analysis_definition_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** A movable name on a version */
  label: string;
  /** Number of a published version */
  version: number;
  created_at: string;
  /** When it was put on this version */
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface AnalysisDefinitionVersion {
  object: 'analysis_definition_version';
  id: string;
  /** Id of an analysis definition */
  analysis_definition_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
  content: AnalysisDefinitionContentOutput;
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

export interface AnalysisDefinitionVersionSummary {
  object: 'analysis_definition_version';
  id: string;
  /** Id of an analysis definition */
  analysis_definition_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
}

export interface AnalysisDefinitionVersionDiff {
  object: 'version_diff';
  /** Id of an analysis definition */
  analysis_definition_id: string;
  /** null: nothing, for the first version is compared with nothing */
  from: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  } | null;
  to: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  };
  /** What leads from `from` to `to` */
  changes: FieldChange[];
  change_count: number;
  /** Whether there are more than the 1000 that are listed */
  has_more: boolean;
}

export interface CreatedApiKey {
  object: 'api_key';
  /** Id of an api key */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  scopes: ('agents:read' | 'agents:write' | 'agents:publish' | 'prompts:read' | 'prompts:write' | 'prompts:publish' | 'tools:read' | 'tools:write' | 'tools:publish' | 'runtime_configs:read' | 'runtime_configs:write' | 'runtime_configs:publish' | 'analysis_definitions:read' | 'analysis_definitions:write' | 'analysis_definitions:publish' | 'bindings:read' | 'bindings:write' | 'environments:write' | 'sessions:read' | 'sessions:write' | 'recordings:read' | 'files:read' | 'files:write' | 'search:read' | 'indexes:read' | 'indexes:write' | 'mappings:read' | 'mappings:write' | 'telephony:read' | 'telephony:write' | 'calls:read' | 'calls:write' | 'webhooks:read' | 'webhooks:write' | 'events:read' | 'usage:read' | 'usage:write' | 'users:read' | 'users:write' | 'audit:read' | 'audit:export' | 'keys:read' | 'keys:manage' | 'credentials:read' | 'credentials:manage' | 'tenants:read' | 'tenants:write' | 'operators:read' | 'operators:manage' | 'owners:manage' | 'memberships:select' | 'platform:tenants')[];
  prefix: string;
  status: 'active' | 'revoked';
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  expires_at: string | null;
  /** Within two minutes */
  last_used_at: string | null;
  /** When the present secret was made, if it is not the first */
  rotated_at: string | null;
  /** Until when the secret before the last rotation works; null where none does */
  previous_secret_expires_at: string | null;
  revoked_at: string | null;
  /** The API key; it cannot be shown again */
  secret: string;
}

/** A tenant API key; the secret itself is shown once, on creation and rotation */
export interface ApiKey {
  object: 'api_key';
  /** Id of an api key */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  scopes: ('agents:read' | 'agents:write' | 'agents:publish' | 'prompts:read' | 'prompts:write' | 'prompts:publish' | 'tools:read' | 'tools:write' | 'tools:publish' | 'runtime_configs:read' | 'runtime_configs:write' | 'runtime_configs:publish' | 'analysis_definitions:read' | 'analysis_definitions:write' | 'analysis_definitions:publish' | 'bindings:read' | 'bindings:write' | 'environments:write' | 'sessions:read' | 'sessions:write' | 'recordings:read' | 'files:read' | 'files:write' | 'search:read' | 'indexes:read' | 'indexes:write' | 'mappings:read' | 'mappings:write' | 'telephony:read' | 'telephony:write' | 'calls:read' | 'calls:write' | 'webhooks:read' | 'webhooks:write' | 'events:read' | 'usage:read' | 'usage:write' | 'users:read' | 'users:write' | 'audit:read' | 'audit:export' | 'keys:read' | 'keys:manage' | 'credentials:read' | 'credentials:manage' | 'tenants:read' | 'tenants:write' | 'operators:read' | 'operators:manage' | 'owners:manage' | 'memberships:select' | 'platform:tenants')[];
  prefix: string;
  status: 'active' | 'revoked';
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  expires_at: string | null;
  /** Within two minutes */
  last_used_at: string | null;
  /** When the present secret was made, if it is not the first */
  rotated_at: string | null;
  /** Until when the secret before the last rotation works; null where none does */
  previous_secret_expires_at: string | null;
  revoked_at: string | null;
}

/** One change of one resource: who, what, from what to what, when */
export interface AuditEvent {
  object: 'audit_event';
  /** Id of an audit event */
  id: string;
  tenant_id: string | null;
  /** Id of who did it */
  actor_id: string;
  actor_type: 'operator' | 'api_key' | 'user' | 'system';
  action: 'tenant.created' | 'tenant.updated' | 'tenant.suspended' | 'tenant.reactivated' | 'tenant.archived' | 'tenant.restored' | 'operator.invited' | 'operator.updated' | 'operator.disabled' | 'operator.enabled' | 'user.upserted' | 'user.archived' | 'user.restored' | 'api_key.created' | 'api_key.updated' | 'api_key.rotated' | 'api_key.revoked' | 'provider_credential.created' | 'provider_credential.updated' | 'provider_credential.rotated' | 'provider_credential.archived' | 'provider_credential.restored' | 'agent.created' | 'agent.duplicated' | 'agent.updated' | 'agent.archived' | 'agent.restored' | 'agent_draft.updated' | 'agent_version.published' | 'agent_version.labelled' | 'agent_version.unlabelled' | 'prompt.created' | 'prompt.duplicated' | 'prompt.updated' | 'prompt.archived' | 'prompt.restored' | 'prompt_draft.updated' | 'prompt_version.published' | 'prompt_version.labelled' | 'prompt_version.unlabelled' | 'tool.created' | 'tool.duplicated' | 'tool.updated' | 'tool.archived' | 'tool.restored' | 'tool_draft.updated' | 'tool_version.published' | 'tool_version.labelled' | 'tool_version.unlabelled' | 'runtime_config.created' | 'runtime_config.duplicated' | 'runtime_config.updated' | 'runtime_config.archived' | 'runtime_config.restored' | 'runtime_config_draft.updated' | 'runtime_config_version.published' | 'runtime_config_version.labelled' | 'runtime_config_version.unlabelled' | 'analysis_definition.created' | 'analysis_definition.duplicated' | 'analysis_definition.updated' | 'analysis_definition.archived' | 'analysis_definition.restored' | 'analysis_definition_draft.updated' | 'analysis_definition_version.published' | 'analysis_definition_version.labelled' | 'analysis_definition_version.unlabelled' | 'binding.created' | 'environment.updated' | 'environment.promoted' | 'environment.rolled_back' | 'session.created' | 'session.dispatched' | 'session.redispatched' | 'session.started' | 'session.ended' | 'session.failed' | 'session_feedback.updated' | 'analysis.created' | 'analysis.completed' | 'analysis.failed' | 'recording.started' | 'recording.completed' | 'recording.failed' | 'recording.downloaded' | 'recording.purged' | 'file.created' | 'file.claimed' | 'file.ready' | 'file.failed' | 'file.retried' | 'file.stopped' | 'file.archived' | 'file.restored' | 'file.purge_requested' | 'file.purged' | 'file_version.created' | 'search_index.created' | 'search_index.updated' | 'search_index.archived' | 'search_index.restored' | 'index_build.started' | 'index_build.stopped' | 'index_build.completed' | 'index_file.attached' | 'index_file.detached' | 'index_file.retried' | 'index_snapshot.created' | 'index_snapshot.purged' | 'query_set.created' | 'query_set.updated' | 'query_set.archived' | 'query_set.restored' | 'evaluation.created' | 'evaluation.completed' | 'evaluation.failed' | 'evaluation.results_removed' | 'inbound_mapping.created' | 'inbound_mapping.updated' | 'inbound_mapping.archived' | 'inbound_mapping.restored' | 'phone_number.created' | 'phone_number.updated' | 'phone_number.archived' | 'phone_number.restored' | 'sip_trunk.created' | 'sip_trunk.updated' | 'sip_trunk.archived' | 'sip_trunk.restored' | 'call.created' | 'call.dialing' | 'call.ringing' | 'call.answered' | 'call.callee_detected' | 'call.refused' | 'call.transfer_started' | 'call.transfer_dialing' | 'call.transfer_answered' | 'call.transferred' | 'call.transfer_refused' | 'call.transfer_failed' | 'call.said' | 'call.dtmf_sent' | 'call.muted' | 'call.ended' | 'call_batch.created' | 'call_batch.paused' | 'call_batch.resumed' | 'call_batch.canceled' | 'call_batch.completed' | 'price_list.created' | 'webhook_endpoint.created' | 'webhook_endpoint.updated' | 'webhook_endpoint.rotated' | 'webhook_endpoint.tested' | 'webhook_endpoint.disabled' | 'webhook_endpoint.replayed' | 'webhook_endpoint.archived' | 'webhook_endpoint.restored' | 'webhook_delivery.replayed' | 'audit_event.erased' | 'audit_export.created' | 'audit_export.completed' | 'audit_export.failed';
  entity: {
    type: 'tenant' | 'operator' | 'user' | 'api_key' | 'provider_credential' | 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'analysis_definition' | 'binding' | 'environment' | 'session' | 'session_analysis' | 'file' | 'search_index' | 'index_snapshot' | 'query_set' | 'evaluation' | 'inbound_mapping' | 'phone_number' | 'sip_trunk' | 'call' | 'call_batch' | 'price_list' | 'webhook_endpoint' | 'webhook_delivery' | 'audit_event' | 'audit_export';
    id: string;
  };
  /** State before, null on creation. Secrets are masked; what is large stands as a `truncated_value` with its SHA-256 */
  old_value: Schema0;
  /** State after, in the same form */
  new_value: Schema1;
  request_id: string;
  /** Where it came from: `api`, `runtime`, `ingestion`, `scheduler` … */
  source: string;
  timestamp: string;
}

/** What recomputing a part of the audit chain found */
export interface AuditVerification {
  object: 'audit_verification';
  tenant_id: string | null;
  /** Nothing is wrong in what this call looked at */
  verified: boolean;
  /** The first one, by its number in the chain */
  problem: {
    kind: 'changed' | 'missing' | 'inserted' | 'reordered' | 'cut' | 'forged_checkpoint';
    /** Number in the chain; of `inserted` the one after which it stands */
    seq: number;
    event_id: string | null;
    message: string;
  } | null;
  /** First event whose seal this call recomputed */
  from_seq: number;
  /** Last one; below from_seq when there was none */
  to_seq: number;
  /** Events of this call whose content was erased, as the chain itself says; their places stay */
  erased: number;
  /** Events in the chain */
  sealed: number;
  /** Events that wait for the sealer, which runs every minute */
  not_sealed_yet: number;
  last_checkpoint: AuditCheckpoint | null;
  /** There is more to look at: go on with next_cursor */
  has_more: boolean;
  next_cursor: string | null;
}

/** A signed statement about the head of an audit chain */
export interface AuditCheckpoint {
  tenant_id: string | null;
  /** Number of the last event that it covers */
  seq: number;
  /** Hash of that event's seal */
  head_hash: string;
  /** How many events the chain has up to here */
  count: number;
  complete_to: string;
  time: string;
  object: 'audit_checkpoint';
  /** The same statement as a compact JWS (ES256); /.well-known/audit-jwks.json has the key */
  jws: string;
}

/** Audit events as a gzip file of JSON lines, each with its seal */
export interface AuditExport {
  object: 'audit_export';
  /** Id of an audit export */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  status: 'queued' | 'running' | 'completed' | 'failed';
  /** What was asked for; until is the time of asking unless it was given */
  filters: {
    entity_type?: 'tenant' | 'operator' | 'user' | 'api_key' | 'provider_credential' | 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'analysis_definition' | 'binding' | 'environment' | 'session' | 'session_analysis' | 'file' | 'search_index' | 'index_snapshot' | 'query_set' | 'evaluation' | 'inbound_mapping' | 'phone_number' | 'sip_trunk' | 'call' | 'call_batch' | 'price_list' | 'webhook_endpoint' | 'webhook_delivery' | 'audit_event' | 'audit_export' | undefined;
    entity_id?: string | undefined;
    /** One action, or several by repeating the parameter: any of them fits */
    action?: ('tenant.created' | 'tenant.updated' | 'tenant.suspended' | 'tenant.reactivated' | 'tenant.archived' | 'tenant.restored' | 'operator.invited' | 'operator.updated' | 'operator.disabled' | 'operator.enabled' | 'user.upserted' | 'user.archived' | 'user.restored' | 'api_key.created' | 'api_key.updated' | 'api_key.rotated' | 'api_key.revoked' | 'provider_credential.created' | 'provider_credential.updated' | 'provider_credential.rotated' | 'provider_credential.archived' | 'provider_credential.restored' | 'agent.created' | 'agent.duplicated' | 'agent.updated' | 'agent.archived' | 'agent.restored' | 'agent_draft.updated' | 'agent_version.published' | 'agent_version.labelled' | 'agent_version.unlabelled' | 'prompt.created' | 'prompt.duplicated' | 'prompt.updated' | 'prompt.archived' | 'prompt.restored' | 'prompt_draft.updated' | 'prompt_version.published' | 'prompt_version.labelled' | 'prompt_version.unlabelled' | 'tool.created' | 'tool.duplicated' | 'tool.updated' | 'tool.archived' | 'tool.restored' | 'tool_draft.updated' | 'tool_version.published' | 'tool_version.labelled' | 'tool_version.unlabelled' | 'runtime_config.created' | 'runtime_config.duplicated' | 'runtime_config.updated' | 'runtime_config.archived' | 'runtime_config.restored' | 'runtime_config_draft.updated' | 'runtime_config_version.published' | 'runtime_config_version.labelled' | 'runtime_config_version.unlabelled' | 'analysis_definition.created' | 'analysis_definition.duplicated' | 'analysis_definition.updated' | 'analysis_definition.archived' | 'analysis_definition.restored' | 'analysis_definition_draft.updated' | 'analysis_definition_version.published' | 'analysis_definition_version.labelled' | 'analysis_definition_version.unlabelled' | 'binding.created' | 'environment.updated' | 'environment.promoted' | 'environment.rolled_back' | 'session.created' | 'session.dispatched' | 'session.redispatched' | 'session.started' | 'session.ended' | 'session.failed' | 'session_feedback.updated' | 'analysis.created' | 'analysis.completed' | 'analysis.failed' | 'recording.started' | 'recording.completed' | 'recording.failed' | 'recording.downloaded' | 'recording.purged' | 'file.created' | 'file.claimed' | 'file.ready' | 'file.failed' | 'file.retried' | 'file.stopped' | 'file.archived' | 'file.restored' | 'file.purge_requested' | 'file.purged' | 'file_version.created' | 'search_index.created' | 'search_index.updated' | 'search_index.archived' | 'search_index.restored' | 'index_build.started' | 'index_build.stopped' | 'index_build.completed' | 'index_file.attached' | 'index_file.detached' | 'index_file.retried' | 'index_snapshot.created' | 'index_snapshot.purged' | 'query_set.created' | 'query_set.updated' | 'query_set.archived' | 'query_set.restored' | 'evaluation.created' | 'evaluation.completed' | 'evaluation.failed' | 'evaluation.results_removed' | 'inbound_mapping.created' | 'inbound_mapping.updated' | 'inbound_mapping.archived' | 'inbound_mapping.restored' | 'phone_number.created' | 'phone_number.updated' | 'phone_number.archived' | 'phone_number.restored' | 'sip_trunk.created' | 'sip_trunk.updated' | 'sip_trunk.archived' | 'sip_trunk.restored' | 'call.created' | 'call.dialing' | 'call.ringing' | 'call.answered' | 'call.callee_detected' | 'call.refused' | 'call.transfer_started' | 'call.transfer_dialing' | 'call.transfer_answered' | 'call.transferred' | 'call.transfer_refused' | 'call.transfer_failed' | 'call.said' | 'call.dtmf_sent' | 'call.muted' | 'call.ended' | 'call_batch.created' | 'call_batch.paused' | 'call_batch.resumed' | 'call_batch.canceled' | 'call_batch.completed' | 'price_list.created' | 'webhook_endpoint.created' | 'webhook_endpoint.updated' | 'webhook_endpoint.rotated' | 'webhook_endpoint.tested' | 'webhook_endpoint.disabled' | 'webhook_endpoint.replayed' | 'webhook_endpoint.archived' | 'webhook_endpoint.restored' | 'webhook_delivery.replayed' | 'audit_event.erased' | 'audit_export.created' | 'audit_export.completed' | 'audit_export.failed')[] | undefined;
    actor_id?: string | undefined;
    actor_type?: 'operator' | 'api_key' | 'user' | 'system' | undefined;
    source?: string | undefined;
    request_id?: string | undefined;
    since?: string | undefined;
    until?: string | undefined;
  };
  /** Events in the file */
  count: number | null;
  /** Of the gzip file */
  size_bytes: number | null;
  /** SHA-256 of the gzip file, hexadecimal */
  sha256: string | null;
  /** Why it failed */
  reason: {
    code: 'too_many_events' | 'gave_up';
    message: string;
  } | null;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  created_at: string;
  started_at: string | null;
  /** When it was completed or failed */
  completed_at: string | null;
  /** When the file is removed */
  expires_at: string | null;
}

/** An audit export and where to fetch it */
export interface AuditExportWithFile {
  object: 'audit_export';
  /** Id of an audit export */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  status: 'queued' | 'running' | 'completed' | 'failed';
  /** What was asked for; until is the time of asking unless it was given */
  filters: {
    entity_type?: 'tenant' | 'operator' | 'user' | 'api_key' | 'provider_credential' | 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'analysis_definition' | 'binding' | 'environment' | 'session' | 'session_analysis' | 'file' | 'search_index' | 'index_snapshot' | 'query_set' | 'evaluation' | 'inbound_mapping' | 'phone_number' | 'sip_trunk' | 'call' | 'call_batch' | 'price_list' | 'webhook_endpoint' | 'webhook_delivery' | 'audit_event' | 'audit_export' | undefined;
    entity_id?: string | undefined;
    /** One action, or several by repeating the parameter: any of them fits */
    action?: ('tenant.created' | 'tenant.updated' | 'tenant.suspended' | 'tenant.reactivated' | 'tenant.archived' | 'tenant.restored' | 'operator.invited' | 'operator.updated' | 'operator.disabled' | 'operator.enabled' | 'user.upserted' | 'user.archived' | 'user.restored' | 'api_key.created' | 'api_key.updated' | 'api_key.rotated' | 'api_key.revoked' | 'provider_credential.created' | 'provider_credential.updated' | 'provider_credential.rotated' | 'provider_credential.archived' | 'provider_credential.restored' | 'agent.created' | 'agent.duplicated' | 'agent.updated' | 'agent.archived' | 'agent.restored' | 'agent_draft.updated' | 'agent_version.published' | 'agent_version.labelled' | 'agent_version.unlabelled' | 'prompt.created' | 'prompt.duplicated' | 'prompt.updated' | 'prompt.archived' | 'prompt.restored' | 'prompt_draft.updated' | 'prompt_version.published' | 'prompt_version.labelled' | 'prompt_version.unlabelled' | 'tool.created' | 'tool.duplicated' | 'tool.updated' | 'tool.archived' | 'tool.restored' | 'tool_draft.updated' | 'tool_version.published' | 'tool_version.labelled' | 'tool_version.unlabelled' | 'runtime_config.created' | 'runtime_config.duplicated' | 'runtime_config.updated' | 'runtime_config.archived' | 'runtime_config.restored' | 'runtime_config_draft.updated' | 'runtime_config_version.published' | 'runtime_config_version.labelled' | 'runtime_config_version.unlabelled' | 'analysis_definition.created' | 'analysis_definition.duplicated' | 'analysis_definition.updated' | 'analysis_definition.archived' | 'analysis_definition.restored' | 'analysis_definition_draft.updated' | 'analysis_definition_version.published' | 'analysis_definition_version.labelled' | 'analysis_definition_version.unlabelled' | 'binding.created' | 'environment.updated' | 'environment.promoted' | 'environment.rolled_back' | 'session.created' | 'session.dispatched' | 'session.redispatched' | 'session.started' | 'session.ended' | 'session.failed' | 'session_feedback.updated' | 'analysis.created' | 'analysis.completed' | 'analysis.failed' | 'recording.started' | 'recording.completed' | 'recording.failed' | 'recording.downloaded' | 'recording.purged' | 'file.created' | 'file.claimed' | 'file.ready' | 'file.failed' | 'file.retried' | 'file.stopped' | 'file.archived' | 'file.restored' | 'file.purge_requested' | 'file.purged' | 'file_version.created' | 'search_index.created' | 'search_index.updated' | 'search_index.archived' | 'search_index.restored' | 'index_build.started' | 'index_build.stopped' | 'index_build.completed' | 'index_file.attached' | 'index_file.detached' | 'index_file.retried' | 'index_snapshot.created' | 'index_snapshot.purged' | 'query_set.created' | 'query_set.updated' | 'query_set.archived' | 'query_set.restored' | 'evaluation.created' | 'evaluation.completed' | 'evaluation.failed' | 'evaluation.results_removed' | 'inbound_mapping.created' | 'inbound_mapping.updated' | 'inbound_mapping.archived' | 'inbound_mapping.restored' | 'phone_number.created' | 'phone_number.updated' | 'phone_number.archived' | 'phone_number.restored' | 'sip_trunk.created' | 'sip_trunk.updated' | 'sip_trunk.archived' | 'sip_trunk.restored' | 'call.created' | 'call.dialing' | 'call.ringing' | 'call.answered' | 'call.callee_detected' | 'call.refused' | 'call.transfer_started' | 'call.transfer_dialing' | 'call.transfer_answered' | 'call.transferred' | 'call.transfer_refused' | 'call.transfer_failed' | 'call.said' | 'call.dtmf_sent' | 'call.muted' | 'call.ended' | 'call_batch.created' | 'call_batch.paused' | 'call_batch.resumed' | 'call_batch.canceled' | 'call_batch.completed' | 'price_list.created' | 'webhook_endpoint.created' | 'webhook_endpoint.updated' | 'webhook_endpoint.rotated' | 'webhook_endpoint.tested' | 'webhook_endpoint.disabled' | 'webhook_endpoint.replayed' | 'webhook_endpoint.archived' | 'webhook_endpoint.restored' | 'webhook_delivery.replayed' | 'audit_event.erased' | 'audit_export.created' | 'audit_export.completed' | 'audit_export.failed')[] | undefined;
    actor_id?: string | undefined;
    actor_type?: 'operator' | 'api_key' | 'user' | 'system' | undefined;
    source?: string | undefined;
    request_id?: string | undefined;
    since?: string | undefined;
    until?: string | undefined;
  };
  /** Events in the file */
  count: number | null;
  /** Of the gzip file */
  size_bytes: number | null;
  /** SHA-256 of the gzip file, hexadecimal */
  sha256: string | null;
  /** Why it failed */
  reason: {
    code: 'too_many_events' | 'gave_up';
    message: string;
  } | null;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  created_at: string;
  started_at: string | null;
  /** When it was completed or failed */
  completed_at: string | null;
  /** When the file is removed */
  expires_at: string | null;
  /** Where the file is, for 15 minutes; null until completed */
  download_url: string | null;
}

/** A pinned set of versions */
export interface Binding {
  object: 'binding';
  /** Id of a binding */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of an agent */
  agent_id: string;
  /** 1, 2, 3 … within the agent */
  number: number;
  /** Number of a published version */
  agent_version: number;
  /** Id of a prompt */
  prompt_id: string;
  /** Number of a published version */
  prompt_version: number;
  tool_versions: {
    /** Id of a tool */
    tool_id: string;
    /** Number of a published version */
    version: number;
  }[];
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Number of a published version */
  runtime_config_version: number;
  knowledge: Array<{
    /** Id of a search index */
    index_id: string;
    track: 'live';
  } | {
    /** Id of a search index */
    index_id: string;
    /** Id of a snapshot */
    snapshot_id: string;
  }>;
  /** Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names */
  hand_offs?: {
    /** Id of an agent */
    agent_id: string;
    /** Id of a binding */
    binding_id: string;
  }[] | undefined;
  /** SHA-256 of the canonical JSON of the whole resolved config */
  digest: string;
  /** The binding it was made from: a base, or what a rollback went back to */
  base_binding_id: string | null;
  /** What this combination is for */
  note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

/** A pinned set of versions, and what it resolves to where asked for */
export interface ExpandedBinding {
  object: 'binding';
  /** Id of a binding */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of an agent */
  agent_id: string;
  /** 1, 2, 3 … within the agent */
  number: number;
  /** Number of a published version */
  agent_version: number;
  /** Id of a prompt */
  prompt_id: string;
  /** Number of a published version */
  prompt_version: number;
  tool_versions: {
    /** Id of a tool */
    tool_id: string;
    /** Number of a published version */
    version: number;
  }[];
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Number of a published version */
  runtime_config_version: number;
  knowledge: Array<{
    /** Id of a search index */
    index_id: string;
    track: 'live';
  } | {
    /** Id of a search index */
    index_id: string;
    /** Id of a snapshot */
    snapshot_id: string;
  }>;
  /** Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names */
  hand_offs?: {
    /** Id of an agent */
    agent_id: string;
    /** Id of a binding */
    binding_id: string;
  }[] | undefined;
  /** SHA-256 of the canonical JSON of the whole resolved config */
  digest: string;
  /** The binding it was made from: a base, or what a rollback went back to */
  base_binding_id: string | null;
  /** What this combination is for */
  note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Shown with `expand[]=config` */
  config?: {
    agent: {
      /** Name by which the agent is known in a call */
      name: string;
      /** BCP 47 language tag */
      language: string;
      /** IANA time zone in which the agent tells the time; without it the tenant's */
      time_zone?: string | undefined;
      /** Values of prompt variables where a session gives none. They go before the prompt's own defaults; those that the prompt does not declare are left aside */
      default_variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
      /** What is made of its conversations once they are over: a published version of an analysis definition. A binding pins it with the version of the agent */
      analysis?: {
        /** Id of an analysis definition */
        analysis_definition_id: string;
        /** Number of a published version */
        version: number;
      } | undefined;
      /** Id of an agent */
      agent_id: string;
      /** Number of a published version */
      version: number;
    };
    prompt: {
      /** Id of a prompt */
      prompt_id: string;
      /** Number of a published version */
      version: number;
      template: string;
      variables: PromptVariableOutput[];
      /** Default `[]`. */
      includes: {
        /** Id of a prompt */
        prompt_id: string;
        /** Published version */
        version: number;
      }[];
    };
    tools: Array<{
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
      name: string;
      description: string;
      parameters: { [key: string]: JsonValue };
      result?: { [key: string]: JsonValue } | undefined;
      handler_ref: string;
      config: { [key: string]: JsonValue };
    }>;
    runtime_config: {
      llm?: LlmConfig | undefined;
      stt?: SttConfig | undefined;
      tts?: TtsConfig | undefined;
      realtime?: RealtimeConfigOutput | undefined;
      turn_handling?: {
        /** Who judges that a turn is over: a model that listens to what is said (`turn_detector`), silence (`vad`), the recogniser (`stt`) or the realtime model (`realtime_llm`). Default `"turn_detector"`. */
        turn_detection: 'turn_detector' | 'vad' | 'stt' | 'realtime_llm';
        endpointing: {
          /** `dynamic` learns the delay from the pauses of the caller. Default `"fixed"`. */
          mode: 'fixed' | 'dynamic';
          /** Shortest silence in milliseconds that ends a turn. Default `500`. */
          min_delay_ms: number;
          /** Silence in milliseconds that ends a turn in any case. Default `3000`. */
          max_delay_ms: number;
        };
        interruption: {
          /** Whether the caller may interrupt the agent at all. Default `true`. */
          enabled: boolean;
          /** `vad`: any speech interrupts. `adaptive`: a model tells interruptions from "mhm". Default `"vad"`. */
          mode: 'vad' | 'adaptive';
          /** Shortest speech in milliseconds that interrupts. Default `500`. */
          min_duration_ms: number;
          /** Fewest recognised words that interrupt. Default `0`. */
          min_words: number;
          /** Whether the agent goes on where the interruption had no words. Default `true`. */
          resume_false_interruption: boolean;
        };
      } | undefined;
      background_audio?: BackgroundAudioOutput | undefined;
      welcome_message?: WelcomeMessageOutput | undefined;
      safety?: SafetyOutput | undefined;
      limits?: SessionLimitsOutput | undefined;
      recording?: RecordingOutput | undefined;
      retention?: Retention | undefined;
      /** Id of a runtime config */
      runtime_config_id: string;
      /** Number of a published version */
      version: number;
    };
    knowledge: Array<{
      /** Id of a search index */
      index_id: string;
      track: 'live';
    } | {
      /** Id of a search index */
      index_id: string;
      /** Id of a snapshot */
      snapshot_id: string;
    }>;
    agents?: Array<{
      agent: {
        /** Name by which the agent is known in a call */
        name: string;
        /** BCP 47 language tag */
        language: string;
        /** IANA time zone in which the agent tells the time; without it the tenant's */
        time_zone?: string | undefined;
        /** Values of prompt variables where a session gives none. They go before the prompt's own defaults; those that the prompt does not declare are left aside */
        default_variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
        /** What is made of its conversations once they are over: a published version of an analysis definition. A binding pins it with the version of the agent */
        analysis?: {
          /** Id of an analysis definition */
          analysis_definition_id: string;
          /** Number of a published version */
          version: number;
        } | undefined;
        /** Id of an agent */
        agent_id: string;
        /** Number of a published version */
        version: number;
      };
      prompt: {
        /** Id of a prompt */
        prompt_id: string;
        /** Number of a published version */
        version: number;
        template: string;
        variables: PromptVariableOutput[];
        /** Default `[]`. */
        includes: {
          /** Id of a prompt */
          prompt_id: string;
          /** Published version */
          version: number;
        }[];
      };
      tools: Array<{
        /** Id of a tool */
        tool_id: string;
        /** Number of a published version */
        version: number;
        name: string;
        description: string;
        parameters: { [key: string]: JsonValue };
        result?: { [key: string]: JsonValue } | undefined;
        handler_ref: string;
        config: { [key: string]: JsonValue };
      }>;
      runtime_config: {
        llm?: LlmConfig | undefined;
        stt?: SttConfig | undefined;
        tts?: TtsConfig | undefined;
        realtime?: RealtimeConfigOutput | undefined;
        turn_handling?: {
          /** Who judges that a turn is over: a model that listens to what is said (`turn_detector`), silence (`vad`), the recogniser (`stt`) or the realtime model (`realtime_llm`). Default `"turn_detector"`. */
          turn_detection: 'turn_detector' | 'vad' | 'stt' | 'realtime_llm';
          endpointing: {
            /** `dynamic` learns the delay from the pauses of the caller. Default `"fixed"`. */
            mode: 'fixed' | 'dynamic';
            /** Shortest silence in milliseconds that ends a turn. Default `500`. */
            min_delay_ms: number;
            /** Silence in milliseconds that ends a turn in any case. Default `3000`. */
            max_delay_ms: number;
          };
          interruption: {
            /** Whether the caller may interrupt the agent at all. Default `true`. */
            enabled: boolean;
            /** `vad`: any speech interrupts. `adaptive`: a model tells interruptions from "mhm". Default `"vad"`. */
            mode: 'vad' | 'adaptive';
            /** Shortest speech in milliseconds that interrupts. Default `500`. */
            min_duration_ms: number;
            /** Fewest recognised words that interrupt. Default `0`. */
            min_words: number;
            /** Whether the agent goes on where the interruption had no words. Default `true`. */
            resume_false_interruption: boolean;
          };
        } | undefined;
        background_audio?: BackgroundAudioOutput | undefined;
        welcome_message?: WelcomeMessageOutput | undefined;
        safety?: SafetyOutput | undefined;
        limits?: SessionLimitsOutput | undefined;
        recording?: RecordingOutput | undefined;
        retention?: Retention | undefined;
        /** Id of a runtime config */
        runtime_config_id: string;
        /** Number of a published version */
        version: number;
      };
      knowledge: Array<{
        /** Id of a search index */
        index_id: string;
        track: 'live';
      } | {
        /** Id of a search index */
        index_id: string;
        /** Id of a snapshot */
        snapshot_id: string;
      }>;
    }> | undefined;
  } | undefined;
}

/** What leads from one binding to another */
export interface BindingDiff {
  object: 'binding_diff';
  /** Id of an agent */
  agent_id: string;
  /** null: nothing, for the first binding is compared with nothing */
  from: BindingPointer | null;
  to: BindingPointer;
  /** Whether both resolve to the same config */
  same: boolean;
  /** What is pinned otherwise */
  versions: FieldChange[];
  /** What that changes in the resolved config */
  config: FieldChange[];
  config_change_count: number;
  /** Whether config has more changes than the 1000 listed */
  has_more: boolean;
}

/** A binding, by id, number and digest */
export interface BindingPointer {
  /** Id of a binding */
  binding_id: string;
  binding_number: number;
  digest: string;
}

/** Whether a binding still is what it was made of */
export interface BindingVerification {
  object: 'binding_verification';
  /** Id of an agent */
  agent_id: string;
  /** Id of a binding */
  binding_id: string;
  /** Whether all three digests are the same */
  verified: boolean;
  /** The digest that the binding carries */
  digest: string;
  /** Digest of the config that is stored and that sessions run with; null: none is */
  stored_digest: string | null;
  /** Digest of what the pinned versions resolve to now; null: one of them is missing */
  recomputed_digest: string | null;
  /** The pinned version that is missing, as a field of the binding */
  missing: string | null;
  /** From what the pinned versions resolve to, to what is stored; at most 1000 */
  differences: FieldChange[];
}

/** Many calls, made when those who are called may be called */
export interface CallBatch {
  object: 'call_batch';
  /** Id of a batch */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  status: 'running' | 'paused' | 'completed' | 'canceled';
  name: string | null;
  /** Id of an agent */
  agent_id: string;
  environment: string | null;
  binding_id: string | null;
  /** Phone number in E.164 */
  from: string;
  /** null: at any time */
  window: CallingWindowOutput | null;
  /** Of callees whose country has several, and who have none of their own */
  time_zone: string | null;
  start_at: string;
  /** No call is begun at this time or later */
  expires_at: string;
  pacing: CallBatchPacingOutput;
  retries: CallBatchRetries;
  ring_timeout_seconds: number;
  /** Of rows that have none of their own */
  voicemail: Voicemail | null;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  /** Rows that were left out because they were not valid */
  skipped_rows: number;
  created_at: string;
  ended_at: string | null;
  rows: CallBatchCounts;
}

/** Rows of a batch by state, and ended ones by outcome */
export interface CallBatchCounts {
  total: number;
  pending: number;
  calling: number;
  ended: number;
  outcomes: {
    answered: number;
    busy: number;
    no_answer: number;
    declined: number;
    voicemail: number;
    canceled: number;
    failed: number;
    expired: number;
  };
}

/** What came of a batch so far */
export interface CallBatchReport {
  object: 'call_batch_report';
  batch_id: string;
  rows: CallBatchCounts;
  /** Calls that have ended, repeated ones too */
  calls: number;
  calls_by_result: { [key: string]: number };
  /** With format=csv a line a row: index, to, status, outcome, attempts, last_call_id, last_ended_at, error */
  csv: string | null;
}

/** Somebody to call, and what came of it */
export interface CallBatchRow {
  object: 'call_batch_row';
  /** Id of a batch */
  batch_id: string;
  /** Place in the rows of the request, from 0 */
  index: number;
  /** Phone number in E.164 */
  to: string;
  /** Values of the prompt's variables. Default `{}`. */
  variables: { [key: string]: string | number | boolean | (string | number | boolean)[] };
  user: {
    external_id: string;
    display_name?: string | undefined;
  } | null;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  /** IANA time zone */
  time_zone: string;
  voicemail: Voicemail | null;
  status: 'pending' | 'calling' | 'ended';
  outcome: 'answered' | 'busy' | 'no_answer' | 'declined' | 'voicemail' | 'canceled' | 'failed' | 'expired' | null;
  error: {
    code: string;
    message: string;
  } | null;
  /** Its present call */
  call_id: string | null;
  /** Its calls that have ended, the first one first */
  attempts: Array<{
    /** Id of a call */
    call_id: string;
    result: 'answered' | 'busy' | 'no_answer' | 'declined' | 'voicemail' | 'canceled' | 'failed';
    ended_at: string;
  }>;
  /** Earliest time of the next call */
  due_at: string | null;
}

/** A telephone call that an agent holds */
export interface Call {
  object: 'call';
  /** Id of a call */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  direction: 'inbound' | 'outbound';
  status: 'queued' | 'dialing' | 'ringing' | 'answered' | 'ended';
  /** null until the call has ended */
  result: 'answered' | 'busy' | 'no_answer' | 'declined' | 'voicemail' | 'canceled' | 'failed' | null;
  /** Why it ended: the reason of its session; of a call that people took over, `participant_left`, `stopped` or `max_duration`. null until then */
  end_reason: 'participant_left' | 'stopped' | 'agent_ended' | 'max_duration' | 'silence_timeout' | 'agent_not_joined' | 'agent_lost' | 'dispatch_failed' | 'room_closed' | 'provider_error' | 'configuration_error' | 'worker_shutdown' | 'call_not_answered' | 'voicemail' | 'transferred' | null;
  /** Who calls; null where the number is withheld */
  from: string | null;
  /** Phone number in E.164 */
  to: string;
  /** The tenant's number of the two */
  phone_number_id: string | null;
  inbound_mapping_id: string | null;
  /** Id of an agent */
  agent_id: string;
  /** Id of a session */
  session_id: string;
  /** Of outbound calls */
  ring_timeout_seconds: number | null;
  /** null where nobody listens for answering machines */
  voicemail: Voicemail | null;
  /** Who picked up, as the agent heard; null until it is known, and where nobody listens for it */
  answered_by: 'human' | 'machine' | 'unknown' | null;
  sip: CallSip;
  /** The last attempt to hand it over; null without one */
  transfer: CallTransfer | null;
  /** Why it failed, from the catalogue of errors; null otherwise */
  error: {
    code: string;
    message: string;
  } | null;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  dialed_at: string | null;
  ringing_at: string | null;
  answered_at: string | null;
  ended_at: string | null;
}

/** What the telephone network says of a call */
export interface CallSip {
  /** Id of the call at the media server */
  call_id: string | null;
  trunk_id: string | null;
  /** Final SIP status where the call was refused: 486, 603 … */
  status_code: number | null;
  /** Its words */
  status: string | null;
  /** Headers that came with the call or were sent with it */
  headers: { [key: string]: string };
}

/** How a call was handed over */
export interface CallTransfer {
  /** How many times it was tried to hand the call over, this one included */
  attempt: number;
  /** Who takes the call over: a phone number in E.164, or a SIP address */
  to: string;
  /** `blind`: by SIP REFER, nobody asks who takes it over. `warm`: who takes it over is called, is told what it is about, and then talks with who is on the telephone */
  mode: 'blind' | 'warm';
  status: 'ringing' | 'briefing' | 'completed' | 'failed';
  /** `refused`: nobody took it over, and the call went on; null while it is under way */
  outcome: 'done' | 'refused' | null;
  /** Why it failed; null otherwise */
  result: 'busy' | 'no_answer' | 'declined' | 'canceled' | 'failed' | null;
  /** SIP status of a refusal */
  sip_status_code: number | null;
  /** Its words */
  sip_status: string | null;
  /** Of warm transfers: the number as which the other one is called */
  from: string | null;
  trunk_id: string | null;
  headers: { [key: string]: string };
  /** Of warm transfers */
  ring_timeout_seconds: number | null;
  /** What the agent was given to tell; null: it sums up itself */
  briefing: string | null;
  /** When it was asked for */
  at: string;
  dialed_at: string | null;
  answered_at: string | null;
  /** When it was completed, or had failed */
  ended_at: string | null;
}

/** A session, as its end user sees it */
export interface ClientSession {
  object: 'session';
  /** Id of a session */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of an agent */
  agent_id: string;
  /** Id of a user */
  user_id: string;
  channel: 'web' | 'text' | 'phone';
  status: 'created' | 'dispatching' | 'active' | 'ended' | 'failed';
  end_reason: 'participant_left' | 'stopped' | 'agent_ended' | 'max_duration' | 'silence_timeout' | 'agent_not_joined' | 'agent_lost' | 'dispatch_failed' | 'room_closed' | 'provider_error' | 'configuration_error' | 'worker_shutdown' | 'call_not_answered' | 'voicemail' | 'transferred' | null;
  created_at: string;
  max_end_at: string;
  started_at: string | null;
  ended_at: string | null;
  /** What the end user said of it; null if nothing */
  feedback: SessionFeedback | null;
}

/** What the end user thought of a session */
export interface SessionFeedback {
  rating: number | null;
  thumb: 'up' | 'down' | null;
  comment: string | null;
  /** When it was given first */
  created_at: string;
  updated_at: string;
}

/** What an agent answered to a message */
export interface SessionMessage {
  object: 'session_message';
  /** Of the last event that the message left in the session */
  id: string;
  /** Id of a session */
  session_id: string;
  /** Id of a tenant */
  tenant_id: string;
  created_at: string;
  /** What the agent wrote; empty where it had nothing to say */
  text: string;
  citations: Array<{
    /** Id of a file */
    file_id: string;
    file_name: string;
    version: number;
    page: number;
    page_end?: number | undefined;
    start: number;
    end: number;
  }>;
  tool_calls: {
    tool_name: string;
    ok: boolean;
    duration_ms: number;
  }[];
  /** False where the model broke off and the rest is missing */
  is_complete: boolean;
  session: {
    status: 'created' | 'dispatching' | 'active' | 'ended' | 'failed';
    end_reason: 'participant_left' | 'stopped' | 'agent_ended' | 'max_duration' | 'silence_timeout' | 'agent_not_joined' | 'agent_lost' | 'dispatch_failed' | 'room_closed' | 'provider_error' | 'configuration_error' | 'worker_shutdown' | 'call_not_answered' | 'voicemail' | 'transferred' | null;
  };
}

/** New tokens for a session that goes on */
export interface SessionTokens {
  object: 'session_tokens';
  /** Id of a session */
  session_id: string;
  /** Missing in sessions of the channel text: they have no room */
  livekit?: SessionConnection | undefined;
  session_token: SessionToken;
}

export interface SessionConnection {
  /** LiveKit server, ws:// or wss:// */
  url: string;
  room_name: string;
  /** LiveKit access token of the end user */
  participant_token: string;
  expires_at: string;
}

export interface SessionToken {
  /** JWT for /v1/client/* */
  token: string;
  expires_at: string;
}

export interface ClientTranscript {
  object: 'transcript';
  /** Id of a session */
  session_id: string;
  turns: TranscriptTurn[];
}

export interface TranscriptTurn {
  /** Place within the session, which turns and tool calls share */
  seq: number;
  at: string;
  role: 'user' | 'agent';
  text: string;
  modality: 'speech' | 'text';
  /** Whether the other side cut it short */
  interrupted: boolean;
  citations: Array<{
    /** Id of a file */
    file_id: string;
    file_name: string;
    version: number;
    page: number;
    page_end?: number | undefined;
    start: number;
    end: number;
  }>;
  /** Which agent said it, of turns of the agent */
  agent_id?: string | undefined;
}

/** Which binding of an agent is live under a name */
export interface Environment {
  object: 'environment';
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of an agent */
  agent_id: string;
  /** Name of an environment */
  environment: string;
  /** The binding that is live */
  binding_id: string;
  binding_number: number;
  digest: string;
  /** The versions that the binding pins */
  resolved_versions: {
    /** Number of a published version */
    agent_version: number;
    /** Id of a prompt */
    prompt_id: string;
    /** Number of a published version */
    prompt_version: number;
    tool_versions: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
    }[];
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Number of a published version */
    runtime_config_version: number;
    knowledge: Array<{
      /** Id of a search index */
      index_id: string;
      track: 'live';
    } | {
      /** Id of a search index */
      index_id: string;
      /** Id of a snapshot */
      snapshot_id: string;
    }>;
    /** Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names */
    hand_offs?: {
      /** Id of an agent */
      agent_id: string;
      /** Id of a binding */
      binding_id: string;
    }[] | undefined;
  };
  /** How often it was set */
  revision: number;
  created_at: string;
  /** Since when the binding is live */
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

/** Which binding is live, and the binding itself where asked for */
export interface ExpandedEnvironment {
  object: 'environment';
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of an agent */
  agent_id: string;
  /** Name of an environment */
  environment: string;
  /** The binding that is live */
  binding_id: string;
  binding_number: number;
  digest: string;
  /** The versions that the binding pins */
  resolved_versions: {
    /** Number of a published version */
    agent_version: number;
    /** Id of a prompt */
    prompt_id: string;
    /** Number of a published version */
    prompt_version: number;
    tool_versions: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
    }[];
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Number of a published version */
    runtime_config_version: number;
    knowledge: Array<{
      /** Id of a search index */
      index_id: string;
      track: 'live';
    } | {
      /** Id of a search index */
      index_id: string;
      /** Id of a snapshot */
      snapshot_id: string;
    }>;
    /** Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names */
    hand_offs?: {
      /** Id of an agent */
      agent_id: string;
      /** Id of a binding */
      binding_id: string;
    }[] | undefined;
  };
  /** How often it was set */
  revision: number;
  created_at: string;
  /** Since when the binding is live */
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Shown with `expand[]=binding` */
  binding?: Binding | undefined;
}

/** One setting of an environment */
export interface EnvironmentChange {
  object: 'environment_change';
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of an agent */
  agent_id: string;
  /** Name of an environment */
  environment: string;
  /** 1, 2, 3 … within the environment */
  revision: number;
  reason: 'updated' | 'promoted' | 'rolled_back';
  /** What was live before; null on the first setting */
  from: BindingPointer | null;
  /** What is live from then on */
  to: BindingPointer;
  /** Where a promotion took the binding from; null for other reasons */
  from_environment: string | null;
  /** Whose versions a rollback brought back; null for other reasons */
  restored_binding_id: string | null;
  /** Why; kept in the history */
  note: string;
  /** From when on the binding was live: later than every earlier revision */
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface Resolution {
  object: 'resolution';
  /** Id of an agent */
  agent_id: string;
  /** The environment asked for; null where a binding was named */
  environment: string | null;
  /** The time asked for; null: now */
  at: string | null;
  /** Id of a binding */
  binding_id: string;
  binding_number: number;
  /** SHA-256 of the canonical JSON of config */
  digest: string;
  resolved_versions: {
    /** Number of a published version */
    agent_version: number;
    /** Id of a prompt */
    prompt_id: string;
    /** Number of a published version */
    prompt_version: number;
    tool_versions: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
    }[];
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Number of a published version */
    runtime_config_version: number;
    knowledge: Array<{
      /** Id of a search index */
      index_id: string;
      track: 'live';
    } | {
      /** Id of a search index */
      index_id: string;
      /** Id of a snapshot */
      snapshot_id: string;
    }>;
    /** Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names */
    hand_offs?: {
      /** Id of an agent */
      agent_id: string;
      /** Id of a binding */
      binding_id: string;
    }[] | undefined;
  };
  config: {
    agent: {
      /** Name by which the agent is known in a call */
      name: string;
      /** BCP 47 language tag */
      language: string;
      /** IANA time zone in which the agent tells the time; without it the tenant's */
      time_zone?: string | undefined;
      /** Values of prompt variables where a session gives none. They go before the prompt's own defaults; those that the prompt does not declare are left aside */
      default_variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
      /** What is made of its conversations once they are over: a published version of an analysis definition. A binding pins it with the version of the agent */
      analysis?: {
        /** Id of an analysis definition */
        analysis_definition_id: string;
        /** Number of a published version */
        version: number;
      } | undefined;
      /** Id of an agent */
      agent_id: string;
      /** Number of a published version */
      version: number;
    };
    prompt: {
      /** Id of a prompt */
      prompt_id: string;
      /** Number of a published version */
      version: number;
      template: string;
      variables: PromptVariableOutput[];
      /** Default `[]`. */
      includes: {
        /** Id of a prompt */
        prompt_id: string;
        /** Published version */
        version: number;
      }[];
    };
    tools: Array<{
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
      name: string;
      description: string;
      parameters: { [key: string]: JsonValue };
      result?: { [key: string]: JsonValue } | undefined;
      handler_ref: string;
      config: { [key: string]: JsonValue };
    }>;
    runtime_config: {
      llm?: LlmConfig | undefined;
      stt?: SttConfig | undefined;
      tts?: TtsConfig | undefined;
      realtime?: RealtimeConfigOutput | undefined;
      turn_handling?: {
        /** Who judges that a turn is over: a model that listens to what is said (`turn_detector`), silence (`vad`), the recogniser (`stt`) or the realtime model (`realtime_llm`). Default `"turn_detector"`. */
        turn_detection: 'turn_detector' | 'vad' | 'stt' | 'realtime_llm';
        endpointing: {
          /** `dynamic` learns the delay from the pauses of the caller. Default `"fixed"`. */
          mode: 'fixed' | 'dynamic';
          /** Shortest silence in milliseconds that ends a turn. Default `500`. */
          min_delay_ms: number;
          /** Silence in milliseconds that ends a turn in any case. Default `3000`. */
          max_delay_ms: number;
        };
        interruption: {
          /** Whether the caller may interrupt the agent at all. Default `true`. */
          enabled: boolean;
          /** `vad`: any speech interrupts. `adaptive`: a model tells interruptions from "mhm". Default `"vad"`. */
          mode: 'vad' | 'adaptive';
          /** Shortest speech in milliseconds that interrupts. Default `500`. */
          min_duration_ms: number;
          /** Fewest recognised words that interrupt. Default `0`. */
          min_words: number;
          /** Whether the agent goes on where the interruption had no words. Default `true`. */
          resume_false_interruption: boolean;
        };
      } | undefined;
      background_audio?: BackgroundAudioOutput | undefined;
      welcome_message?: WelcomeMessageOutput | undefined;
      safety?: SafetyOutput | undefined;
      limits?: SessionLimitsOutput | undefined;
      recording?: RecordingOutput | undefined;
      retention?: Retention | undefined;
      /** Id of a runtime config */
      runtime_config_id: string;
      /** Number of a published version */
      version: number;
    };
    knowledge: Array<{
      /** Id of a search index */
      index_id: string;
      track: 'live';
    } | {
      /** Id of a search index */
      index_id: string;
      /** Id of a snapshot */
      snapshot_id: string;
    }>;
    agents?: Array<{
      agent: {
        /** Name by which the agent is known in a call */
        name: string;
        /** BCP 47 language tag */
        language: string;
        /** IANA time zone in which the agent tells the time; without it the tenant's */
        time_zone?: string | undefined;
        /** Values of prompt variables where a session gives none. They go before the prompt's own defaults; those that the prompt does not declare are left aside */
        default_variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
        /** What is made of its conversations once they are over: a published version of an analysis definition. A binding pins it with the version of the agent */
        analysis?: {
          /** Id of an analysis definition */
          analysis_definition_id: string;
          /** Number of a published version */
          version: number;
        } | undefined;
        /** Id of an agent */
        agent_id: string;
        /** Number of a published version */
        version: number;
      };
      prompt: {
        /** Id of a prompt */
        prompt_id: string;
        /** Number of a published version */
        version: number;
        template: string;
        variables: PromptVariableOutput[];
        /** Default `[]`. */
        includes: {
          /** Id of a prompt */
          prompt_id: string;
          /** Published version */
          version: number;
        }[];
      };
      tools: Array<{
        /** Id of a tool */
        tool_id: string;
        /** Number of a published version */
        version: number;
        name: string;
        description: string;
        parameters: { [key: string]: JsonValue };
        result?: { [key: string]: JsonValue } | undefined;
        handler_ref: string;
        config: { [key: string]: JsonValue };
      }>;
      runtime_config: {
        llm?: LlmConfig | undefined;
        stt?: SttConfig | undefined;
        tts?: TtsConfig | undefined;
        realtime?: RealtimeConfigOutput | undefined;
        turn_handling?: {
          /** Who judges that a turn is over: a model that listens to what is said (`turn_detector`), silence (`vad`), the recogniser (`stt`) or the realtime model (`realtime_llm`). Default `"turn_detector"`. */
          turn_detection: 'turn_detector' | 'vad' | 'stt' | 'realtime_llm';
          endpointing: {
            /** `dynamic` learns the delay from the pauses of the caller. Default `"fixed"`. */
            mode: 'fixed' | 'dynamic';
            /** Shortest silence in milliseconds that ends a turn. Default `500`. */
            min_delay_ms: number;
            /** Silence in milliseconds that ends a turn in any case. Default `3000`. */
            max_delay_ms: number;
          };
          interruption: {
            /** Whether the caller may interrupt the agent at all. Default `true`. */
            enabled: boolean;
            /** `vad`: any speech interrupts. `adaptive`: a model tells interruptions from "mhm". Default `"vad"`. */
            mode: 'vad' | 'adaptive';
            /** Shortest speech in milliseconds that interrupts. Default `500`. */
            min_duration_ms: number;
            /** Fewest recognised words that interrupt. Default `0`. */
            min_words: number;
            /** Whether the agent goes on where the interruption had no words. Default `true`. */
            resume_false_interruption: boolean;
          };
        } | undefined;
        background_audio?: BackgroundAudioOutput | undefined;
        welcome_message?: WelcomeMessageOutput | undefined;
        safety?: SafetyOutput | undefined;
        limits?: SessionLimitsOutput | undefined;
        recording?: RecordingOutput | undefined;
        retention?: Retention | undefined;
        /** Id of a runtime config */
        runtime_config_id: string;
        /** Number of a published version */
        version: number;
      };
      knowledge: Array<{
        /** Id of a search index */
        index_id: string;
        track: 'live';
      } | {
        /** Id of a search index */
        index_id: string;
        /** Id of a snapshot */
        snapshot_id: string;
      }>;
    }> | undefined;
  };
}

/** How well an index answers labelled queries, by configuration */
export interface Evaluation {
  object: 'evaluation';
  /** Id of an evaluation */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a search index */
  index_id: string;
  status: 'queued' | 'running' | 'completed' | 'failed';
  query_set: {
    /** Id of a query set */
    id: string;
    version: number;
    digest: string;
    query_count: number;
  };
  /** null: what is live */
  snapshot_id: string | null;
  configurations: EvaluatedConfigurationOutput[];
  /** What was searched; null until it runs */
  evaluated: EvaluatedIndex | null;
  searches_done: number;
  searches_total: number;
  /** In the order of the configurations; null until it is completed */
  results: {
    configuration: string;
    metrics: EvaluationMetrics;
  }[] | null;
  /** Why it failed */
  reason: {
    code: 'took_too_long' | 'gave_up' | 'search_refused' | 'index_changed' | 'index_gone';
    message: string;
  } | null;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  created_at: string;
  started_at: string | null;
  /** When it was completed or failed */
  completed_at: string | null;
  /** When the results of its single queries were removed: those of the newest 20 runs of a query set are kept. The metrics stay */
  results_removed_at: string | null;
}

export interface EvaluatedIndex {
  generation: number;
  embedding_model: string;
  /** How files were cut */
  chunking: {
    /** Default `200`. */
    target_tokens: number;
    /** Default `40`. */
    overlap_tokens: number;
  };
  /** null: the index as it was at that time */
  snapshot: {
    /** Id of a snapshot */
    id: string;
    number: number;
    digest: string;
  } | null;
}

/** null: there was no query to measure it by */
export interface EvaluationMetrics {
  /** Mean over queries that something answers (Järvelin & Kekäläinen 2002) */
  ndcg_at_10: number | null;
  /** Mean share of what answers a query that is among its top_k hits */
  recall_at_k: number | null;
  /** Mean of 1 / place of the first hit that answers */
  mrr: number | null;
  /** Share of queries of whose hits at least one answers */
  hit_rate: number | null;
  /** Share of queries that something answers and for which hits were found */
  grounded_rate: number | null;
  /** Share of queries that nothing answers and for which nothing was found; null where there are none */
  refusal_rate: number | null;
  latency_p50_ms: number | null;
  /** Of whole searches, one after the other, embedding of the query included */
  latency_p95_ms: number | null;
}

/** What leads from one evaluation to another */
export interface EvaluationComparison {
  object: 'evaluation_comparison';
  /** Whether both have the same version of queries and labels */
  same_labels: boolean;
  /** Whether both searched the same generation of the same index, or the same snapshot of it */
  same_index: boolean;
  comparisons: Array<{
    before: {
      /** Id of an evaluation */
      evaluation_id: string;
      configuration: string;
    };
    after: {
      /** Id of an evaluation */
      evaluation_id: string;
      configuration: string;
    };
    /** Queries that both have: metrics are of these only */
    queries: number;
    metrics: Array<{
      name: 'ndcg_at_10' | 'recall_at_k' | 'mrr' | 'hit_rate' | 'grounded_rate' | 'refusal_rate' | 'latency_p50_ms' | 'latency_p95_ms';
      before: number | null;
      after: number | null;
      delta: number | null;
    }>;
    better: {
      count: number;
      /** Those that changed most first, 100 at most */
      data: {
        text: string;
        /** nDCG@10; of a query that nothing answers 1 where nothing was found, and 0 where something was */
        before: number;
        /** nDCG@10; of a query that nothing answers 1 where nothing was found, and 0 where something was */
        after: number;
        delta: number;
      }[];
    };
    worse: {
      count: number;
      /** Those that changed most first, 100 at most */
      data: {
        text: string;
        /** nDCG@10; of a query that nothing answers 1 where nothing was found, and 0 where something was */
        before: number;
        /** nDCG@10; of a query that nothing answers 1 where nothing was found, and 0 where something was */
        after: number;
        delta: number;
      }[];
    };
    unchanged: number;
  }>;
}

/** What one query came to in one configuration */
export interface EvaluationResult {
  object: 'evaluation_result';
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of an evaluation */
  evaluation_id: string;
  configuration: string;
  /** Its number in the set, from 1 */
  query: number;
  text: string;
  /** Places that answer it; 0: nothing does */
  relevant_count: number;
  ndcg_at_10: number | null;
  recall_at_k: number | null;
  reciprocal_rank: number | null;
  hit: boolean;
  grounded: boolean;
  latency_ms: number;
  /** The first 10 */
  hits: Array<{
    /** Id of a file */
    file_id: string;
    file_name: string;
    version: number;
    page: number;
    page_end: number | null;
    score: number;
    /** Of the label that it matches first; 0: none */
    grade: number;
  }>;
}

/** Labelled queries by which the searches of an index are measured */
export interface QuerySet {
  object: 'query_set';
  /** Id of a query set */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a search index */
  index_id: string;
  /** Human-readable name */
  name: string;
  description: string | null;
  /** The newest: 1, 2, 3 …; other queries or labels make the next */
  version: number;
  query_count: number;
  judgement_count: number;
  /** SHA-256 of the canonical JSON of the queries with their labels */
  digest: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

/** A version of a query set, with its queries */
export interface QuerySetWithQueries {
  object: 'query_set';
  /** Id of a query set */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a search index */
  index_id: string;
  /** Human-readable name */
  name: string;
  description: string | null;
  /** The newest: 1, 2, 3 …; other queries or labels make the next */
  version: number;
  query_count: number;
  judgement_count: number;
  /** SHA-256 of the canonical JSON of the queries with their labels */
  digest: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  queries: LabelledQueryOutput[];
}

export interface CreatedFile {
  object: 'file';
  /** Id of a file */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Name shown in citations */
  name: string;
  media_type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain' | 'text/markdown' | 'text/html';
  size_bytes: number;
  /** SHA-256 of the whole file, hexadecimal */
  sha256: string;
  /** The newest version: name, type, size, status and progress are its own */
  version: number;
  /** The version that searches find: an older one, as long as the newest is not ready */
  live_version: number | null;
  index_ids: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  status: 'awaiting_upload' | 'queued' | 'processing' | 'ready' | 'failed' | 'archived';
  stage: 'upload' | 'claim' | 'parse' | 'chunk' | 'embed' | 'index' | 'done';
  percent: number;
  attempt: number;
  deadline_at: string | null;
  reason: {
    code: string;
    message: string;
  } | null;
  pages: number | null;
  chunks: number | null;
  created_at: string;
  updated_at: string;
  ready_at: string | null;
  archived_at: string | null;
  /** When an archived file is removed for good */
  purge_at: string | null;
  upload: Upload | null;
  /** It is a file that was there already, with the same content */
  deduplicated: boolean;
}

export type Upload = SingleUpload | MultipartUpload;

/** One PUT with exactly these headers and the declared bytes, once */
export interface SingleUpload {
  method: 'PUT';
  url: string;
  headers: { [key: string]: string };
  expires_at: string;
}

/** A content that is sent in parts, and then completed */
export interface MultipartUpload {
  method: 'MULTIPART';
  /** Size of every part but the last one */
  part_size_bytes: number;
  part_count: number;
  /** The first parts; more addresses by createFileUploadParts */
  parts: UploadPart[];
  expires_at: string;
}

export interface UploadPart {
  part_number: number;
  size_bytes: number;
  method: 'PUT';
  url: string;
  headers: { [key: string]: string };
}

/** A document on its way to being searchable */
export interface File {
  object: 'file';
  /** Id of a file */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Name shown in citations */
  name: string;
  media_type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain' | 'text/markdown' | 'text/html';
  size_bytes: number;
  /** SHA-256 of the whole file, hexadecimal */
  sha256: string;
  /** The newest version: name, type, size, status and progress are its own */
  version: number;
  /** The version that searches find: an older one, as long as the newest is not ready */
  live_version: number | null;
  index_ids: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  status: 'awaiting_upload' | 'queued' | 'processing' | 'ready' | 'failed' | 'archived';
  stage: 'upload' | 'claim' | 'parse' | 'chunk' | 'embed' | 'index' | 'done';
  percent: number;
  attempt: number;
  deadline_at: string | null;
  reason: {
    code: string;
    message: string;
  } | null;
  pages: number | null;
  chunks: number | null;
  created_at: string;
  updated_at: string;
  ready_at: string | null;
  archived_at: string | null;
  /** When an archived file is removed for good */
  purge_at: string | null;
}

export interface FileDownload {
  object: 'file_download';
  /** Id of a file */
  file_id: string;
  version: number;
  name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  /** Whoever has it can fetch the content until it expires */
  url: string;
  expires_at: string;
}

/** A file of which nothing is left */
export interface PurgedFile {
  object: 'purged_file';
  /** Id of a file */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Versions that it had */
  versions: number;
  /** Passages that were removed */
  chunks: number;
  /** Stored objects that were removed, with all their versions */
  objects: number;
  purged_at: string;
}

export interface FileWithUpload {
  object: 'file';
  /** Id of a file */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Name shown in citations */
  name: string;
  media_type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain' | 'text/markdown' | 'text/html';
  size_bytes: number;
  /** SHA-256 of the whole file, hexadecimal */
  sha256: string;
  /** The newest version: name, type, size, status and progress are its own */
  version: number;
  /** The version that searches find: an older one, as long as the newest is not ready */
  live_version: number | null;
  index_ids: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  status: 'awaiting_upload' | 'queued' | 'processing' | 'ready' | 'failed' | 'archived';
  stage: 'upload' | 'claim' | 'parse' | 'chunk' | 'embed' | 'index' | 'done';
  percent: number;
  attempt: number;
  deadline_at: string | null;
  reason: {
    code: string;
    message: string;
  } | null;
  pages: number | null;
  chunks: number | null;
  created_at: string;
  updated_at: string;
  ready_at: string | null;
  archived_at: string | null;
  /** When an archived file is removed for good */
  purge_at: string | null;
  upload: Upload | null;
}

export interface UploadState {
  object: 'upload_state';
  part_size_bytes: number;
  part_count: number;
  uploaded: {
    part_number: number;
    size_bytes: number;
    etag: string;
  }[];
  /** Numbers of the parts that are still to be sent */
  missing: number[];
}

export interface UploadParts {
  object: 'upload_parts';
  parts: UploadPart[];
  expires_at: string;
}

/** One immutable content of a file */
export interface FileVersion {
  object: 'file_version';
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a file */
  file_id: string;
  version: number;
  /** Name shown in citations */
  name: string;
  media_type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain' | 'text/markdown' | 'text/html';
  size_bytes: number;
  /** SHA-256 of the whole file, hexadecimal */
  sha256: string;
  status: 'awaiting_upload' | 'queued' | 'processing' | 'ready' | 'failed';
  /** Whether searches find it */
  live: boolean;
  reason: {
    code: string;
    message: string;
  } | null;
  pages: number | null;
  chunks: number | null;
  created_at: string;
  ready_at: string | null;
  /** When its content was removed: nothing needed it any more */
  purged_at: string | null;
}

/** A phone number and the agent that answers it */
export interface InboundMapping {
  object: 'inbound_mapping';
  /** Id of an inbound mapping */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Phone number in E.164 */
  number: string;
  /** Number of a published version */
  version: number;
  /** Id of an agent */
  agent_id: string;
  /** Environment whose live binding answers; null where a binding is pinned */
  environment: string | null;
  /** Pinned binding; null where an environment decides */
  binding_id: string | null;
  /** Values of the prompt's variables */
  variables: { [key: string]: string | number | boolean | (string | number | boolean)[] };
  /** null: always open */
  schedule: CallScheduleOutput | null;
  /** null: nobody is asked */
  webhook: CallWebhookOutput | null;
  /** What callers meet whom the webhook refuses */
  refusal: CallRefusal;
  /** What it is for */
  description: string;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  archived_at: string | null;
}

/** What a phone number led to */
export interface InboundMappingVersion {
  object: 'inbound_mapping_version';
  id: string;
  /** Id of an inbound mapping */
  inbound_mapping_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Phone number in E.164 */
  number: string;
  /** Number of a published version */
  version: number;
  /** Id of an agent */
  agent_id: string;
  /** Environment whose live binding answers; null where a binding is pinned */
  environment: string | null;
  /** Pinned binding; null where an environment decides */
  binding_id: string | null;
  /** Values of the prompt's variables */
  variables: { [key: string]: string | number | boolean | (string | number | boolean)[] };
  /** null: always open */
  schedule: CallScheduleOutput | null;
  /** null: nobody is asked */
  webhook: CallWebhookOutput | null;
  /** What callers meet whom the webhook refuses */
  refusal: CallRefusal;
  /** What it is for */
  description: string;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

/** What became of each line */
export interface InboundMappingImport {
  object: 'inbound_mapping_import';
  /** False where all_or_nothing met a failed line: nothing was written */
  applied: boolean;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** One a line, in the order of entries */
  results: InboundMappingImportResult[];
}

export interface InboundMappingImportResult {
  /** Place of the line in entries, from 0 */
  index: number;
  /** The number in E.164; null where it is none */
  number: string | null;
  outcome: 'created' | 'updated' | 'unchanged' | 'failed';
  inbound_mapping_id: string | null;
  version: number | null;
  error: InboundMappingImportProblem | null;
}

export interface InboundMappingImportProblem {
  code: 'invalid_number' | 'invalid_entry' | 'duplicate_number' | 'agent_not_found' | 'agent_ambiguous' | 'agent_archived' | 'binding_not_found' | 'binding_archived' | 'number_in_use' | 'variables_do_not_fit';
  /** What is wrong, and what to do */
  message: string;
  /** The field of the line */
  param: string | null;
}

/** What a call to a number would get now */
export interface InboundRoute {
  object: 'inbound_route';
  /** Phone number in E.164 */
  number: string;
  /** Id of an inbound mapping */
  inbound_mapping_id: string;
  /** Number of a published version */
  mapping_version: number;
  /** Id of an agent */
  agent_id: string;
  environment: string | null;
  /** Id of a binding */
  binding_id: string;
  binding_number: number;
  /** Digest of the resolved config */
  digest: string;
  resolved_versions: {
    /** Number of a published version */
    agent_version: number;
    /** Id of a prompt */
    prompt_id: string;
    /** Number of a published version */
    prompt_version: number;
    tool_versions: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
    }[];
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Number of a published version */
    runtime_config_version: number;
    knowledge: Array<{
      /** Id of a search index */
      index_id: string;
      track: 'live';
    } | {
      /** Id of a search index */
      index_id: string;
      /** Id of a snapshot */
      snapshot_id: string;
    }>;
    /** Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names */
    hand_offs?: {
      /** Id of an agent */
      agent_id: string;
      /** Id of a binding */
      binding_id: string;
    }[] | undefined;
  };
  /** The agent's defaults under the values of the mapping */
  variables: { [key: string]: string | number | boolean | (string | number | boolean)[] };
  /** What the caller meets: the agent; the message, in the voice of the agent; or nobody, and the call is put down */
  action: 'agent' | 'say' | 'reject';
  /** What is said, of `say` */
  message: string | null;
  /** Whether the schedule is open then; it always is where there is none */
  is_open: boolean;
  /** The day among the exceptions that decided */
  exception: string | null;
  /** Whether a service is asked first, which may refuse the call or set variables */
  asks_webhook: boolean;
}

export interface AccessToken {
  access_token: string;
  token_type: 'Bearer';
  /** Seconds */
  expires_in: number;
  /** The scopes of the key, separated by spaces */
  scope: string;
}

/** A failure of the token endpoint, after RFC 6749 */
export interface OAuthError {
  error: string;
  error_description: string;
}

/** A tenant that the person belongs to, and its role there */
export interface Membership {
  object: 'membership';
  /** Id of an operator */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  tenant_name: string;
  role: 'owner' | 'admin' | 'developer' | 'viewer' | 'platform_admin';
  /** Whether this access token acts in it */
  current: boolean;
  /** Whether the next access token will act in it */
  selected: boolean;
}

/** A person who signs in, in one tenant */
export interface Operator {
  object: 'operator';
  /** Id of an operator */
  id: string;
  tenant_id: string | null;
  email: string;
  role: 'owner' | 'admin' | 'developer' | 'viewer' | 'platform_admin';
  /** A disabled person is out within 60 s */
  status: 'active' | 'disabled';
  created_at: string;
  updated_at: string;
  disabled_at: string | null;
}

/** A phone number of the tenant, with the trunks that carry its calls */
export interface PhoneNumber {
  object: 'phone_number';
  /** Id of a phone number */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Phone number in E.164 */
  number: string;
  inbound_trunk_id: string | null;
  outbound_trunk_id: string | null;
  /** What it is for */
  description: string;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

/** A prompt */
export interface Prompt {
  object: 'prompt';
  /** Id of a prompt */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of a prompt */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

export interface ListedPrompt {
  object: 'prompt';
  /** Id of a prompt */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of a prompt */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=latest_version`; without its content */
  latest?: {
    object: 'prompt_version';
    id: string;
    /** Id of a prompt */
    prompt_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
  } | null | undefined;
}

export interface ExpandedPrompt {
  object: 'prompt';
  /** Id of a prompt */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of a prompt */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=draft` */
  draft?: {
    object: 'prompt_draft';
    id: string;
    /** Id of a prompt */
    prompt_id: string;
    /** Id of a tenant */
    tenant_id: string;
    content: PromptContentOutput;
    /** SHA-256 of the canonical JSON of the content */
    etag: string;
    created_at: string;
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
  /** With `expand[]=latest_version` */
  latest?: {
    object: 'prompt_version';
    id: string;
    /** Id of a prompt */
    prompt_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
    content: PromptContentOutput;
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
}

/** What uses a prompt */
export interface PromptDependents {
  object: 'dependents';
  /** Id of a prompt */
  prompt_id: string;
  /** null: of any version */
  version: number | null;
  /** Bindings that pin it, live or not */
  bindings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a binding */
      binding_id: string;
      /** Id of an agent */
      agent_id: string;
      number: number;
    }[];
  };
  /** Environments in which a binding that pins it is live */
  environments: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of an agent */
      agent_id: string;
      environment: string;
      /** Id of a binding */
      binding_id: string;
      binding_number: number;
    }[];
  };
  /** Numbers whose calls reach it, through an environment or a binding of their own */
  inbound_mappings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: Array<{
      /** Id of an inbound mapping */
      inbound_mapping_id: string;
      /** The number that is called, in E.164 */
      number: string;
      /** Id of an agent */
      agent_id: string;
      environment: string | null;
      binding_id: string | null;
    }>;
  };
  /** Published versions of other prompts that include it */
  prompts: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a prompt */
      prompt_id: string;
      /** Number of a published version */
      version: number;
    }[];
  };
  /** Sessions that are going on with it */
  sessions: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a session */
      session_id: string;
      /** Id of an agent */
      agent_id: string;
      status: string;
      created_at: string;
    }[];
  };
}

export interface PromptDraft {
  object: 'prompt_draft';
  id: string;
  /** Id of a prompt */
  prompt_id: string;
  /** Id of a tenant */
  tenant_id: string;
  content: PromptContentOutput;
  /** SHA-256 of the canonical JSON of the content */
  etag: string;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

/** A prompt with its variables and includes filled in */
export interface RenderedPrompt {
  object: 'rendered_prompt';
  /** Id of a prompt */
  prompt_id: string;
  /** The version rendered; null for the draft */
  version: number | null;
  text: string;
  /** Length of the text in Unicode characters */
  characters: number;
  tokens: TokenCount;
  /** Every version of another prompt that is inside */
  includes: {
    /** Id of a prompt */
    prompt_id: string;
    /** Published version */
    version: number;
  }[];
  /** What is declared and not used */
  warnings: ContentWarning[];
}

/** Length of a text as language models count it */
export interface TokenCount {
  /** Name of the encoding */
  encoding: string;
  /** Tokens of the text, without what a chat format adds around it */
  count: number;
  /** False where words of hundreds of characters were counted in pieces: then it is an upper estimate */
  exact: boolean;
}

export interface PromptLabel {
  object: 'prompt_label';
  id: string;
  /** Id of a prompt */
  prompt_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** A movable name on a version */
  label: string;
  /** Number of a published version */
  version: number;
  created_at: string;
  /** When it was put on this version */
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface PromptVersion {
  object: 'prompt_version';
  id: string;
  /** Id of a prompt */
  prompt_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
  content: PromptContentOutput;
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

export interface PromptVersionSummary {
  object: 'prompt_version';
  id: string;
  /** Id of a prompt */
  prompt_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
}

export interface PromptVersionDiff {
  object: 'version_diff';
  /** Id of a prompt */
  prompt_id: string;
  /** null: nothing, for the first version is compared with nothing */
  from: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  } | null;
  to: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  };
  /** What leads from `from` to `to` */
  changes: FieldChange[];
  change_count: number;
  /** Whether there are more than the 1000 that are listed */
  has_more: boolean;
}

/** A tenant's credential for a service; its secret is never shown */
export interface ProviderCredential {
  object: 'provider_credential';
  /** Id of a provider credential */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  kind: 'http_header' | 'http_bearer' | 'http_basic' | 'http_signature' | 'openai' | 'deepgram' | 'elevenlabs' | 'cartesia' | 'google' | 'livekit' | 'sip';
  /** Human-readable name */
  name: string;
  /** Empty for kinds that no tool sends */
  allowed_hosts: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  /** Since when the present secret is used */
  rotated_at: string;
  archived_at: string | null;
}

/** Where a credential is referred to */
export type CredentialUse = {
  object: 'credential_use';
  /** Null for the draft */
  version: number | null;
  /** Environments whose live binding pins this version */
  live_in: {
    /** Id of an agent */
    agent_id: string;
    environment: string;
    /** Id of a binding */
    binding_id: string;
  }[];
  /** Id of a tool */
  tool_id: string;
} | {
  object: 'credential_use';
  /** Null for the draft */
  version: number | null;
  /** Environments whose live binding pins this version */
  live_in: {
    /** Id of an agent */
    agent_id: string;
    environment: string;
    /** Id of a binding */
    binding_id: string;
  }[];
  /** Id of a runtime config */
  runtime_config_id: string;
};

/** One real use of a credential */
export interface ProviderCredentialTest {
  object: 'provider_credential_test';
  /** Id of a provider credential */
  credential_id: string;
  kind: 'http_header' | 'http_bearer' | 'http_basic' | 'http_signature' | 'openai' | 'deepgram' | 'elevenlabs' | 'cartesia' | 'google' | 'livekit' | 'sip';
  /** `accepted`: the service answered as it does to those it knows. `refused`: it knows no such credential, or forbids it this. `unclear`: it answered neither. `unreachable`: it did not answer. `not_run`: of this kind there is nothing to ask */
  outcome: 'accepted' | 'refused' | 'unclear' | 'unreachable' | 'not_run';
  /** HTTP status of the answer */
  status: number | null;
  /** Why it is not accepted */
  message: string | null;
  duration_ms: number;
}

/** A runtime config */
export interface RuntimeConfig {
  object: 'runtime_config';
  /** Id of a runtime config */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of a runtime config */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

export interface ListedRuntimeConfig {
  object: 'runtime_config';
  /** Id of a runtime config */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of a runtime config */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=latest_version`; without its content */
  latest?: {
    object: 'runtime_config_version';
    id: string;
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
  } | null | undefined;
}

export interface ExpandedRuntimeConfig {
  object: 'runtime_config';
  /** Id of a runtime config */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of a runtime config */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=draft` */
  draft?: {
    object: 'runtime_config_draft';
    id: string;
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Id of a tenant */
    tenant_id: string;
    content: RuntimeConfigContentOutput;
    /** SHA-256 of the canonical JSON of the content */
    etag: string;
    created_at: string;
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
  /** With `expand[]=latest_version` */
  latest?: {
    object: 'runtime_config_version';
    id: string;
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
    content: RuntimeConfigContentOutput;
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
}

/** What uses a runtime config */
export interface RuntimeConfigDependents {
  object: 'dependents';
  /** Id of a runtime config */
  runtime_config_id: string;
  /** null: of any version */
  version: number | null;
  /** Bindings that pin it, live or not */
  bindings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a binding */
      binding_id: string;
      /** Id of an agent */
      agent_id: string;
      number: number;
    }[];
  };
  /** Environments in which a binding that pins it is live */
  environments: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of an agent */
      agent_id: string;
      environment: string;
      /** Id of a binding */
      binding_id: string;
      binding_number: number;
    }[];
  };
  /** Numbers whose calls reach it, through an environment or a binding of their own */
  inbound_mappings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: Array<{
      /** Id of an inbound mapping */
      inbound_mapping_id: string;
      /** The number that is called, in E.164 */
      number: string;
      /** Id of an agent */
      agent_id: string;
      environment: string | null;
      binding_id: string | null;
    }>;
  };
  /** Published versions of other prompts that include it */
  prompts: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a prompt */
      prompt_id: string;
      /** Number of a published version */
      version: number;
    }[];
  };
  /** Sessions that are going on with it */
  sessions: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a session */
      session_id: string;
      /** Id of an agent */
      agent_id: string;
      status: string;
      created_at: string;
    }[];
  };
}

export interface RuntimeConfigDraft {
  object: 'runtime_config_draft';
  id: string;
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Id of a tenant */
  tenant_id: string;
  content: RuntimeConfigContentOutput;
  /** SHA-256 of the canonical JSON of the content */
  etag: string;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

export interface RuntimeConfigLabel {
  object: 'runtime_config_label';
  id: string;
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** A movable name on a version */
  label: string;
  /** Number of a published version */
  version: number;
  created_at: string;
  /** When it was put on this version */
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface RuntimeConfigVersion {
  object: 'runtime_config_version';
  id: string;
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
  content: RuntimeConfigContentOutput;
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

export interface RuntimeConfigVersionSummary {
  object: 'runtime_config_version';
  id: string;
  /** Id of a runtime config */
  runtime_config_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
}

export interface RuntimeConfigVersionDiff {
  object: 'version_diff';
  /** Id of a runtime config */
  runtime_config_id: string;
  /** null: nothing, for the first version is compared with nothing */
  from: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  } | null;
  to: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  };
  /** What leads from `from` to `to` */
  changes: FieldChange[];
  change_count: number;
  /** Whether there are more than the 1000 that are listed */
  has_more: boolean;
}

export interface SearchResult {
  object: 'search_result';
  query: string;
  mode: 'dense' | 'lexical' | 'hybrid';
  grounded: boolean;
  data: SearchHit[];
}

export interface SearchHit {
  /** Id of a chunk */
  chunk_id: string;
  /** Id of a search index */
  index_id: string;
  /** What to read: the passage, with its neighbours where expand asks for them; rows in the middle of a table with its header before them */
  text: string;
  heading_path: string[];
  /** How near the passage is, which min_score is compared with. Cosine similarity; in a hybrid search a passage with every word of the query counts as 0.35 at least. In a lexical search the share of the query that the passage has, where rare words count for more */
  score: number;
  scores: SearchScores;
  citation: {
    /** Id of a file */
    file_id: string;
    file_name: string;
    version: number;
    page: number;
    page_end?: number | undefined;
    start: number;
    end: number;
    /** What stands from start to end */
    text: string;
  };
}

export interface SearchScores {
  /** Cosine similarity of query and passage */
  dense: number | null;
  /** BM25 of the query in the passage; comparable in one answer only */
  lexical: number | null;
  /** By what the answer is ordered, unless it was reranked */
  fused: number;
  /** What the reranker of the deployment gave the passage, by which the answer is ordered then; null where there is none, where it was no help, and beyond the 50 passages that it reads */
  reranked: number | null;
  /** Places in the rankings that were fused, from 1; null where the passage is not among the best */
  ranks: {
    dense: number | null;
    lexical: number | null;
  };
}

/** Files that are searched together */
export interface SearchIndex {
  object: 'search_index';
  /** Id of a search index */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  description: string | null;
  /** Where its vectors are */
  backend: 'chroma' | 'atlas';
  /** How files are cut into passages */
  chunking: {
    /** Default `200`. */
    target_tokens: number;
    /** Default `40`. */
    overlap_tokens: number;
  };
  /** Model that embeds passages and queries */
  embedding_model: string;
  /** Length of its vectors; null until it has a file, for a model that is not catalogued */
  embedding_dimensions: number | null;
  /** How many recipes it was made by; searches use this one */
  generation: number;
  building: IndexBuild | null;
  snapshot_policy: 'on_demand' | 'on_change';
  /** Snapshots made so far */
  snapshots: number;
  /** Files of the active generation, by where they stand */
  files: {
    searchable: number;
    pending: number;
    processing: number;
    failed: number;
  };
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  updated_at: string;
  archived_at: string | null;
}

/** The next generation, which is made while the active one goes on serving */
export interface IndexBuild {
  chunking: {
    /** Default `200`. */
    target_tokens: number;
    /** Default `40`. */
    overlap_tokens: number;
  };
  embedding_model: string;
  /** Length of its vectors; null until it has a file, for a model that is not catalogued */
  embedding_dimensions: number | null;
  generation: number;
  started_at: string;
  /** Files that searches find now, all of which it must have to take over */
  files_total: number;
  /** Files that it has */
  files_done: number;
  /** Files that failed in it: retry or detach them */
  files_failed: number;
}

/** What uses a search index */
export interface SearchIndexDependents {
  /** Bindings that pin it, live or not */
  bindings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a binding */
      binding_id: string;
      /** Id of an agent */
      agent_id: string;
      number: number;
    }[];
  };
  /** Environments in which a binding that pins it is live */
  environments: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of an agent */
      agent_id: string;
      environment: string;
      /** Id of a binding */
      binding_id: string;
      binding_number: number;
    }[];
  };
  /** Numbers whose calls reach it, through an environment or a binding of their own */
  inbound_mappings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: Array<{
      /** Id of an inbound mapping */
      inbound_mapping_id: string;
      /** The number that is called, in E.164 */
      number: string;
      /** Id of an agent */
      agent_id: string;
      environment: string | null;
      binding_id: string | null;
    }>;
  };
  /** Sessions that are going on with it */
  sessions: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a session */
      session_id: string;
      /** Id of an agent */
      agent_id: string;
      status: string;
      created_at: string;
    }[];
  };
  object: 'dependents';
  /** Id of a search index */
  index_id: string;
  /** null: live or of any snapshot */
  snapshot_id: string | null;
}

/** What an index has of a file */
export interface IndexFile {
  object: 'index_file';
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a search index */
  index_id: string;
  /** Generation of the index that this is about */
  generation: number;
  /** Id of a file */
  file_id: string;
  file_version: number;
  /** pending → processing → searchable, or failed with a reason */
  status: 'pending' | 'processing' | 'searchable' | 'failed';
  /** Where the work on it stands */
  stage: string;
  percent: number;
  /** Passages; null until they are known */
  chunks: number | null;
  /** Runs for this index alone; 0 where the upload brought it in */
  attempt: number;
  deadline_at: string | null;
  reason: {
    code: string;
    message: string;
  } | null;
  /** Whether it has left the index: only snapshots may hold it */
  left: boolean;
  created_at: string;
  updated_at: string;
}

/** A passage of a file as an index has it: what is embedded, searched and cited */
export interface Chunk {
  object: 'chunk';
  /** Id of a chunk */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a search index */
  index_id: string;
  /** Id of a file */
  file_id: string;
  file_version: number;
  file_name: string;
  /** Place in the document, from 0 */
  ordinal: number;
  /** What most of it is */
  kind: 'text' | 'list' | 'table' | 'code';
  text: string;
  /** Headings that it stands under, the outermost first */
  heading_path: string[];
  /** Header of the table that it goes on with; null where it begins with none of its rows */
  table_header: string | null;
  page_start: number;
  page_end: number;
  /** Where it starts on its first page, in UTF-16 code units */
  start: number;
  /** Where it ends on its last page */
  end: number;
  token_estimate: number;
}

/** What a search index held at one moment */
export interface IndexSnapshot {
  object: 'index_snapshot';
  /** Id of a snapshot */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a search index */
  index_id: string;
  /** 1, 2, 3 … within the index */
  number: number;
  /** Generation of the index that it was made of */
  generation: number;
  name: string | null;
  /** What it was made for */
  note: string;
  /** File versions that it holds */
  files: number;
  /** What cut the files, and how */
  chunker: {
    name: string;
    options: {
      /** Default `200`. */
      target_tokens: number;
      /** Default `40`. */
      overlap_tokens: number;
    };
  };
  embedding_model: string;
  /** SHA-256 of the canonical JSON {chunker, embedding_model, file_versions: [{chunker, file_id, version}, …]}, by file_id */
  digest: string;
  /** Bindings that pin it: they keep it from being purged */
  bindings: number;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** When its contents were removed; null while they are kept */
  purged_at: string | null;
}

/** A file version that a snapshot holds */
export interface SnapshotFile {
  object: 'snapshot_file';
  /** Id of a file */
  file_id: string;
  file_version: number;
  /** Its passages */
  chunks: number | null;
}

/** What a model made of a conversation once it was over */
export interface SessionAnalysis {
  object: 'session_analysis';
  /** Id of a session analysis */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a session */
  session_id: string;
  /** Id of an agent */
  agent_id: string;
  /** Id of an analysis definition */
  analysis_definition_id: string;
  /** Number of a published version */
  analysis_definition_version: number;
  /** What asked for it */
  trigger: 'session_ended' | 'request';
  status: 'pending' | 'running' | 'completed' | 'failed';
  /** null unless the definition asks for one */
  summary: string | null;
  success: {
    /** All criteria are met */
    passed: boolean;
    criteria: {
      name: string;
      passed: boolean;
      /** The model's reason, in a sentence */
      rationale: string;
    }[];
  } | null;
  /** What was read out of the conversation; it fits the schema of the definition */
  data: { [key: string]: JsonValue } | null;
  /** What the model read; null until it was read */
  transcript: {
    turns: number;
    turns_used: number;
    /** Turns in the middle were left out: it was too long */
    is_truncated: boolean;
  } | null;
  /** Which model answered; null until one did */
  model: {
    provider: string;
    model: string;
  } | null;
  /** Tokens used so far, tries that failed included */
  usage: {
    input_tokens: number;
    input_cached_tokens: number;
    output_tokens: number;
  };
  /** Why it failed */
  error: {
    code: 'nothing_said' | 'invalid_answer' | 'provider_failed' | 'definition_unusable' | 'gave_up';
    message: string;
  } | null;
  /** How many workers took it */
  attempt: number;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  created_at: string;
  started_at: string | null;
  /** When it was completed or failed */
  completed_at: string | null;
}

export interface StartedSession {
  object: 'session';
  /** Id of a session */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of an agent */
  agent_id: string;
  /** Id of a user */
  user_id: string;
  channel: 'web' | 'text' | 'phone';
  /** Number of who calls or is called, in E.164; null on the web */
  caller: string | null;
  /** IANA time zone in which the agent tells the time: its own, else the tenant's */
  time_zone: string;
  status: 'created' | 'dispatching' | 'active' | 'ended' | 'failed';
  environment: string | null;
  /** Id of a binding */
  binding_id: string;
  /** Number of the binding within the agent */
  binding_number: number;
  resolved_versions: {
    /** Number of a published version */
    agent_version: number;
    /** Id of a prompt */
    prompt_id: string;
    /** Number of a published version */
    prompt_version: number;
    tool_versions: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
    }[];
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Number of a published version */
    runtime_config_version: number;
    knowledge: Array<{
      /** Id of a search index */
      index_id: string;
      track: 'live';
    } | {
      /** Id of a search index */
      index_id: string;
      /** Id of a snapshot */
      snapshot_id: string;
    }>;
    /** Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names */
    hand_offs?: {
      /** Id of an agent */
      agent_id: string;
      /** Id of a binding */
      binding_id: string;
    }[] | undefined;
  };
  /** Digest of the resolved config */
  binding_digest: string;
  /** Digest of the resolved config and the variables */
  digest: string;
  /** Values of the prompt's variables */
  variables: { [key: string]: string | number | boolean | (string | number | boolean)[] };
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  end_reason: 'participant_left' | 'stopped' | 'agent_ended' | 'max_duration' | 'silence_timeout' | 'agent_not_joined' | 'agent_lost' | 'dispatch_failed' | 'room_closed' | 'provider_error' | 'configuration_error' | 'worker_shutdown' | 'call_not_answered' | 'voicemail' | 'transferred' | null;
  created_at: string;
  join_deadline_at: string;
  max_end_at: string;
  dispatched_at: string | null;
  started_at: string | null;
  ended_at: string | null;
  /** null where the config asks for none */
  recording: SessionRecording | null;
  /** Latest figures of the agent runtime; null until there are any */
  metrics: SessionMetrics | null;
  /** What it used so far; null until something is known */
  usage: SessionUsage | null;
  /** What the end user said of it; null if nothing */
  feedback: SessionFeedback | null;
  /** Missing in sessions of the channel text: they have no room */
  livekit?: SessionConnection | undefined;
  session_token: SessionToken;
  /** Of the channel text, where the config has a welcome */
  welcome?: {
    /** What the agent said first; null where its model is to write it: send a first message without content */
    text: string | null;
  } | undefined;
}

/** What is kept of the sound of a session */
export interface SessionRecording {
  status: 'starting' | 'recording' | 'completed' | 'failed' | 'purged';
  kind: 'audio' | 'composite';
  /** `ogg` (Opus) for sound alone, `mp4` for sound and picture */
  format: 'ogg' | 'mp4';
  started_at: string | null;
  ended_at: string | null;
  duration_ms: number | null;
  size_bytes: number | null;
  failed_reason: string | null;
  /** From the runtime config; null: kept until it is purged */
  retention_days: number | null;
  /** When it is removed for good */
  purge_at: string | null;
}

/** Figures of a session */
export interface SessionMetrics {
  /** Since the agent and a person were there until the agent was heard; null if never */
  time_to_first_audio_ms: number | null;
  user_turns: number;
  agent_turns: number;
  /** Turns of the agent that the person cut short */
  interruptions: number;
  tool_calls: number;
  /** Time spent in tools */
  tool_ms: number;
  latency: {
    transcription: {
      count: number;
      median_ms: number;
      p95_ms: number;
      max_ms: number;
    } | null;
    end_of_turn: {
      count: number;
      median_ms: number;
      p95_ms: number;
      max_ms: number;
    } | null;
    llm_first_token: {
      count: number;
      median_ms: number;
      p95_ms: number;
      max_ms: number;
    } | null;
    tts_first_byte: {
      count: number;
      median_ms: number;
      p95_ms: number;
      max_ms: number;
    } | null;
    total: {
      count: number;
      median_ms: number;
      p95_ms: number;
      max_ms: number;
    } | null;
  };
  usage: Array<{
    kind: 'llm' | 'stt' | 'tts';
    provider: string;
    model: string;
    input_tokens: number;
    input_cached_tokens: number;
    output_tokens: number;
    /** Characters made into speech */
    characters: number;
    /** Sound that was heard (stt) or made (tts) */
    audio_ms: number;
  }>;
}

/** What a session used */
export interface SessionUsage {
  llm_input_tokens: number;
  /** Of the input tokens, those that the provider had in its cache */
  llm_input_cached_tokens: number;
  llm_output_tokens: number;
  /** Characters made into speech */
  tts_characters: number;
  /** Sound that was listened to */
  stt_seconds: number;
  tool_calls: number;
  /** Searches of the knowledge */
  searches: number;
}

/** A conversation of an end user with an agent */
export interface Session {
  object: 'session';
  /** Id of a session */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of an agent */
  agent_id: string;
  /** Id of a user */
  user_id: string;
  channel: 'web' | 'text' | 'phone';
  /** Number of who calls or is called, in E.164; null on the web */
  caller: string | null;
  /** IANA time zone in which the agent tells the time: its own, else the tenant's */
  time_zone: string;
  status: 'created' | 'dispatching' | 'active' | 'ended' | 'failed';
  environment: string | null;
  /** Id of a binding */
  binding_id: string;
  /** Number of the binding within the agent */
  binding_number: number;
  resolved_versions: {
    /** Number of a published version */
    agent_version: number;
    /** Id of a prompt */
    prompt_id: string;
    /** Number of a published version */
    prompt_version: number;
    tool_versions: {
      /** Id of a tool */
      tool_id: string;
      /** Number of a published version */
      version: number;
    }[];
    /** Id of a runtime config */
    runtime_config_id: string;
    /** Number of a published version */
    runtime_config_version: number;
    knowledge: Array<{
      /** Id of a search index */
      index_id: string;
      track: 'live';
    } | {
      /** Id of a search index */
      index_id: string;
      /** Id of a snapshot */
      snapshot_id: string;
    }>;
    /** Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names */
    hand_offs?: {
      /** Id of an agent */
      agent_id: string;
      /** Id of a binding */
      binding_id: string;
    }[] | undefined;
  };
  /** Digest of the resolved config */
  binding_digest: string;
  /** Digest of the resolved config and the variables */
  digest: string;
  /** Values of the prompt's variables */
  variables: { [key: string]: string | number | boolean | (string | number | boolean)[] };
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  end_reason: 'participant_left' | 'stopped' | 'agent_ended' | 'max_duration' | 'silence_timeout' | 'agent_not_joined' | 'agent_lost' | 'dispatch_failed' | 'room_closed' | 'provider_error' | 'configuration_error' | 'worker_shutdown' | 'call_not_answered' | 'voicemail' | 'transferred' | null;
  created_at: string;
  join_deadline_at: string;
  max_end_at: string;
  dispatched_at: string | null;
  started_at: string | null;
  ended_at: string | null;
  /** null where the config asks for none */
  recording: SessionRecording | null;
  /** Latest figures of the agent runtime; null until there are any */
  metrics: SessionMetrics | null;
  /** What it used so far; null until something is known */
  usage: SessionUsage | null;
  /** What the end user said of it; null if nothing */
  feedback: SessionFeedback | null;
}

export interface SessionEvent {
  object: 'session_event';
  id: string;
  /** Id of a session */
  session_id: string;
  /** The agent process that reported it */
  run_id: string;
  /** Place within the session; report.seq is the place within the run */
  seq: number;
  report: {
    seq: number;
    at: string;
    type: 'agent_joined';
    worker_id: string;
  } | {
    seq: number;
    at: string;
    type: 'turn';
    role: 'user' | 'agent';
    text: string;
    modality: 'speech' | 'text';
    interrupted: boolean;
    citations: Array<{
      /** Id of a file */
      file_id: string;
      file_name: string;
      version: number;
      page: number;
      page_end?: number | undefined;
      start: number;
      end: number;
    }>;
    /** Id of an agent */
    agent_id?: string | undefined;
    latency?: TurnLatency | undefined;
  } | {
    seq: number;
    at: string;
    type: 'tool_call';
    tool_name: string;
    handler_ref?: string | undefined;
    ok: boolean;
    duration_ms: number;
  } | {
    seq: number;
    at: string;
    type: 'error';
    source: string;
    message: string;
  } | {
    seq: number;
    at: string;
    type: 'agent_handed_off';
    /** Id of an agent */
    from_agent_id: string;
    /** Id of an agent */
    to_agent_id: string;
  } | {
    seq: number;
    at: string;
    type: 'callee_detected';
    answered_by: 'human' | 'machine' | 'unknown';
  } | {
    seq: number;
    at: string;
    type: 'keys_pressed';
    count: number;
  } | {
    seq: number;
    at: string;
    type: 'metrics';
    metrics: SessionMetrics;
  } | {
    seq: number;
    at: string;
    type: 'ended';
    reason: 'participant_left' | 'stopped' | 'agent_ended' | 'max_duration' | 'silence_timeout' | 'agent_not_joined' | 'agent_lost' | 'dispatch_failed' | 'room_closed' | 'provider_error' | 'configuration_error' | 'worker_shutdown' | 'call_not_answered' | 'voicemail' | 'transferred';
  };
}

/** How long the stages of an answer took */
export interface TurnLatency {
  /** End of speech until its text was there */
  transcription_ms?: number | undefined;
  /** End of speech until the turn was taken as over */
  end_of_turn_ms?: number | undefined;
  /** Request to the model until its first word */
  llm_first_token_ms?: number | undefined;
  /** First words to the voice until its first sound */
  tts_first_byte_ms?: number | undefined;
  /** End of speech until the agent was heard */
  total_ms?: number | undefined;
}

export interface SessionRecordingDownload {
  object: 'session_recording';
  /** Id of a session */
  session_id: string;
  status: 'starting' | 'recording' | 'completed' | 'failed' | 'purged';
  kind: 'audio' | 'composite';
  /** `ogg` (Opus) for sound alone, `mp4` for sound and picture */
  format: 'ogg' | 'mp4';
  started_at: string | null;
  ended_at: string | null;
  duration_ms: number | null;
  size_bytes: number | null;
  failed_reason: string | null;
  /** From the runtime config; null: kept until it is purged */
  retention_days: number | null;
  /** When it is removed for good */
  purge_at: string | null;
  media_type: string;
  /** Whoever has it can fetch the recording until it expires */
  url: string;
  expires_at: string;
}

export interface Transcript {
  object: 'transcript';
  /** Id of a session */
  session_id: string;
  turns: TranscriptTurn[];
  tool_calls: TranscriptToolCall[];
}

export interface TranscriptToolCall {
  /** Place within the session, which turns and tool calls share */
  seq: number;
  at: string;
  tool_name: string;
  ok: boolean;
  duration_ms: number;
}

/** A way into the telephone network (outbound) or out of it (inbound) */
export interface SipTrunk {
  object: 'sip_trunk';
  /** Id of a sip trunk */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  direction: 'inbound' | 'outbound';
  /** Human-readable name */
  name: string;
  /** Where calls go out to; null for an inbound trunk */
  address: string | null;
  /** How SIP travels; auto tries UDP, then TCP */
  transport: 'auto' | 'udp' | 'tcp' | 'tls';
  /** Addresses and networks that calls are taken from; empty where the credential alone decides */
  allowed_addresses: string[];
  /** Whether the sound is encrypted (SRTP) */
  media_encryption: 'disabled' | 'allowed' | 'required';
  credential_id: string | null;
  /** Live phone numbers that use it */
  numbers: string[];
  status: 'inactive' | 'pending' | 'ready' | 'failed';
  /** Why it failed; null otherwise */
  status_reason: string | null;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

/** A tenant, its limits and what of them is in use */
export interface TenantWithUsage {
  object: 'tenant';
  /** Id of a tenant */
  id: string;
  /** Human-readable name */
  name: string;
  /** Region that holds the tenant's data */
  home_region: string;
  /** IANA time zone */
  time_zone: string;
  /** Credentials of a tenant that is not active stop working within 60 s */
  status: 'active' | 'suspended' | 'archived';
  /** What the tenant may use at most */
  limits: {
    max_concurrent_sessions: number;
    max_files: number;
    /** Bytes of one file */
    max_file_bytes: number;
    /** Pages of one file */
    max_file_pages: number;
    /** Bytes of all files with all versions that are kept */
    max_total_file_bytes: number;
    max_api_keys: number;
    /** Webhook endpoints that are not archived */
    max_webhook_endpoints: number;
    /** Requests a second over all credentials of the tenant, on average */
    max_requests_per_second: number;
    /** Requests at once after a pause, over all credentials of the tenant */
    max_request_burst: number;
    /** Requests a second of one API key, on average; its burst is twice that */
    max_key_requests_per_second: number;
    /** Countries that may be called, by their ISO 3166-1 alpha-2 codes; null: all of them */
    allowed_call_countries?: string[] | null | undefined;
  };
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  updated_at: string;
  suspended_at: string | null;
  archived_at: string | null;
  /** How much of the limits on sessions, files and API keys is in use now */
  usage: {
    concurrent_sessions: number;
    files: number;
    total_file_bytes: number;
    api_keys: number;
  };
}

/** A customer of the platform: the unit of isolation */
export interface Tenant {
  object: 'tenant';
  /** Id of a tenant */
  id: string;
  /** Human-readable name */
  name: string;
  /** Region that holds the tenant's data */
  home_region: string;
  /** IANA time zone */
  time_zone: string;
  /** Credentials of a tenant that is not active stop working within 60 s */
  status: 'active' | 'suspended' | 'archived';
  /** What the tenant may use at most */
  limits: {
    max_concurrent_sessions: number;
    max_files: number;
    /** Bytes of one file */
    max_file_bytes: number;
    /** Pages of one file */
    max_file_pages: number;
    /** Bytes of all files with all versions that are kept */
    max_total_file_bytes: number;
    max_api_keys: number;
    /** Webhook endpoints that are not archived */
    max_webhook_endpoints: number;
    /** Requests a second over all credentials of the tenant, on average */
    max_requests_per_second: number;
    /** Requests at once after a pause, over all credentials of the tenant */
    max_request_burst: number;
    /** Requests a second of one API key, on average; its burst is twice that */
    max_key_requests_per_second: number;
    /** Countries that may be called, by their ISO 3166-1 alpha-2 codes; null: all of them */
    allowed_call_countries?: string[] | null | undefined;
  };
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  created_at: string;
  updated_at: string;
  suspended_at: string | null;
  archived_at: string | null;
}

/** A tool */
export interface Tool {
  object: 'tool';
  /** Id of a tool */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of a tool */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
}

export interface ListedTool {
  object: 'tool';
  /** Id of a tool */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of a tool */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=latest_version`; without its content */
  latest?: {
    object: 'tool_version';
    id: string;
    /** Id of a tool */
    tool_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
  } | null | undefined;
}

export interface ExpandedTool {
  object: 'tool';
  /** Id of a tool */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Human-readable name */
  name: string;
  /** What it is for */
  description: string;
  /** Labels for filtering */
  tags: string[];
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  owner: string | null;
  /** `draft`: never published; `published`; `archived`, published or not */
  status: 'draft' | 'published' | 'archived';
  latest_version: number | null;
  latest_digest: string | null;
  /** Movable names on versions, in the order of their making */
  labels: Array<{
    /** A movable name on a version */
    label: string;
    /** Number of a published version */
    version: number;
    created_at: string;
    /** When it was put on this version */
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
  }>;
  /** What it was copied from */
  duplicated_from: {
    /** Id of a tool */
    id: string;
    /** null: its draft */
    version: number | null;
  } | null;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  archived_at: string | null;
  /** With `expand[]=draft` */
  draft?: {
    object: 'tool_draft';
    id: string;
    /** Id of a tool */
    tool_id: string;
    /** Id of a tenant */
    tenant_id: string;
    content: ToolContentOutput;
    /** SHA-256 of the canonical JSON of the content */
    etag: string;
    created_at: string;
    updated_at: string;
    /** Who did it */
    updated_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
  /** With `expand[]=latest_version` */
  latest?: {
    object: 'tool_version';
    id: string;
    /** Id of a tool */
    tool_id: string;
    /** Id of a tenant */
    tenant_id: string;
    /** Number of a published version */
    version: number;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
    change_note: string;
    created_at: string;
    /** Who did it */
    created_by: {
      type: 'operator' | 'api_key' | 'user' | 'system';
      id: string;
    };
    /** Labels that stand on it now */
    labels: string[];
    content: ToolContentOutput;
    /** What is allowed and still worth a look; missing where there is nothing */
    warnings?: ContentWarning[] | undefined;
  } | null | undefined;
}

/** What uses a tool */
export interface ToolDependents {
  object: 'dependents';
  /** Id of a tool */
  tool_id: string;
  /** null: of any version */
  version: number | null;
  /** Bindings that pin it, live or not */
  bindings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a binding */
      binding_id: string;
      /** Id of an agent */
      agent_id: string;
      number: number;
    }[];
  };
  /** Environments in which a binding that pins it is live */
  environments: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of an agent */
      agent_id: string;
      environment: string;
      /** Id of a binding */
      binding_id: string;
      binding_number: number;
    }[];
  };
  /** Numbers whose calls reach it, through an environment or a binding of their own */
  inbound_mappings: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: Array<{
      /** Id of an inbound mapping */
      inbound_mapping_id: string;
      /** The number that is called, in E.164 */
      number: string;
      /** Id of an agent */
      agent_id: string;
      environment: string | null;
      binding_id: string | null;
    }>;
  };
  /** Published versions of other prompts that include it */
  prompts: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a prompt */
      prompt_id: string;
      /** Number of a published version */
      version: number;
    }[];
  };
  /** Sessions that are going on with it */
  sessions: {
    /** Exact below 1000, which means so many or more */
    count: number;
    /** Whether there are more than data shows */
    has_more: boolean;
    data: {
      /** Id of a session */
      session_id: string;
      /** Id of an agent */
      agent_id: string;
      status: string;
      created_at: string;
    }[];
  };
}

export interface ToolDraft {
  object: 'tool_draft';
  id: string;
  /** Id of a tool */
  tool_id: string;
  /** Id of a tenant */
  tenant_id: string;
  content: ToolContentOutput;
  /** SHA-256 of the canonical JSON of the content */
  etag: string;
  created_at: string;
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

/** One real run of a tool */
export interface ToolTest {
  object: 'tool_test';
  /** Id of a tool */
  tool_id: string;
  /** Null for the draft */
  version: number | null;
  handler_ref: 'knowledge_search' | 'end_call' | 'transfer_call' | 'send_dtmf' | 'hand_off' | 'client' | 'http' | 'mcp';
  /** `not_run`: the tool does something only in a call */
  outcome: 'succeeded' | 'failed' | 'not_run';
  /** Why it failed or was not run */
  message: string | null;
  failure_code: string | null;
  request: {
    method: string;
    url: string;
    headers: { [key: string]: string };
    body: string | null;
  } | null;
  /** The last answer as it came */
  response: {
    status: number;
    headers: { [key: string]: string };
    body: string;
    body_truncated: boolean;
  } | null;
  /** After the response mapping */
  result: JsonValue | null;
  result_truncated: boolean;
  /** Where the result differs from the schema `result` */
  result_violations: {
    path: string;
    message: string;
  }[];
  /** What a language model would be told */
  model_answer: JsonValue | null;
  /** For mcp: what the server offers, to write `parameters` by */
  server_tools: {
    name: string;
    description: string;
    input_schema: JsonValue;
  }[] | null;
  attempts: number;
  duration_ms: number;
}

export interface ToolLabel {
  object: 'tool_label';
  id: string;
  /** Id of a tool */
  tool_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** A movable name on a version */
  label: string;
  /** Number of a published version */
  version: number;
  created_at: string;
  /** When it was put on this version */
  updated_at: string;
  /** Who did it */
  updated_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface ToolVersion {
  object: 'tool_version';
  id: string;
  /** Id of a tool */
  tool_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
  content: ToolContentOutput;
  /** What is allowed and still worth a look; missing where there is nothing */
  warnings?: ContentWarning[] | undefined;
}

export interface ToolVersionSummary {
  object: 'tool_version';
  id: string;
  /** Id of a tool */
  tool_id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Number of a published version */
  version: number;
  /** SHA-256 of the canonical JSON of the content */
  digest: string;
  change_note: string;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  /** Labels that stand on it now */
  labels: string[];
}

export interface ToolVersionDiff {
  object: 'version_diff';
  /** Id of a tool */
  tool_id: string;
  /** null: nothing, for the first version is compared with nothing */
  from: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  } | null;
  to: {
    /** null: the draft */
    version: number | null;
    /** SHA-256 of the canonical JSON of the content */
    digest: string;
  };
  /** What leads from `from` to `to` */
  changes: FieldChange[];
  change_count: number;
  /** Whether there are more than the 1000 that are listed */
  has_more: boolean;
}

/** Prices of a tenant from a day on; it never changes */
export interface PriceList {
  object: 'price_list';
  /** Id of a price list */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Day in UTC */
  effective_from: string;
  /** ISO 4217 */
  currency: string;
  prices: Price[];
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
}

export interface Prices {
  object: 'prices';
  /** Day in UTC */
  day: string;
  /** ISO 4217 */
  currency: string;
  /** The tenant's own list; null where none holds */
  price_list_id: string | null;
  /** The product's own list, which fills what the tenant's leaves open; null in other currencies */
  platform: {
    /** Day in UTC */
    as_of: string;
    sources: string[];
  } | null;
  prices: Price[];
}

/** What a session cost, by component, its analyses included */
export interface SessionCost {
  object: 'session_cost';
  /** Id of a session */
  session_id: string;
  currency: string;
  /** Sum of the components; what has no price is not in it */
  total: string;
  components: Array<{
    /** llm_input is what was not cached. media: minutes in a room, web and phone; telephony: minutes of calls. Both by the whole session, from the agent joining until the end */
    kind: 'llm_input' | 'llm_input_cached' | 'llm_output' | 'stt' | 'tts' | 'media' | 'telephony';
    provider: string;
    model: string;
    purpose: 'conversation' | 'analysis';
    /** Tokens, characters, or seconds */
    quantity: number;
    unit: 'token' | 'character' | 'second';
    /** Price of a `price_unit` */
    unit_price: string;
    price_unit: '1m_tokens' | '1m_characters' | 'minute';
    /** Decimal, exact to 9 digits behind the point */
    amount: string;
  }>;
  /** What was used and has no price: never counted as nothing */
  unpriced: Array<{
    /** llm_input is what was not cached. media: minutes in a room, web and phone; telephony: minutes of calls. Both by the whole session, from the agent joining until the end */
    kind: 'llm_input' | 'llm_input_cached' | 'llm_output' | 'stt' | 'tts' | 'media' | 'telephony';
    provider: string;
    model: string;
    purpose: 'conversation' | 'analysis';
    /** Tokens, characters, or seconds */
    quantity: number;
    unit: 'token' | 'character' | 'second';
  }>;
}

/** What a tenant used, day by day */
export interface Usage {
  object: 'usage';
  /** Day in UTC */
  from: string;
  /** Day in UTC */
  to: string;
  /** In order of days; a day without any use is missing */
  data: UsageRow[];
  total: UsageFigures;
}

export interface UsageRow {
  /** Day in UTC */
  day: string;
  /** With `by=agent`: whose figures; null for what belongs to no agent */
  agent_id: string | null;
  /** Sessions that were started */
  sessions: number;
  /** From the agent joining until the end, or until now */
  session_minutes: number;
  llm_input_tokens: number;
  /** Of the input tokens, those that the provider had in its cache */
  llm_input_cached_tokens: number;
  llm_output_tokens: number;
  tts_characters: number;
  stt_seconds: number;
  tool_calls: number;
  /** Searches of the knowledge: by agents, and by POST /v1/search */
  searches: number;
  /** Versions of files that were uploaded */
  files: number;
  /** Bytes of them */
  file_bytes: number;
}

export interface UsageFigures {
  /** Sessions that were started */
  sessions: number;
  /** From the agent joining until the end, or until now */
  session_minutes: number;
  llm_input_tokens: number;
  /** Of the input tokens, those that the provider had in its cache */
  llm_input_cached_tokens: number;
  llm_output_tokens: number;
  tts_characters: number;
  stt_seconds: number;
  tool_calls: number;
  /** Searches of the knowledge: by agents, and by POST /v1/search */
  searches: number;
  /** Versions of files that were uploaded */
  files: number;
  /** Bytes of them */
  file_bytes: number;
}

/** What sessions and analyses of some days cost, by component */
export interface UsageCost {
  object: 'usage_cost';
  /** Day in UTC */
  from: string;
  /** Day in UTC */
  to: string;
  currency: string;
  /** Sum of the components; what has no price is not in it */
  total: string;
  components: Array<{
    /** llm_input is what was not cached. media: minutes in a room, web and phone; telephony: minutes of calls. Both by the whole session, from the agent joining until the end */
    kind: 'llm_input' | 'llm_input_cached' | 'llm_output' | 'stt' | 'tts' | 'media' | 'telephony';
    provider: string;
    model: string;
    purpose: 'conversation' | 'analysis';
    /** Tokens, characters, or seconds */
    quantity: number;
    unit: 'token' | 'character' | 'second';
    /** Price of a `price_unit` */
    unit_price: string;
    price_unit: '1m_tokens' | '1m_characters' | 'minute';
    /** Decimal, exact to 9 digits behind the point */
    amount: string;
  }>;
  /** What was used and has no price: never counted as nothing */
  unpriced: Array<{
    /** llm_input is what was not cached. media: minutes in a room, web and phone; telephony: minutes of calls. Both by the whole session, from the agent joining until the end */
    kind: 'llm_input' | 'llm_input_cached' | 'llm_output' | 'stt' | 'tts' | 'media' | 'telephony';
    provider: string;
    model: string;
    purpose: 'conversation' | 'analysis';
    /** Tokens, characters, or seconds */
    quantity: number;
    unit: 'token' | 'character' | 'second';
  }>;
}

/** An end user of a tenant, known by the id that the tenant gave it */
export interface User {
  object: 'user';
  /** Id of a user */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** The user's id in the tenant's own system */
  external_id: string;
  display_name: string | null;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  /** No session starts for an archived user, and its session tokens stop working within 60 s */
  status: 'active' | 'archived';
  created_at: string;
  updated_at: string;
  archived_at: string | null;
}

/** An event on its way to an endpoint */
export interface WebhookDelivery {
  object: 'webhook_delivery';
  /** Id of a webhook delivery */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Id of a webhook endpoint */
  webhook_endpoint_id: string;
  /** Id of an event */
  event_id: string;
  event_type: string;
  entity_id: string;
  /** `failed`: given up; a replay sends it again */
  status: 'pending' | 'delivered' | 'failed';
  replay_of: string | null;
  /** The latest 50 */
  attempts: WebhookDeliveryAttempt[];
  next_attempt_at: string | null;
  delivered_at: string | null;
  created_at: string;
}

export interface WebhookDeliveryAttempt {
  at: string;
  response_status: number | null;
  /** What the endpoint answered, its first 500 characters */
  response_body: string | null;
  error: string | null;
  duration_ms: number;
}

export interface WebhookEndpointWithSecret {
  object: 'webhook_endpoint';
  /** Id of a webhook endpoint */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  url: string;
  events: string[];
  description: string | null;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  health: WebhookEndpointHealth;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  /** Since when the present secret signs */
  rotated_at: string;
  /** Until then, the secret before it signs too; null where there is none */
  previous_secret_expires_at: string | null;
  archived_at: string | null;
  /** Standard Webhooks secret; shown here and nowhere else */
  secret: string;
}

export interface WebhookEndpointHealth {
  /** `suspended`: it failed so often in a row that only one event now and then tries it; none is lost. `disabled`: it answered 410 Gone; its events wait until it is restored */
  status: 'ok' | 'failing' | 'suspended' | 'disabled';
  consecutive_failures: number;
  suspended_at: string | null;
  /** When the next event tries it */
  next_probe_at: string | null;
  /** It asked, by Retry-After, to be left alone until then; null where it did not */
  paused_until: string | null;
  /** When it answered 410 Gone */
  disabled_at: string | null;
  last_error: string | null;
}

/** Where a tenant is told what happened */
export interface WebhookEndpoint {
  object: 'webhook_endpoint';
  /** Id of a webhook endpoint */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  url: string;
  events: string[];
  description: string | null;
  /** The caller's own string values, up to 50 */
  metadata: { [key: string]: string };
  health: WebhookEndpointHealth;
  created_at: string;
  /** Who did it */
  created_by: {
    type: 'operator' | 'api_key' | 'user' | 'system';
    id: string;
  };
  updated_at: string;
  /** Since when the present secret signs */
  rotated_at: string;
  /** Until then, the secret before it signs too; null where there is none */
  previous_secret_expires_at: string | null;
  archived_at: string | null;
}

/** Events of a range on their way to an endpoint again */
export interface WebhookReplay {
  object: 'webhook_replay';
  /** Id of a webhook endpoint */
  webhook_endpoint_id: string;
  /** Id of a tenant */
  tenant_id: string;
  created_at: string;
  /** Events that are on their way now */
  replayed: number;
  /** Events that were on their way already, or that the endpoint has */
  skipped: number;
  /** The last event that was looked at */
  last_event_id: string | null;
  /** Whether there is more: repeat with after_event_id = last_event_id */
  has_more: boolean;
}

export type Schema0 = string | number | boolean | null | Schema0[] | { [key: string]: Schema0 };

export type Schema1 = string | number | boolean | null | Schema1[] | { [key: string]: Schema1 };

/** What is made of a conversation once it is over */
export interface AnalysisDefinitionContentOutput {
  /** For all parts: what the conversations are about */
  instructions?: string | undefined;
  /** A summary in words */
  summary?: {
    /** What to look at, in words for the model */
    instructions?: string | undefined;
  } | undefined;
  /** Whether the conversation reached what it was for: all criteria are met */
  success?: {
    criteria: {
      /** By which results and reports know it */
      name: string;
      /** When it is met, so that two people would judge alike */
      description: string;
    }[];
  } | undefined;
  /** Data that is read out of the conversation */
  extraction?: {
    /** What to look at, in words for the model */
    instructions?: string | undefined;
    /** JSON Schema of the data, an object with named properties; as parameters of tools */
    schema: { [key: string]: unknown };
  } | undefined;
  /** Language of what is written; without it that of the conversation */
  language?: string | undefined;
  llm: LlmConfig;
  /** Of a longer transcript the beginning and the end are read, and the result says so. Counted as UTF-8 bytes / 3, which is rarely fewer than a model counts. Default `32000`. */
  max_transcript_tokens: number;
}

/** Declared variable of a template, in words of JSON Schema */
export type PromptVariableOutput = {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description: string;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required: boolean;
  type: 'string';
  /** Default `null`. */
  default: string | null;
  /** Shortest accepted text */
  min_length?: number | undefined;
  /** Longest accepted text in characters. Default `1000`. */
  max_length: number;
  /** Pattern that a text must have a part of: characters, classes and quantifiers between ^ and $, without groups, alternatives and look-arounds */
  pattern?: string | undefined;
  /** Accepted values */
  enum?: string[] | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description: string;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required: boolean;
  type: 'number';
  /** Default `null`. */
  default: number | null;
  /** Smallest accepted value */
  minimum?: number | undefined;
  /** Largest accepted value */
  maximum?: number | undefined;
  /** Accepted values */
  enum?: number[] | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description: string;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required: boolean;
  type: 'integer';
  /** Default `null`. */
  default: number | null;
  /** Smallest accepted value */
  minimum?: number | undefined;
  /** Largest accepted value */
  maximum?: number | undefined;
  /** Accepted values */
  enum?: number[] | undefined;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description: string;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required: boolean;
  type: 'boolean';
  /** Default `null`. */
  default: boolean | null;
} | {
  /** Name in the template */
  name: string;
  /** What it is for. Default `""`. */
  description: string;
  /** Refuse a session that gives no value, unless there is a default; else it is empty. Default `true`. */
  required: boolean;
  type: 'array';
  items: PromptVariableItemOutput;
  /** Fewest accepted items */
  min_items?: number | undefined;
  /** Most accepted items. Default `100`. */
  max_items: number;
  /** Default `null`. */
  default: (string | number)[] | null;
};

/** What the items of a list are */
export type PromptVariableItemOutput = {
  type: 'string';
  /** Longest accepted text in characters. Default `1000`. */
  max_length: number;
  /** Accepted values */
  enum?: string[] | undefined;
} | {
  type: 'number';
  /** Smallest accepted value */
  minimum?: number | undefined;
  /** Largest accepted value */
  maximum?: number | undefined;
} | {
  type: 'integer';
  /** Smallest accepted value */
  minimum?: number | undefined;
  /** Largest accepted value */
  maximum?: number | undefined;
};

/** A realtime model in place of llm */
export type RealtimeConfigOutput = {
  provider: 'openai';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** `audio`: the model speaks itself. `text`: it writes, and tts speaks. Default `"audio"`. */
  output: 'audio' | 'text';
  /** Voice of the model, where output is audio */
  voice?: string | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Speaking rate as a factor; 1 is normal */
  speed?: number | undefined;
} | {
  provider: 'google';
  /** The provider's name of the model; an unknown one is a warning */
  model: string;
  /** `audio`: the model speaks itself. `text`: it writes, and tts speaks. Default `"audio"`. */
  output: 'audio' | 'text';
  /** Voice of the model, where output is audio */
  voice?: string | undefined;
  /** The tenant's own account with the provider; without it the platform's is used */
  credential_id?: string | undefined;
  /** Randomness */
  temperature?: number | undefined;
};

/** Sounds besides the voice */
export interface BackgroundAudioOutput {
  /** Played over and over while the session lasts */
  ambient?: {
    source: 'built_in';
    /** A clip of the agent framework */
    clip: 'hold_music' | 'office_ambience' | 'keyboard_typing' | 'keyboard_typing2';
    /** Loudness: 0 is silent, 1 is as recorded. Default `0.5`. */
    volume: number;
  } | {
    source: 'file';
    /** Id of a file */
    file_id: string;
    /** Loudness: 0 is silent, 1 is as recorded. Default `0.5`. */
    volume: number;
  } | undefined;
  /** Played while the agent prepares an answer */
  thinking?: {
    source: 'built_in';
    /** A clip of the agent framework */
    clip: 'hold_music' | 'office_ambience' | 'keyboard_typing' | 'keyboard_typing2';
    /** Loudness: 0 is silent, 1 is as recorded. Default `0.5`. */
    volume: number;
  } | {
    source: 'file';
    /** Id of a file */
    file_id: string;
    /** Loudness: 0 is silent, 1 is as recorded. Default `0.5`. */
    volume: number;
  } | undefined;
}

/** What the agent says first, once the caller has joined */
export type WelcomeMessageOutput = {
  mode: 'say';
  /** Said word for word */
  text: string;
  /** Whether the caller may interrupt it, where interruption is enabled. Default `true`. */
  interruptible: boolean;
  /** Pause in milliseconds after the caller has joined. Default `0`. */
  delay_ms: number;
} | {
  mode: 'generate';
  /** What the language model is told to greet with */
  instructions: string;
  /** Whether the caller may interrupt it, where interruption is enabled. Default `true`. */
  interruptible: boolean;
  /** Pause in milliseconds after the caller has joined. Default `0`. */
  delay_ms: number;
};

/** What the agent must not talk about, say, or keep */
export interface SafetyOutput {
  topics: {
    /** The only topics talked about; empty allows every one. Default `[]`. */
    allow: string[];
    /** Topics never talked about. Default `[]`. */
    deny: string[];
  };
  /** Phrases the agent never says, whatever their case. Default `[]`. */
  blocked_phrases: string[];
  /** Kinds of personal data that are masked in transcript and events. Default `[]`. */
  pii_redaction: ('person_name' | 'phone_number' | 'email_address' | 'postal_address' | 'date_of_birth' | 'payment_card' | 'bank_account' | 'national_id' | 'ip_address')[];
  /** Said instead of what is refused; needed with topics or blocked_phrases */
  refusal_line?: string | undefined;
}

/** Bounds of a conversation */
export interface SessionLimitsOutput {
  /** Seconds from joining until the session ends in any case. Default `1800`. */
  max_duration_seconds: number;
  /** Seconds without a word of either side after which the session ends; without it, never */
  silence_timeout_seconds?: number | undefined;
  /** Sessions of the agent that may be open at a time, all environments together; without it, as many as the tenant may have */
  max_concurrent_sessions?: number | undefined;
  /** Rounds of tool calls in one turn. Default `5`. */
  max_tool_steps: number;
}

/** Whether sessions are recorded */
export interface RecordingOutput {
  /** Default `false`. */
  enabled: boolean;
  /** `audio`: one sound file. `composite`: sound and picture of the whole room. Default `"audio"`. */
  kind: 'audio' | 'composite';
}

/** When people may be called, by their own clocks */
export interface CallingWindowOutput {
  /** First minute of the day, by the clock of who is called */
  earliest: string;
  /** End of the calls of a day: none is begun at this time or later */
  latest: string;
  /** Days on which calls are made: Monday is 1, Sunday 7. Default `[1,2,3,4,5,6,7]`. */
  weekdays: unknown;
}

/** How fast a batch calls */
export interface CallBatchPacingOutput {
  /** Calls of this batch at a time. Default `10`. */
  max_concurrent: number;
  /** Calls begun in any 60 seconds. Default `60`. */
  per_minute: number;
  /** Share of the tenant's concurrent sessions, rounded up, that this batch leaves to others. Default `20`. */
  inbound_reserve_percent: number;
}

/** How to search, under a name */
export interface EvaluatedConfigurationOutput {
  /** By which results and comparisons know it */
  name: string;
  /** By meaning (dense), by words (lexical, BM25), or by both with their ranks fused (hybrid). Default `"hybrid"`. */
  mode: 'dense' | 'lexical' | 'hybrid';
  /** How much each ranking counts in a hybrid search. Default `{"dense":1,"lexical":1}`. */
  weights: {
    /** Default `1`. */
    dense: number;
    /** Default `1`. */
    lexical: number;
  };
  /** How many hits to ask for: the k of recall_at_k. Of fewer than ten, nDCG@10 counts those. Default `10`. */
  top_k: number;
  /** Passages whose score is less are left out; nothing left is not grounded. Default `0.25`. */
  min_score: number;
  /** Neighbouring passages on each side that text also has, or with section those that stand under the same headings (five on each side at most); each once in an answer. The citation stays that of the hit. Default `0`. */
  expand: number | 'section';
}

export interface LabelledQueryOutput {
  /** Question or words */
  text: string;
  /** What answers it; an empty list says that nothing does, and that a search should find nothing */
  relevant: RelevanceJudgementOutput[];
  /** Narrows the search; it never reaches beyond the indexes that are searched */
  filter?: {
    /** Only passages of these files, as far as the indexes hold them */
    file_ids?: string[] | undefined;
    /** Only passages of files whose metadata have these values; of a list, one of them */
    metadata?: { [key: string]: string | string[] } | undefined;
  } | undefined;
}

export interface RelevanceJudgementOutput {
  /** Id of a file */
  file_id: string;
  /** Only this page answers it, from 1; without it any place of the file does */
  page?: number | undefined;
  /** 1: touches the answer, 2: has most of it, 3: is the answer. The gain of nDCG. Default `1`. */
  grade: number;
}

/** Something that happened in the tenant */
export interface EventOutput {
  object: 'event';
  /** Id of an event */
  id: string;
  /** Id of a tenant */
  tenant_id: string;
  /** Past tense, noun.verb. All of them: tenant.created, tenant.updated, tenant.suspended, tenant.reactivated, tenant.archived, tenant.restored, operator.invited, operator.updated, operator.disabled, operator.enabled, user.upserted, user.archived, user.restored, api_key.created, api_key.updated, api_key.rotated, api_key.revoked, provider_credential.created, provider_credential.updated, provider_credential.rotated, provider_credential.archived, provider_credential.restored, agent.created, agent.duplicated, agent.updated, agent.archived, agent.restored, agent_draft.updated, agent_version.published, agent_version.labelled, agent_version.unlabelled, prompt.created, prompt.duplicated, prompt.updated, prompt.archived, prompt.restored, prompt_draft.updated, prompt_version.published, prompt_version.labelled, prompt_version.unlabelled, tool.created, tool.duplicated, tool.updated, tool.archived, tool.restored, tool_draft.updated, tool_version.published, tool_version.labelled, tool_version.unlabelled, runtime_config.created, runtime_config.duplicated, runtime_config.updated, runtime_config.archived, runtime_config.restored, runtime_config_draft.updated, runtime_config_version.published, runtime_config_version.labelled, runtime_config_version.unlabelled, analysis_definition.created, analysis_definition.duplicated, analysis_definition.updated, analysis_definition.archived, analysis_definition.restored, analysis_definition_draft.updated, analysis_definition_version.published, analysis_definition_version.labelled, analysis_definition_version.unlabelled, binding.created, environment.updated, environment.promoted, environment.rolled_back, session.created, session.dispatched, session.redispatched, session.started, session.ended, session.failed, session_feedback.updated, analysis.created, analysis.completed, analysis.failed, recording.started, recording.completed, recording.failed, recording.downloaded, recording.purged, file.created, file.claimed, file.ready, file.failed, file.retried, file.stopped, file.archived, file.restored, file.purge_requested, file.purged, file_version.created, search_index.created, search_index.updated, search_index.archived, search_index.restored, index_build.started, index_build.stopped, index_build.completed, index_file.attached, index_file.detached, index_file.retried, index_snapshot.created, index_snapshot.purged, query_set.created, query_set.updated, query_set.archived, query_set.restored, evaluation.created, evaluation.completed, evaluation.failed, evaluation.results_removed, inbound_mapping.created, inbound_mapping.updated, inbound_mapping.archived, inbound_mapping.restored, phone_number.created, phone_number.updated, phone_number.archived, phone_number.restored, sip_trunk.created, sip_trunk.updated, sip_trunk.archived, sip_trunk.restored, call.created, call.dialing, call.ringing, call.answered, call.callee_detected, call.refused, call.transfer_started, call.transfer_dialing, call.transfer_answered, call.transferred, call.transfer_refused, call.transfer_failed, call.said, call.dtmf_sent, call.muted, call.ended, call_batch.created, call_batch.paused, call_batch.resumed, call_batch.canceled, call_batch.completed, price_list.created, webhook_endpoint.created, webhook_endpoint.updated, webhook_endpoint.rotated, webhook_endpoint.tested, webhook_endpoint.disabled, webhook_endpoint.replayed, webhook_endpoint.archived, webhook_endpoint.restored, webhook_delivery.replayed, audit_event.erased, audit_export.created, audit_export.completed, audit_export.failed, tool.called, transcript.ready, usage.recorded */
  type: string;
  created_at: string;
  data: {
    entity: {
      type: 'tenant' | 'operator' | 'user' | 'api_key' | 'provider_credential' | 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'analysis_definition' | 'binding' | 'environment' | 'session' | 'session_analysis' | 'file' | 'search_index' | 'index_snapshot' | 'query_set' | 'evaluation' | 'inbound_mapping' | 'phone_number' | 'sip_trunk' | 'call' | 'call_batch' | 'price_list' | 'webhook_endpoint' | 'webhook_delivery' | 'audit_event' | 'audit_export';
      id: string;
    };
    /** What changed, as the audit keeps it; null where it is gone */
    object: JsonValue;
  };
}

/** When a number is answered, by the clock of a time zone */
export interface CallScheduleOutput {
  /** IANA time zone */
  time_zone: string;
  weekly: WeeklyHoursOutput[];
  /** Default `[]`. */
  exceptions: OpeningException[];
  /** What callers meet while it is closed; another agent may answer */
  outside: {
    action: 'reject';
  } | {
    action: 'say';
    /** Spoken in the agent's voice; then the call is put down */
    message: string;
  } | {
    action: 'agent';
    /** Id of an agent */
    agent_id: string;
    /** production, unless a binding is named */
    environment?: string | undefined;
    /** Id of a binding */
    binding_id?: string | undefined;
    /** In place of the mapping's own. Default `{}`. */
    variables: { [key: string]: string | number | boolean | (string | number | boolean)[] };
  };
}

export interface WeeklyHoursOutput {
  /** Monday is 1, Sunday 7 (ISO 8601) */
  weekdays: unknown;
  /** First open minute */
  from: string;
  /** First minute that is closed again; later than from */
  to: string;
}

/** A service that is asked before a call is answered */
export interface CallWebhookOutput {
  /** Public https address */
  url: string;
  /** Its secrets sign the request by Standard Webhooks, as they sign events */
  webhook_endpoint_id: string;
  /** The phone rings meanwhile. Default `2000`. */
  timeout_ms: number;
  /** Where it does not answer, or with something else than a decision. Default `"accept"`. */
  on_failure: 'accept' | 'refuse';
}

/** What a prompt version says */
export interface PromptContentOutput {
  /** What the model is told. `{{name}}` is the place of a variable, `{{system.time}}` of a built-in one, `{{> name}}` of another prompt; `\{{` writes two braces, `{{"…"}}` writes what is between the quotes */
  template: string;
  /** Variables of the template. Default `[]`. */
  variables: PromptVariableOutput[];
  /** Published versions of other prompts that the template puts in. Default `[]`. */
  includes: PromptInclude[];
}

/** How an agent hears, thinks and speaks */
export interface RuntimeConfigContentOutput {
  llm?: LlmConfig | undefined;
  stt?: SttConfig | undefined;
  tts?: TtsConfig | undefined;
  realtime?: RealtimeConfigOutput | undefined;
  turn_handling?: {
    /** Who judges that a turn is over: a model that listens to what is said (`turn_detector`), silence (`vad`), the recogniser (`stt`) or the realtime model (`realtime_llm`). Default `"turn_detector"`. */
    turn_detection: 'turn_detector' | 'vad' | 'stt' | 'realtime_llm';
    endpointing: {
      /** `dynamic` learns the delay from the pauses of the caller. Default `"fixed"`. */
      mode: 'fixed' | 'dynamic';
      /** Shortest silence in milliseconds that ends a turn. Default `500`. */
      min_delay_ms: number;
      /** Silence in milliseconds that ends a turn in any case. Default `3000`. */
      max_delay_ms: number;
    };
    interruption: {
      /** Whether the caller may interrupt the agent at all. Default `true`. */
      enabled: boolean;
      /** `vad`: any speech interrupts. `adaptive`: a model tells interruptions from "mhm". Default `"vad"`. */
      mode: 'vad' | 'adaptive';
      /** Shortest speech in milliseconds that interrupts. Default `500`. */
      min_duration_ms: number;
      /** Fewest recognised words that interrupt. Default `0`. */
      min_words: number;
      /** Whether the agent goes on where the interruption had no words. Default `true`. */
      resume_false_interruption: boolean;
    };
  } | undefined;
  background_audio?: BackgroundAudioOutput | undefined;
  welcome_message?: WelcomeMessageOutput | undefined;
  safety?: SafetyOutput | undefined;
  limits?: SessionLimitsOutput | undefined;
  recording?: RecordingOutput | undefined;
  retention?: Retention | undefined;
}

/** What a tool version is to the model, and what carries it out */
export type ToolContentOutput = {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'http';
  config: {
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    /** https address; {{parameter}} placeholders in path and query are percent-encoded, the host cannot have any */
    url: string;
    /** Headers: text with placeholders, or `{ "secret": "crd_…" }`. Default `{}`. */
    headers: { [key: string]: string | SecretReference };
    /** Query parameters; one whose only placeholder has no argument is left out. Default `{}`. */
    query: { [key: string]: string | SecretReference };
    /** POST, PUT and PATCH send one also where this is left out */
    body?: {
      /** Default `"json"`. */
      format: 'json' | 'form';
      /** JSON in which the string "{{parameter}}" stands for the argument, of its type; without it, an object of all arguments that url, headers and query do not use */
      template?: JsonValue | undefined;
    } | undefined;
    /** A credential of the kind `http_signature`: each request is signed with it by Standard Webhooks (headers webhook-id, webhook-timestamp, webhook-signature). Every attempt of one call has the same webhook-id, signed or not */
    signature?: SecretReference | undefined;
    /** For all attempts together. Default `8000`. */
    timeout_ms: number;
    /** Repeated are: no connection, and the statuses 429, 502, 503 and 504 */
    retries: {
      /** Default `1`. */
      max_attempts: number;
      /** Before the second attempt; doubled for each further one. Default `200`. */
      backoff_ms: number;
      /** Repeat POST and PATCH too: the service must bear the same request twice. Default `false`. */
      repeat_unsafe: boolean;
    };
    response: {
      /** JSON pointer (RFC 6901) to the part that matters. Default `""`. */
      pointer: string;
      /** Members of the result and where they are below `pointer`; in a list, of each item */
      fields?: { [key: string]: string } | undefined;
      /** Longest result as JSON; more is cut off and said so. Default `16384`. */
      max_bytes: number;
    };
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'hand_off';
  config: {
    /** Agents that the conversation may go to, under the names that the model uses; the binding pins each (`hand_offs`) */
    destinations: {
      name: string;
      /** Id of an agent */
      agent_id: string;
    }[];
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'client';
  config: {
    /** RPC method that the app has registered; without it the tool's name */
    method?: string | undefined;
    /** Default `8000`. */
    timeout_ms: number;
    /** Longest answer as JSON; more is cut off and said so, or refused where there is a `result`. Default `8192`. */
    max_bytes: number;
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'mcp';
  config: {
    /** https address of the server */
    server_url: string;
    /** Default `"streamable_http"`. */
    transport: 'streamable_http';
    /** Tools of the server that may be called. With one, arguments go to it as they are; with several, the required argument `tool` says which */
    allowed_tools: string[];
    /** Headers: text with placeholders, or `{ "secret": "crd_…" }`. Default `{}`. */
    headers: { [key: string]: string | SecretReference };
    /** Default `10000`. */
    timeout_ms: number;
    /** Longest result as JSON; more is cut off and said so. Default `16384`. */
    max_bytes: number;
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'knowledge_search';
  config: {
    /** Chunks handed to the model at most. Default `5`. */
    top_k: number;
    /** Chunks that score less are left out. Default `0.25`. */
    min_score: number;
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'end_call';
  config: {
    /** Said before the call ends */
    farewell?: string | undefined;
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'transfer_call';
  config: {
    /** Where a call may go, under the names that the model uses. Default `[]`. */
    destinations: Array<{
      name: string;
      /** E.164 number */
      phone_number?: string | undefined;
      /** A SIP address instead of a number */
      uri?: string | undefined;
    }>;
    /** Numbers that the model may also name as they are. Default `[]`. */
    allowed_numbers: string[];
    /** `blind`: the telephone goes there at once. `warm`: a colleague is called, told what it is about, and then put through; where nobody takes the call, the agent goes on with the caller. The argument `summary`, where `parameters` has it, is what the colleague is told. Default `"blind"`. */
    mode: 'blind' | 'warm';
    /** Blind only: whether the caller hears it ring meanwhile; true if left out */
    play_dialtone?: boolean | undefined;
    /** Warm only: what the colleague is told where the model gives no `summary`; without either, the conversation is summed up */
    briefing?: string | undefined;
    /** Warm only: seconds that it rings before nobody has answered; 30 if left out */
    ring_timeout_seconds?: number | undefined;
    /** Warm only: the number of yours as which to call; the call's own number of yours if left out */
    from?: string | undefined;
    /** SIP headers to send along, each beginning with X-: at most 20, of 200 characters. Default `{}`. */
    headers: { [key: string]: string };
  };
} | {
  /** Function name that the language model sees */
  name: string;
  /** Tells the language model when to call the tool and what it gives */
  description: string;
  /** JSON Schema of the arguments, an object with named properties */
  parameters: { [key: string]: unknown };
  /** JSON Schema of the result: a test shows where a real one differs */
  result?: { [key: string]: unknown } | undefined;
  handler_ref: 'send_dtmf';
  config: {
    /** Longest sequence that the model may send. Default `32`. */
    max_digits: number;
    /** Between one digit and the next. Default `250`. */
    pause_ms: number;
  };
};

/** Answer of `getAuditJwks`. */
export interface GetAuditJwksResult {
  keys: {
    kty: 'EC';
    crv: 'P-256';
    x: string;
    y: string;
    use: 'sig';
    alg: 'ES256';
    kid: string;
  }[];
}

/** Answer of `getJwks`. */
export interface GetJwksResult {
  keys: {
    kty: 'EC';
    crv: 'P-256';
    x: string;
    y: string;
    use: 'sig';
    alg: 'ES256';
    kid: string;
  }[];
}

/** Body of `createAgent`. */
export interface CreateAgentBody {
  /** Human-readable name */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Labels for filtering. Default `[]`. */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Default `null`. */
  owner?: string | null | undefined;
  /** Content of the first draft */
  content?: AgentContent | undefined;
}

/** Query of `listAgents`. */
export interface ListAgentsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only this very name (case matters) */
  name?: string | undefined;
  /** Only names that begin so (case matters); the list is then ordered by name */
  name_prefix?: string | undefined;
  /** Only what carries this tag */
  tag?: string | undefined;
  /** `draft`: never published; `published`; `archived`. All but archived unless told otherwise */
  status?: 'draft' | 'published' | 'archived' | undefined;
  /** Whether archived ones are listed; not together with status */
  archived?: 'exclude' | 'include' | 'only' | undefined;
  /** Only what changed after this time; the list is then ordered by the time of change */
  updated_after?: string | undefined;
  /** Only what changed before this time; the list is then ordered by the time of change */
  updated_before?: string | undefined;
}

/** Body of `updateAgent`. */
export interface UpdateAgentBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it is for */
  description?: string | undefined;
  /** Labels for filtering */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
  owner?: string | null | undefined;
}

/** Body of `archiveAgent`. */
export interface ArchiveAgentBody {
  /** Archive it although it is in use; what runs goes on with what it was started with. Default `false`. */
  force?: boolean | undefined;
}

/** Body of `createBinding`. */
export interface CreateBindingBody {
  /** Pin what is live in this environment, or what this binding pins, but for what the request names */
  base?: {
    /** Name of an environment */
    environment?: string | undefined;
    /** Id of a binding */
    binding_id?: string | undefined;
  } | undefined;
  /** Number of a published version, or a label: the version that it stands on now is pinned */
  agent_version?: number | string | undefined;
  /** Id of a prompt */
  prompt_id?: string | undefined;
  /** Number of a published version, or a label: the version that it stands on now is pinned */
  prompt_version?: number | string | undefined;
  /** Versions of the tools that the agent may call; the whole list, also over a base */
  tool_versions?: Array<{
    /** Id of a tool */
    tool_id: string;
    /** Number of a published version, or a label: the version that it stands on now is pinned */
    version: number | string;
  }> | undefined;
  /** Id of a runtime config */
  runtime_config_id?: string | undefined;
  /** Number of a published version, or a label: the version that it stands on now is pinned */
  runtime_config_version?: number | string | undefined;
  /** Search indexes that the agent may search: `track: live` follows the index as it changes, `snapshot_id` keeps it as it was */
  knowledge?: Array<{
    /** Id of a search index */
    index_id: string;
    track: 'live';
  } | {
    /** Id of a search index */
    index_id: string;
    /** Id of a snapshot */
    snapshot_id: string;
  }> | undefined;
  /** Agents that a conversation may be handed over to (tools of the handler `hand_off`), each with one of its bindings, and with those that this one names */
  hand_offs?: {
    /** Id of an agent */
    agent_id: string;
    /** Id of a binding */
    binding_id: string;
  }[] | undefined;
  /** What this combination is for. Default `""`. */
  note?: string | undefined;
}

/** Query of `listBindings`. */
export interface ListBindingsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Bindings that resolve to exactly this */
  digest?: string | undefined;
  /** Bindings that pin a version of this prompt */
  prompt_id?: string | undefined;
}

/** Query of `diffBinding`. */
export interface DiffBindingQuery {
  /** The binding to compare with; without it the one with the number before */
  against?: string | undefined;
}

/** Query of `listAgentDependents`. */
export interface ListAgentDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Body of `updateAgentDraft`. */
export interface UpdateAgentDraftBody {
  content: AgentContent;
}

/** Body of `duplicateAgent`. */
export interface DuplicateAgentBody {
  /** Name of the copy; `… (copy)` unless told otherwise */
  name?: string | undefined;
  /** Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none */
  version?: number | string | undefined;
}

/** Query of `listEnvironments`. */
export interface ListEnvironmentsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `updateEnvironment`. */
export interface UpdateEnvironmentBody {
  /** Id of a binding */
  binding_id: string;
  /** Set it only if this binding is live now; null: only if none is */
  expected_binding?: string | null | undefined;
  /** Why; kept in the history. Default `""`. */
  note?: string | undefined;
}

/** Query of `listEnvironmentHistory`. */
export interface ListEnvironmentHistoryQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `promoteEnvironment`. */
export interface PromoteEnvironmentBody {
  /** Whose live binding is to be made live here */
  from_environment: string;
  /** The binding that is live here as far as you know; null: none is. Another one is 409 environment_moved */
  expected_binding: string | null;
  /** Why; kept in the history. Default `""`. */
  note?: string | undefined;
}

/** Body of `rollbackEnvironment`. */
export interface RollbackEnvironmentBody {
  /** The binding whose versions to go back to; without it the one that was live before this one */
  to_binding_id?: string | undefined;
  /** Go back only if this binding is live now; another one is 409 environment_moved */
  expected_binding?: string | undefined;
  /** Why; kept in the history. Default `""`. */
  note?: string | undefined;
}

/** Answer of `listAgentLabels`. */
export interface ListAgentLabelsResult {
  object: 'list';
  data: AgentLabel[];
  has_more: boolean;
  next_cursor: string | null;
}

/** Body of `labelAgentVersion`. */
export interface LabelAgentVersionBody {
  /** Number of a published version */
  version: number;
  /** Move it only from this version; null: only if it is on none */
  expected_version?: number | null | undefined;
}

/** Body of `unlabelAgentVersion`. */
export interface UnlabelAgentVersionBody {
  /** Remove it only from this version */
  expected_version?: number | undefined;
}

/** Query of `resolveAgent`. */
export interface ResolveAgentQuery {
  environment?: string | undefined;
  /** A binding to look at instead of an environment */
  binding_id?: string | undefined;
  /** What was live at this time, ISO 8601; without it what is live now */
  at?: string | undefined;
}

/** Body of `publishAgentVersion`. */
export interface PublishAgentVersionBody {
  /** What changed and why. Default `""`. */
  change_note?: string | undefined;
}

/** Query of `listAgentVersions`. */
export interface ListAgentVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Query of `listAgentVersionDependents`. */
export interface ListAgentVersionDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Query of `diffAgentVersion`. */
export interface DiffAgentVersionQuery {
  /** What it is compared with; the version before it unless told otherwise */
  against?: string | undefined;
}

/** Body of `createAnalysisDefinition`. */
export interface CreateAnalysisDefinitionBody {
  /** Human-readable name */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Labels for filtering. Default `[]`. */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Default `null`. */
  owner?: string | null | undefined;
  /** Content of the first draft */
  content?: AnalysisDefinitionContent | undefined;
}

/** Query of `listAnalysisDefinitions`. */
export interface ListAnalysisDefinitionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only this very name (case matters) */
  name?: string | undefined;
  /** Only names that begin so (case matters); the list is then ordered by name */
  name_prefix?: string | undefined;
  /** Only what carries this tag */
  tag?: string | undefined;
  /** `draft`: never published; `published`; `archived`. All but archived unless told otherwise */
  status?: 'draft' | 'published' | 'archived' | undefined;
  /** Whether archived ones are listed; not together with status */
  archived?: 'exclude' | 'include' | 'only' | undefined;
  /** Only what changed after this time; the list is then ordered by the time of change */
  updated_after?: string | undefined;
  /** Only what changed before this time; the list is then ordered by the time of change */
  updated_before?: string | undefined;
}

/** Body of `updateAnalysisDefinition`. */
export interface UpdateAnalysisDefinitionBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it is for */
  description?: string | undefined;
  /** Labels for filtering */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
  owner?: string | null | undefined;
}

/** Body of `archiveAnalysisDefinition`. */
export interface ArchiveAnalysisDefinitionBody {
  /** Archive it although it is in use; what runs goes on with what it was started with. Default `false`. */
  force?: boolean | undefined;
}

/** Query of `listAnalysisDefinitionDependents`. */
export interface ListAnalysisDefinitionDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Body of `updateAnalysisDefinitionDraft`. */
export interface UpdateAnalysisDefinitionDraftBody {
  content: AnalysisDefinitionContent;
}

/** Body of `duplicateAnalysisDefinition`. */
export interface DuplicateAnalysisDefinitionBody {
  /** Name of the copy; `… (copy)` unless told otherwise */
  name?: string | undefined;
  /** Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none */
  version?: number | string | undefined;
}

/** Answer of `listAnalysisDefinitionLabels`. */
export interface ListAnalysisDefinitionLabelsResult {
  object: 'list';
  data: AnalysisDefinitionLabel[];
  has_more: boolean;
  next_cursor: string | null;
}

/** Body of `labelAnalysisDefinitionVersion`. */
export interface LabelAnalysisDefinitionVersionBody {
  /** Number of a published version */
  version: number;
  /** Move it only from this version; null: only if it is on none */
  expected_version?: number | null | undefined;
}

/** Body of `unlabelAnalysisDefinitionVersion`. */
export interface UnlabelAnalysisDefinitionVersionBody {
  /** Remove it only from this version */
  expected_version?: number | undefined;
}

/** Body of `publishAnalysisDefinitionVersion`. */
export interface PublishAnalysisDefinitionVersionBody {
  /** What changed and why. Default `""`. */
  change_note?: string | undefined;
}

/** Query of `listAnalysisDefinitionVersions`. */
export interface ListAnalysisDefinitionVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Query of `listAnalysisDefinitionVersionDependents`. */
export interface ListAnalysisDefinitionVersionDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Query of `diffAnalysisDefinitionVersion`. */
export interface DiffAnalysisDefinitionVersionQuery {
  /** What it is compared with; the version before it unless told otherwise */
  against?: string | undefined;
}

/** Body of `createApiKey`. */
export interface CreateApiKeyBody {
  /** Human-readable name */
  name: string;
  scopes: ('agents:read' | 'agents:write' | 'agents:publish' | 'prompts:read' | 'prompts:write' | 'prompts:publish' | 'tools:read' | 'tools:write' | 'tools:publish' | 'runtime_configs:read' | 'runtime_configs:write' | 'runtime_configs:publish' | 'analysis_definitions:read' | 'analysis_definitions:write' | 'analysis_definitions:publish' | 'bindings:read' | 'bindings:write' | 'environments:write' | 'sessions:read' | 'sessions:write' | 'recordings:read' | 'files:read' | 'files:write' | 'search:read' | 'indexes:read' | 'indexes:write' | 'mappings:read' | 'mappings:write' | 'telephony:read' | 'telephony:write' | 'calls:read' | 'calls:write' | 'webhooks:read' | 'webhooks:write' | 'events:read' | 'usage:read' | 'usage:write' | 'users:read' | 'users:write' | 'audit:read' | 'audit:export' | 'keys:read' | 'keys:manage' | 'credentials:read' | 'credentials:manage' | 'tenants:read' | 'tenants:write' | 'operators:read' | 'operators:manage' | 'owners:manage' | 'memberships:select' | 'platform:tenants')[];
  /** When the key stops working; never, if left out */
  expires_at?: string | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listApiKeys`. */
export interface ListApiKeysQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'active' | 'revoked' | undefined;
}

/** Body of `updateApiKey`. */
export interface UpdateApiKeyBody {
  /** Human-readable name */
  name?: string | undefined;
  /** Fewer than it has: a key never gains scopes */
  scopes?: ('agents:read' | 'agents:write' | 'agents:publish' | 'prompts:read' | 'prompts:write' | 'prompts:publish' | 'tools:read' | 'tools:write' | 'tools:publish' | 'runtime_configs:read' | 'runtime_configs:write' | 'runtime_configs:publish' | 'analysis_definitions:read' | 'analysis_definitions:write' | 'analysis_definitions:publish' | 'bindings:read' | 'bindings:write' | 'environments:write' | 'sessions:read' | 'sessions:write' | 'recordings:read' | 'files:read' | 'files:write' | 'search:read' | 'indexes:read' | 'indexes:write' | 'mappings:read' | 'mappings:write' | 'telephony:read' | 'telephony:write' | 'calls:read' | 'calls:write' | 'webhooks:read' | 'webhooks:write' | 'events:read' | 'usage:read' | 'usage:write' | 'users:read' | 'users:write' | 'audit:read' | 'audit:export' | 'keys:read' | 'keys:manage' | 'credentials:read' | 'credentials:manage' | 'tenants:read' | 'tenants:write' | 'operators:read' | 'operators:manage' | 'owners:manage' | 'memberships:select' | 'platform:tenants')[] | undefined;
  /** When the key stops working; null for never */
  expires_at?: string | null | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Body of `rotateApiKey`. */
export interface RotateApiKeyBody {
  /** How long the present secret goes on working; 0 ends all earlier secrets at once. Default `86400`. */
  overlap_seconds?: number | undefined;
}

/** Query of `listAuditEvents`. */
export interface ListAuditEventsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  entity_type?: 'tenant' | 'operator' | 'user' | 'api_key' | 'provider_credential' | 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'analysis_definition' | 'binding' | 'environment' | 'session' | 'session_analysis' | 'file' | 'search_index' | 'index_snapshot' | 'query_set' | 'evaluation' | 'inbound_mapping' | 'phone_number' | 'sip_trunk' | 'call' | 'call_batch' | 'price_list' | 'webhook_endpoint' | 'webhook_delivery' | 'audit_event' | 'audit_export' | undefined;
  entity_id?: string | undefined;
  /** One action, or several by repeating the parameter: any of them fits */
  action?: ('tenant.created' | 'tenant.updated' | 'tenant.suspended' | 'tenant.reactivated' | 'tenant.archived' | 'tenant.restored' | 'operator.invited' | 'operator.updated' | 'operator.disabled' | 'operator.enabled' | 'user.upserted' | 'user.archived' | 'user.restored' | 'api_key.created' | 'api_key.updated' | 'api_key.rotated' | 'api_key.revoked' | 'provider_credential.created' | 'provider_credential.updated' | 'provider_credential.rotated' | 'provider_credential.archived' | 'provider_credential.restored' | 'agent.created' | 'agent.duplicated' | 'agent.updated' | 'agent.archived' | 'agent.restored' | 'agent_draft.updated' | 'agent_version.published' | 'agent_version.labelled' | 'agent_version.unlabelled' | 'prompt.created' | 'prompt.duplicated' | 'prompt.updated' | 'prompt.archived' | 'prompt.restored' | 'prompt_draft.updated' | 'prompt_version.published' | 'prompt_version.labelled' | 'prompt_version.unlabelled' | 'tool.created' | 'tool.duplicated' | 'tool.updated' | 'tool.archived' | 'tool.restored' | 'tool_draft.updated' | 'tool_version.published' | 'tool_version.labelled' | 'tool_version.unlabelled' | 'runtime_config.created' | 'runtime_config.duplicated' | 'runtime_config.updated' | 'runtime_config.archived' | 'runtime_config.restored' | 'runtime_config_draft.updated' | 'runtime_config_version.published' | 'runtime_config_version.labelled' | 'runtime_config_version.unlabelled' | 'analysis_definition.created' | 'analysis_definition.duplicated' | 'analysis_definition.updated' | 'analysis_definition.archived' | 'analysis_definition.restored' | 'analysis_definition_draft.updated' | 'analysis_definition_version.published' | 'analysis_definition_version.labelled' | 'analysis_definition_version.unlabelled' | 'binding.created' | 'environment.updated' | 'environment.promoted' | 'environment.rolled_back' | 'session.created' | 'session.dispatched' | 'session.redispatched' | 'session.started' | 'session.ended' | 'session.failed' | 'session_feedback.updated' | 'analysis.created' | 'analysis.completed' | 'analysis.failed' | 'recording.started' | 'recording.completed' | 'recording.failed' | 'recording.downloaded' | 'recording.purged' | 'file.created' | 'file.claimed' | 'file.ready' | 'file.failed' | 'file.retried' | 'file.stopped' | 'file.archived' | 'file.restored' | 'file.purge_requested' | 'file.purged' | 'file_version.created' | 'search_index.created' | 'search_index.updated' | 'search_index.archived' | 'search_index.restored' | 'index_build.started' | 'index_build.stopped' | 'index_build.completed' | 'index_file.attached' | 'index_file.detached' | 'index_file.retried' | 'index_snapshot.created' | 'index_snapshot.purged' | 'query_set.created' | 'query_set.updated' | 'query_set.archived' | 'query_set.restored' | 'evaluation.created' | 'evaluation.completed' | 'evaluation.failed' | 'evaluation.results_removed' | 'inbound_mapping.created' | 'inbound_mapping.updated' | 'inbound_mapping.archived' | 'inbound_mapping.restored' | 'phone_number.created' | 'phone_number.updated' | 'phone_number.archived' | 'phone_number.restored' | 'sip_trunk.created' | 'sip_trunk.updated' | 'sip_trunk.archived' | 'sip_trunk.restored' | 'call.created' | 'call.dialing' | 'call.ringing' | 'call.answered' | 'call.callee_detected' | 'call.refused' | 'call.transfer_started' | 'call.transfer_dialing' | 'call.transfer_answered' | 'call.transferred' | 'call.transfer_refused' | 'call.transfer_failed' | 'call.said' | 'call.dtmf_sent' | 'call.muted' | 'call.ended' | 'call_batch.created' | 'call_batch.paused' | 'call_batch.resumed' | 'call_batch.canceled' | 'call_batch.completed' | 'price_list.created' | 'webhook_endpoint.created' | 'webhook_endpoint.updated' | 'webhook_endpoint.rotated' | 'webhook_endpoint.tested' | 'webhook_endpoint.disabled' | 'webhook_endpoint.replayed' | 'webhook_endpoint.archived' | 'webhook_endpoint.restored' | 'webhook_delivery.replayed' | 'audit_event.erased' | 'audit_export.created' | 'audit_export.completed' | 'audit_export.failed')[] | undefined;
  actor_id?: string | undefined;
  actor_type?: 'operator' | 'api_key' | 'user' | 'system' | undefined;
  source?: string | undefined;
  request_id?: string | undefined;
  /** Events from this time on */
  since?: string | undefined;
  /** Events before this time */
  until?: string | undefined;
}

/** Query of `verifyAuditEvents`. */
export interface VerifyAuditEventsQuery {
  /** Begin here, for instance at the last checkpoint. Default `1`. */
  from_seq?: number | undefined;
  /** End here; the end of the chain unless given */
  to_seq?: number | undefined;
  /** Events looked at in one call. Default `1000`. */
  limit?: number | undefined;
  /** next_cursor of the previous call, with the same range */
  cursor?: string | undefined;
  /** seq of a checkpoint that you keep: finds a cut of both */
  known_seq?: number | undefined;
  /** head_hash of that checkpoint */
  known_hash?: string | undefined;
}

/** Body of `createAuditExport`. */
export interface CreateAuditExportBody {
  entity_type?: 'tenant' | 'operator' | 'user' | 'api_key' | 'provider_credential' | 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'analysis_definition' | 'binding' | 'environment' | 'session' | 'session_analysis' | 'file' | 'search_index' | 'index_snapshot' | 'query_set' | 'evaluation' | 'inbound_mapping' | 'phone_number' | 'sip_trunk' | 'call' | 'call_batch' | 'price_list' | 'webhook_endpoint' | 'webhook_delivery' | 'audit_event' | 'audit_export' | undefined;
  entity_id?: string | undefined;
  /** One action, or several by repeating the parameter: any of them fits */
  action?: ('tenant.created' | 'tenant.updated' | 'tenant.suspended' | 'tenant.reactivated' | 'tenant.archived' | 'tenant.restored' | 'operator.invited' | 'operator.updated' | 'operator.disabled' | 'operator.enabled' | 'user.upserted' | 'user.archived' | 'user.restored' | 'api_key.created' | 'api_key.updated' | 'api_key.rotated' | 'api_key.revoked' | 'provider_credential.created' | 'provider_credential.updated' | 'provider_credential.rotated' | 'provider_credential.archived' | 'provider_credential.restored' | 'agent.created' | 'agent.duplicated' | 'agent.updated' | 'agent.archived' | 'agent.restored' | 'agent_draft.updated' | 'agent_version.published' | 'agent_version.labelled' | 'agent_version.unlabelled' | 'prompt.created' | 'prompt.duplicated' | 'prompt.updated' | 'prompt.archived' | 'prompt.restored' | 'prompt_draft.updated' | 'prompt_version.published' | 'prompt_version.labelled' | 'prompt_version.unlabelled' | 'tool.created' | 'tool.duplicated' | 'tool.updated' | 'tool.archived' | 'tool.restored' | 'tool_draft.updated' | 'tool_version.published' | 'tool_version.labelled' | 'tool_version.unlabelled' | 'runtime_config.created' | 'runtime_config.duplicated' | 'runtime_config.updated' | 'runtime_config.archived' | 'runtime_config.restored' | 'runtime_config_draft.updated' | 'runtime_config_version.published' | 'runtime_config_version.labelled' | 'runtime_config_version.unlabelled' | 'analysis_definition.created' | 'analysis_definition.duplicated' | 'analysis_definition.updated' | 'analysis_definition.archived' | 'analysis_definition.restored' | 'analysis_definition_draft.updated' | 'analysis_definition_version.published' | 'analysis_definition_version.labelled' | 'analysis_definition_version.unlabelled' | 'binding.created' | 'environment.updated' | 'environment.promoted' | 'environment.rolled_back' | 'session.created' | 'session.dispatched' | 'session.redispatched' | 'session.started' | 'session.ended' | 'session.failed' | 'session_feedback.updated' | 'analysis.created' | 'analysis.completed' | 'analysis.failed' | 'recording.started' | 'recording.completed' | 'recording.failed' | 'recording.downloaded' | 'recording.purged' | 'file.created' | 'file.claimed' | 'file.ready' | 'file.failed' | 'file.retried' | 'file.stopped' | 'file.archived' | 'file.restored' | 'file.purge_requested' | 'file.purged' | 'file_version.created' | 'search_index.created' | 'search_index.updated' | 'search_index.archived' | 'search_index.restored' | 'index_build.started' | 'index_build.stopped' | 'index_build.completed' | 'index_file.attached' | 'index_file.detached' | 'index_file.retried' | 'index_snapshot.created' | 'index_snapshot.purged' | 'query_set.created' | 'query_set.updated' | 'query_set.archived' | 'query_set.restored' | 'evaluation.created' | 'evaluation.completed' | 'evaluation.failed' | 'evaluation.results_removed' | 'inbound_mapping.created' | 'inbound_mapping.updated' | 'inbound_mapping.archived' | 'inbound_mapping.restored' | 'phone_number.created' | 'phone_number.updated' | 'phone_number.archived' | 'phone_number.restored' | 'sip_trunk.created' | 'sip_trunk.updated' | 'sip_trunk.archived' | 'sip_trunk.restored' | 'call.created' | 'call.dialing' | 'call.ringing' | 'call.answered' | 'call.callee_detected' | 'call.refused' | 'call.transfer_started' | 'call.transfer_dialing' | 'call.transfer_answered' | 'call.transferred' | 'call.transfer_refused' | 'call.transfer_failed' | 'call.said' | 'call.dtmf_sent' | 'call.muted' | 'call.ended' | 'call_batch.created' | 'call_batch.paused' | 'call_batch.resumed' | 'call_batch.canceled' | 'call_batch.completed' | 'price_list.created' | 'webhook_endpoint.created' | 'webhook_endpoint.updated' | 'webhook_endpoint.rotated' | 'webhook_endpoint.tested' | 'webhook_endpoint.disabled' | 'webhook_endpoint.replayed' | 'webhook_endpoint.archived' | 'webhook_endpoint.restored' | 'webhook_delivery.replayed' | 'audit_event.erased' | 'audit_export.created' | 'audit_export.completed' | 'audit_export.failed')[] | undefined;
  actor_id?: string | undefined;
  actor_type?: 'operator' | 'api_key' | 'user' | 'system' | undefined;
  source?: string | undefined;
  request_id?: string | undefined;
  /** Events from this time on */
  since?: string | undefined;
  /** Events before this time */
  until?: string | undefined;
}

/** Query of `listAuditExports`. */
export interface ListAuditExportsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'queued' | 'running' | 'completed' | 'failed' | undefined;
}

/** Body of `createCallBatch`. */
export interface CreateCallBatchBody {
  /** Human-readable name */
  name?: string | undefined;
  /** Id of an agent */
  agent_id: string;
  /** Name of an environment */
  environment?: string | undefined;
  /** Id of a binding */
  binding_id?: string | undefined;
  /** A live phone number of yours that has an outbound trunk */
  from: string;
  /** Whom to call: {to, variables, user, metadata, time_zone, voicemail}, of which only to is required. The time zone is that of the country of the number unless it is given here; a country with several needs one. */
  rows: { [key: string]: unknown }[];
  /** Leave bad rows out instead of refusing them all. Default `false`. */
  skip_invalid?: boolean | undefined;
  window?: CallingWindow | undefined;
  /** IANA time zone */
  time_zone?: string | undefined;
  /** At once if left out */
  start_at?: string | undefined;
  /** Seven days after start_at if left out; 90 at most */
  expires_at?: string | undefined;
  /** Default `{}`. */
  pacing?: CallBatchPacing | undefined;
  /** Default `{}`. */
  retries?: CallBatchRetries | undefined;
  /** Seconds that the phone rings before nobody has answered. Default `30`. */
  ring_timeout_seconds?: number | undefined;
  voicemail?: Voicemail | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listCallBatches`. */
export interface ListCallBatchesQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'running' | 'paused' | 'completed' | 'canceled' | undefined;
}

/** Query of `getCallBatchReport`. */
export interface GetCallBatchReportQuery {
  /** csv: the rows as CSV (RFC 4180) besides. Default `"json"`. */
  format?: 'json' | 'csv' | undefined;
}

/** Query of `listCallBatchRows`. */
export interface ListCallBatchRowsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Default `"asc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'pending' | 'calling' | 'ended' | undefined;
  outcome?: 'answered' | 'busy' | 'no_answer' | 'declined' | 'voicemail' | 'canceled' | 'failed' | 'expired' | undefined;
}

/** Body of `createCall`. */
export interface CreateCallBody {
  /** Id of an agent */
  agent_id: string;
  /** Environment whose live binding to use; production, if no binding is named either */
  environment?: string | undefined;
  /** A binding to use instead of an environment */
  binding_id?: string | undefined;
  /** Whom to call */
  to: string;
  /** Caller id: a live phone number of yours that has an outbound trunk */
  from: string;
  /** Who is called, by the id that you gave it; the number itself if left out */
  user?: {
    external_id: string;
    display_name?: string | undefined;
  } | undefined;
  /** Values of the prompt's variables. Default `{}`. */
  variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
  /** Seconds that the phone rings before nobody has answered. Default `30`. */
  ring_timeout_seconds?: number | undefined;
  voicemail?: Voicemail | undefined;
  /** SIP headers to send along, each beginning with X-: at most 20, of 200 characters. Default `{}`. */
  headers?: { [key: string]: string } | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listCalls`. */
export interface ListCallsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  agent_id?: string | undefined;
  direction?: 'inbound' | 'outbound' | undefined;
  status?: 'queued' | 'dialing' | 'ringing' | 'answered' | 'ended' | undefined;
  result?: 'answered' | 'busy' | 'no_answer' | 'declined' | 'voicemail' | 'canceled' | 'failed' | undefined;
}

/** Body of `sendCallDtmf`. */
export interface SendCallDtmfBody {
  /** Keys to press, one after the other; blanks and hyphens between them are dropped */
  digits: string;
}

/** Body of `muteCall`. */
export interface MuteCallBody {
  /** `agent`: it is not heard any more. `phone`: the agent does not hear who is on the telephone */
  target: 'agent' | 'phone';
  /** false: heard again */
  muted: boolean;
}

/** Body of `sayInCall`. */
export interface SayInCallBody {
  /** What the agent says, in its own voice */
  text: string;
  /** Cut off what the agent is saying; else it comes after it. Default `false`. */
  interrupt?: boolean | undefined;
}

/** Body of `transferCall`. */
export interface TransferCallBody {
  /** Who takes the call over: a phone number with its country code (also as `tel:`), or a SIP address */
  to: string;
  /** `blind`: by SIP REFER, the telephone goes there at once. `warm`: the agent calls there, says what it is about, and only then both talk with each other. Default `"blind"`. */
  mode?: 'blind' | 'warm' | undefined;
  /** Blind only: whether who is on the telephone hears it ring; false if left out */
  play_dialtone?: boolean | undefined;
  /** SIP headers to send along, each beginning with X-: at most 20, of 200 characters. Default `{}`. */
  headers?: { [key: string]: string } | undefined;
  /** Warm only: the number of yours as which to call; the call's own number of yours if left out */
  from?: string | undefined;
  /** Warm only: what the agent tells who picks up; if left out, it sums the conversation up itself */
  briefing?: string | undefined;
  /** Warm only: seconds that it rings before nobody has answered; 30 if left out */
  ring_timeout_seconds?: number | undefined;
}

/** Body of `updateClientSessionFeedback`. */
export interface UpdateClientSessionFeedbackBody {
  /** From 1, bad, to 5, good */
  rating?: number | undefined;
  thumb?: 'up' | 'down' | undefined;
  comment?: string | undefined;
}

/** Body of `createClientSessionMessage`. */
export interface CreateClientSessionMessageBody {
  /** What the end user writes. Left out in the first message alone, to have the agent begin with a welcome that its model writes */
  content?: string | undefined;
  /** Answer as server-sent events while the agent writes; the same as Accept: text/event-stream. Default `false`. */
  stream?: boolean | undefined;
}

/** Query of `listEvents`. */
export interface ListEventsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** A type of event, or `noun.*` */
  type?: string | undefined;
  /** What it happened to */
  entity_id?: string | undefined;
  /** Events from this time on */
  since?: string | undefined;
  /** Events before this time */
  until?: string | undefined;
}

/** Body of `createFile`. */
export interface CreateFileBody {
  /** Name shown in citations */
  name: string;
  media_type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain' | 'text/markdown' | 'text/html';
  /** Up to 512 MiB of PDF or DOCX, 100 MiB of DOC or HTML, 80 MB of plain text or Markdown, within the limits of the tenant */
  size_bytes: number;
  /** SHA-256 of the whole file, hexadecimal */
  sha256: string;
  /** For content over 100 MiB: the SHA-256 of every part, in order, so that the storage refuses a damaged part. All parts but the last have 16 MiB */
  part_sha256?: string[] | undefined;
  /** Indexes in which to search it */
  index_ids: string[];
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Where a searchable file of the tenant has the same content: `reuse` answers with that file, which is added to the indexes asked for; `create` makes another file; `refuse` answers already_exists. Default `"reuse"`. */
  on_duplicate?: 'reuse' | 'create' | 'refuse' | undefined;
}

/** Query of `listFiles`. */
export interface ListFilesQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** All but archived unless told otherwise */
  status?: 'awaiting_upload' | 'queued' | 'processing' | 'ready' | 'failed' | 'archived' | undefined;
  /** Whether archived ones are listed; not together with status */
  archived?: 'exclude' | 'include' | 'only' | undefined;
  /** Only files of this index */
  index_id?: string | undefined;
  /** Only this very name (case matters) */
  name?: string | undefined;
  /** Only names that begin so (case matters); the list is then ordered by name */
  name_prefix?: string | undefined;
  media_type?: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain' | 'text/markdown' | 'text/html' | undefined;
  /** Only what was declared at this time or later */
  created_after?: string | undefined;
  /** Only what was declared before this time */
  created_before?: string | undefined;
}

/** Body of `completeFileUpload`. */
export interface CompleteFileUploadBody {
  /** For content in parts: the ETag that the storage answered with for each, which must be what it holds; unless given, what it holds is taken as it is */
  parts?: {
    part_number: number;
    etag: string;
  }[] | undefined;
}

/** Query of `downloadFile`. */
export interface DownloadFileQuery {
  /** The version that searches find unless told otherwise; the newest where there is none */
  version?: number | undefined;
  /** `attachment`: browsers save it. `inline`: browsers show it, a PDF at a page with `#page=2` behind the address; only PDFs and plain text are ever shown. Default `"attachment"`. */
  disposition?: 'attachment' | 'inline' | undefined;
}

/** Body of `createFileUploadParts`. */
export interface CreateFileUploadPartsBody {
  part_numbers: number[];
}

/** Body of `createFileVersion`. */
export interface CreateFileVersionBody {
  /** Name shown in citations */
  name?: string | undefined;
  media_type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'application/msword' | 'text/plain' | 'text/markdown' | 'text/html';
  /** Up to 512 MiB of PDF or DOCX, 100 MiB of DOC or HTML, 80 MB of plain text or Markdown, within the limits of the tenant */
  size_bytes: number;
  /** SHA-256 of the whole file, hexadecimal */
  sha256: string;
  /** For content over 100 MiB: the SHA-256 of every part, in order, so that the storage refuses a damaged part. All parts but the last have 16 MiB */
  part_sha256?: string[] | undefined;
}

/** Query of `listFileVersions`. */
export interface ListFileVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Answer of `getHealth`. */
export interface GetHealthResult {
  status: 'ok';
}

/** Body of `createInboundMapping`. */
export interface CreateInboundMappingBody {
  /** Phone number with its country code; kept as E.164 */
  number: string;
  /** Id of an agent */
  agent_id: string;
  /** Name of an environment */
  environment?: string | undefined;
  /** A binding of the agent, instead of an environment */
  binding_id?: string | undefined;
  /** Values of the prompt's variables */
  variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
  /** null: always open */
  schedule?: CallSchedule | null | undefined;
  /** null: nobody is asked */
  webhook?: CallWebhook | null | undefined;
  refusal?: CallRefusal | undefined;
  /** What it is for */
  description?: string | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listInboundMappings`. */
export interface ListInboundMappingsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only the mapping of this number */
  number?: string | undefined;
  /** Only numbers that lead to this agent */
  agent_id?: string | undefined;
  /** Whether archived ones are listed. Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `importInboundMappings`. */
export interface ImportInboundMappingsBody {
  entries: InboundMappingImportLine[];
  /** Where numbers without a country code are dialled */
  default_country?: string | undefined;
  /** Apply no line where one fails. Default `false`. */
  all_or_nothing?: boolean | undefined;
}

/** Query of `resolveInboundMapping`. */
export interface ResolveInboundMappingQuery {
  /** Phone number with its country code */
  number: string;
  /** When the call comes in; now, where it is left out */
  at?: string | undefined;
}

/** Body of `updateInboundMapping`. */
export interface UpdateInboundMappingBody {
  /** Id of an agent */
  agent_id?: string | undefined;
  /** Name of an environment */
  environment?: string | undefined;
  /** A binding of the agent, instead of an environment */
  binding_id?: string | undefined;
  /** Values of the prompt's variables */
  variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
  /** null: always open */
  schedule?: CallSchedule | null | undefined;
  /** null: nobody is asked */
  webhook?: CallWebhook | null | undefined;
  refusal?: CallRefusal | undefined;
  /** What it is for */
  description?: string | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
  /** The version that you have seen; another one in the meantime is refused */
  expected_version?: number | undefined;
}

/** Query of `listInboundMappingVersions`. */
export interface ListInboundMappingVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Answer of `listMemberships`. */
export interface ListMembershipsResult {
  object: 'list';
  data: Membership[];
  has_more: boolean;
  next_cursor: string | null;
}

/** Body of `createToken`. */
export interface CreateTokenBody {
  grant_type: string;
  client_secret?: string | undefined;
  client_id?: string | undefined;
  scope?: string | undefined;
}

/** Answer of `getOpenapi`. */
export interface GetOpenapiResult { [key: string]: unknown }

/** Body of `inviteOperator`. */
export interface InviteOperatorBody {
  /** Address with which the person signs in */
  email: string;
  /** What the person may do; nobody can give a role that may do more than himself */
  role: 'owner' | 'admin' | 'developer' | 'viewer';
}

/** Query of `listOperators`. */
export interface ListOperatorsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'active' | 'disabled' | undefined;
  role?: 'owner' | 'admin' | 'developer' | 'viewer' | undefined;
  email?: string | undefined;
}

/** Body of `updateOperator`. */
export interface UpdateOperatorBody {
  /** What the person may do; nobody can give a role that may do more than himself */
  role: 'owner' | 'admin' | 'developer' | 'viewer';
}

/** Body of `createPhoneNumber`. */
export interface CreatePhoneNumberBody {
  /** Phone number with its country code; kept as E.164 */
  number: string;
  /** Inbound trunk on which calls to it arrive */
  inbound_trunk_id?: string | undefined;
  /** Outbound trunk on which it may be the caller id */
  outbound_trunk_id?: string | undefined;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listPhoneNumbers`. */
export interface ListPhoneNumbersQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  number?: string | undefined;
  /** Numbers that use this trunk, either way */
  sip_trunk_id?: string | undefined;
  /** Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `updatePhoneNumber`. */
export interface UpdatePhoneNumberBody {
  inbound_trunk_id?: string | null | undefined;
  outbound_trunk_id?: string | null | undefined;
  /** What it is for */
  description?: string | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Body of `createPriceList`. */
export interface CreatePriceListBody {
  /** First day, in UTC, on which it holds; past days too */
  effective_from: string;
  /** ISO 4217 */
  currency: string;
  prices: Price[];
}

/** Query of `listPriceLists`. */
export interface ListPriceListsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Query of `getPrices`. */
export interface GetPricesQuery {
  /** Today unless given */
  day?: string | undefined;
}

/** Body of `createPrompt`. */
export interface CreatePromptBody {
  /** Human-readable name */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Labels for filtering. Default `[]`. */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Default `null`. */
  owner?: string | null | undefined;
  /** Content of the first draft */
  content?: PromptContent | undefined;
}

/** Query of `listPrompts`. */
export interface ListPromptsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only this very name (case matters) */
  name?: string | undefined;
  /** Only names that begin so (case matters); the list is then ordered by name */
  name_prefix?: string | undefined;
  /** Only what carries this tag */
  tag?: string | undefined;
  /** `draft`: never published; `published`; `archived`. All but archived unless told otherwise */
  status?: 'draft' | 'published' | 'archived' | undefined;
  /** Whether archived ones are listed; not together with status */
  archived?: 'exclude' | 'include' | 'only' | undefined;
  /** Only what changed after this time; the list is then ordered by the time of change */
  updated_after?: string | undefined;
  /** Only what changed before this time; the list is then ordered by the time of change */
  updated_before?: string | undefined;
}

/** Body of `updatePrompt`. */
export interface UpdatePromptBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it is for */
  description?: string | undefined;
  /** Labels for filtering */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
  owner?: string | null | undefined;
}

/** Body of `archivePrompt`. */
export interface ArchivePromptBody {
  /** Archive it although it is in use; what runs goes on with what it was started with. Default `false`. */
  force?: boolean | undefined;
}

/** Query of `listPromptDependents`. */
export interface ListPromptDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Body of `updatePromptDraft`. */
export interface UpdatePromptDraftBody {
  content: PromptContent;
}

/** Body of `renderPromptDraft`. */
export interface RenderPromptDraftBody {
  /** Values of the prompt's variables. Default `{}`. */
  variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
  /** Moment to render for; now, if it is left out */
  at?: string | undefined;
  /** IANA time zone; the tenant's own, if it is left out */
  time_zone?: string | undefined;
  /** How the end user reaches the agent. Default `"web"`. */
  channel?: 'web' | 'phone' | 'text' | undefined;
  /** Number of the caller in E.164; null where there is none. Default `null`. */
  caller?: string | null | undefined;
  /** Name of the agent. Default `"Agent"`. */
  agent_name?: string | undefined;
  /** Language of the agent: the weekday is told in it. Default `"en"`. */
  language?: string | undefined;
}

/** Body of `duplicatePrompt`. */
export interface DuplicatePromptBody {
  /** Name of the copy; `… (copy)` unless told otherwise */
  name?: string | undefined;
  /** Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none */
  version?: number | string | undefined;
}

/** Answer of `listPromptLabels`. */
export interface ListPromptLabelsResult {
  object: 'list';
  data: PromptLabel[];
  has_more: boolean;
  next_cursor: string | null;
}

/** Body of `labelPromptVersion`. */
export interface LabelPromptVersionBody {
  /** Number of a published version */
  version: number;
  /** Move it only from this version; null: only if it is on none */
  expected_version?: number | null | undefined;
}

/** Body of `unlabelPromptVersion`. */
export interface UnlabelPromptVersionBody {
  /** Remove it only from this version */
  expected_version?: number | undefined;
}

/** Body of `publishPromptVersion`. */
export interface PublishPromptVersionBody {
  /** What changed and why. Default `""`. */
  change_note?: string | undefined;
}

/** Query of `listPromptVersions`. */
export interface ListPromptVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Query of `listPromptVersionDependents`. */
export interface ListPromptVersionDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Query of `diffPromptVersion`. */
export interface DiffPromptVersionQuery {
  /** What it is compared with; the version before it unless told otherwise */
  against?: string | undefined;
}

/** Body of `renderPromptVersion`. */
export interface RenderPromptVersionBody {
  /** Values of the prompt's variables. Default `{}`. */
  variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
  /** Moment to render for; now, if it is left out */
  at?: string | undefined;
  /** IANA time zone; the tenant's own, if it is left out */
  time_zone?: string | undefined;
  /** How the end user reaches the agent. Default `"web"`. */
  channel?: 'web' | 'phone' | 'text' | undefined;
  /** Number of the caller in E.164; null where there is none. Default `null`. */
  caller?: string | null | undefined;
  /** Name of the agent. Default `"Agent"`. */
  agent_name?: string | undefined;
  /** Language of the agent: the weekday is told in it. Default `"en"`. */
  language?: string | undefined;
}

/** Body of `createProviderCredential`. */
export type CreateProviderCredentialBody = {
  kind: 'http_header';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Hosts that tools may send it to, or sign requests for; `*.` stands for any subdomain. Who may write tools cannot send it elsewhere */
  allowed_hosts: string[];
  secret: {
    value: string;
  };
} | {
  kind: 'http_bearer';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Hosts that tools may send it to, or sign requests for; `*.` stands for any subdomain. Who may write tools cannot send it elsewhere */
  allowed_hosts: string[];
  secret: {
    token: string;
  };
} | {
  kind: 'http_basic';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Hosts that tools may send it to, or sign requests for; `*.` stands for any subdomain. Who may write tools cannot send it elsewhere */
  allowed_hosts: string[];
  secret: {
    username: string;
    password: string;
  };
} | {
  kind: 'http_signature';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Hosts that tools may send it to, or sign requests for; `*.` stands for any subdomain. Who may write tools cannot send it elsewhere */
  allowed_hosts: string[];
  secret: {
    secret: string;
  } | {
    secret: string;
    previous_secret: string;
  };
} | {
  kind: 'openai';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  secret: {
    api_key: string;
  };
} | {
  kind: 'deepgram';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  secret: {
    api_key: string;
  };
} | {
  kind: 'elevenlabs';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  secret: {
    api_key: string;
  };
} | {
  kind: 'cartesia';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  secret: {
    api_key: string;
  };
} | {
  kind: 'google';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  secret: {
    api_key: string;
  } | {
    service_account_key: string;
  };
} | {
  kind: 'livekit';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  secret: {
    api_key: string;
    api_secret: string;
  };
} | {
  kind: 'sip';
  /** Human-readable name */
  name: string;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  secret: {
    username: string;
    password: string;
  };
};

/** Query of `listProviderCredentials`. */
export interface ListProviderCredentialsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  kind?: 'http_header' | 'http_bearer' | 'http_basic' | 'http_signature' | 'openai' | 'deepgram' | 'elevenlabs' | 'cartesia' | 'google' | 'livekit' | 'sip' | undefined;
  /** Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `updateProviderCredential`. */
export interface UpdateProviderCredentialBody {
  /** Human-readable name */
  name?: string | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
  /** Hosts that tools may send it to, or sign requests for; `*.` stands for any subdomain. Who may write tools cannot send it elsewhere */
  allowed_hosts?: string[] | undefined;
}

/** Answer of `listProviderCredentialDependents`. */
export interface ListProviderCredentialDependentsResult {
  object: 'list';
  data: CredentialUse[];
  /** Whether there are more than the 500 shown */
  has_more: boolean;
}

/** Body of `rotateProviderCredential`. */
export interface RotateProviderCredentialBody {
  /** The new secret, with the members that the kind of the credential has */
  secret: {
    value: string;
  } | {
    token: string;
  } | {
    username: string;
    password: string;
  } | {
    secret: string;
  } | {
    secret: string;
    previous_secret: string;
  } | {
    api_key: string;
  } | {
    api_key: string;
  } | {
    service_account_key: string;
  } | {
    api_key: string;
    api_secret: string;
  };
}

/** Body of `testProviderCredential`. */
export interface TestProviderCredentialBody {
  /** For http_header, http_bearer and http_basic: an address that answers a good credential, on one of its allowed_hosts; it is asked with GET. Other kinds have an address of their own */
  url?: string | undefined;
  /** The header that it is sent in to that address. Default `"Authorization"`. */
  header?: string | undefined;
}

/** Body of `createRuntimeConfig`. */
export interface CreateRuntimeConfigBody {
  /** Human-readable name */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Labels for filtering. Default `[]`. */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Default `null`. */
  owner?: string | null | undefined;
  /** Content of the first draft */
  content?: RuntimeConfigContent | undefined;
}

/** Query of `listRuntimeConfigs`. */
export interface ListRuntimeConfigsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only this very name (case matters) */
  name?: string | undefined;
  /** Only names that begin so (case matters); the list is then ordered by name */
  name_prefix?: string | undefined;
  /** Only what carries this tag */
  tag?: string | undefined;
  /** `draft`: never published; `published`; `archived`. All but archived unless told otherwise */
  status?: 'draft' | 'published' | 'archived' | undefined;
  /** Whether archived ones are listed; not together with status */
  archived?: 'exclude' | 'include' | 'only' | undefined;
  /** Only what changed after this time; the list is then ordered by the time of change */
  updated_after?: string | undefined;
  /** Only what changed before this time; the list is then ordered by the time of change */
  updated_before?: string | undefined;
}

/** Body of `updateRuntimeConfig`. */
export interface UpdateRuntimeConfigBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it is for */
  description?: string | undefined;
  /** Labels for filtering */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
  owner?: string | null | undefined;
}

/** Body of `archiveRuntimeConfig`. */
export interface ArchiveRuntimeConfigBody {
  /** Archive it although it is in use; what runs goes on with what it was started with. Default `false`. */
  force?: boolean | undefined;
}

/** Query of `listRuntimeConfigDependents`. */
export interface ListRuntimeConfigDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Body of `updateRuntimeConfigDraft`. */
export interface UpdateRuntimeConfigDraftBody {
  content: RuntimeConfigContent;
}

/** Body of `duplicateRuntimeConfig`. */
export interface DuplicateRuntimeConfigBody {
  /** Name of the copy; `… (copy)` unless told otherwise */
  name?: string | undefined;
  /** Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none */
  version?: number | string | undefined;
}

/** Answer of `listRuntimeConfigLabels`. */
export interface ListRuntimeConfigLabelsResult {
  object: 'list';
  data: RuntimeConfigLabel[];
  has_more: boolean;
  next_cursor: string | null;
}

/** Body of `labelRuntimeConfigVersion`. */
export interface LabelRuntimeConfigVersionBody {
  /** Number of a published version */
  version: number;
  /** Move it only from this version; null: only if it is on none */
  expected_version?: number | null | undefined;
}

/** Body of `unlabelRuntimeConfigVersion`. */
export interface UnlabelRuntimeConfigVersionBody {
  /** Remove it only from this version */
  expected_version?: number | undefined;
}

/** Body of `publishRuntimeConfigVersion`. */
export interface PublishRuntimeConfigVersionBody {
  /** What changed and why. Default `""`. */
  change_note?: string | undefined;
}

/** Query of `listRuntimeConfigVersions`. */
export interface ListRuntimeConfigVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Query of `listRuntimeConfigVersionDependents`. */
export interface ListRuntimeConfigVersionDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Query of `diffRuntimeConfigVersion`. */
export interface DiffRuntimeConfigVersionQuery {
  /** What it is compared with; the version before it unless told otherwise */
  against?: string | undefined;
}

/** Body of `searchKnowledge`. */
export interface SearchKnowledgeBody {
  /** Question or words */
  query: string;
  /** Indexes as they are now */
  index_ids?: string[] | undefined;
  /** Indexes as they are now, or as snapshots hold them */
  indexes?: Array<{
    /** Id of a search index */
    index_id: string;
    /** The index as it was when this was made */
    snapshot_id?: string | undefined;
  }> | undefined;
  /** What this agent may search, and nothing else */
  agent?: {
    /** Id of an agent */
    agent_id: string;
    /** As it is live there */
    environment?: string | undefined;
    /** As this binding pins it */
    binding_id?: string | undefined;
  } | undefined;
  /** By meaning (dense), by words (lexical, BM25), or by both with their ranks fused (hybrid). Default `"hybrid"`. */
  mode?: 'dense' | 'lexical' | 'hybrid' | undefined;
  /** Default `5`. */
  top_k?: number | undefined;
  /** Passages whose score is less are left out; nothing left is not grounded. Default `0.25`. */
  min_score?: number | undefined;
  /** How much each ranking counts in a hybrid search. Default `{"dense":1,"lexical":1}`. */
  weights?: {
    /** Default `1`. */
    dense?: number | undefined;
    /** Default `1`. */
    lexical?: number | undefined;
  } | undefined;
  /** Narrows the search; it never reaches beyond the indexes that are searched */
  filter?: {
    /** Only passages of these files, as far as the indexes hold them */
    file_ids?: string[] | undefined;
    /** Only passages of files whose metadata have these values; of a list, one of them */
    metadata?: { [key: string]: string | string[] } | undefined;
  } | undefined;
  /** Neighbouring passages on each side that text also has, or with section those that stand under the same headings (five on each side at most); each once in an answer. The citation stays that of the hit. Default `0`. */
  expand?: number | 'section' | undefined;
}

/** Body of `createSearchIndex`. */
export interface CreateSearchIndexBody {
  /** Human-readable name */
  name: string;
  /** What it is for */
  description?: string | undefined;
  /** Where its vectors are; it stays there. Default `"chroma"`. */
  backend?: 'chroma' | 'atlas' | undefined;
  /** How files are cut into passages. Default `{}`. */
  chunking?: {
    /** Default `200`. */
    target_tokens?: number | undefined;
    /** Default `40`. */
    overlap_tokens?: number | undefined;
  } | undefined;
  /** Without one, the model of the deployment */
  embedding_model?: string | undefined;
  /** `on_change`: a snapshot whenever a file comes in, is replaced or leaves, and when a new recipe takes over. Default `"on_demand"`. */
  snapshot_policy?: 'on_demand' | 'on_change' | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listSearchIndexes`. */
export interface ListSearchIndexesQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Exactly this name */
  name?: string | undefined;
  embedding_model?: string | undefined;
  /** Whether archived ones are listed. Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `updateSearchIndex`. */
export interface UpdateSearchIndexBody {
  /** Human-readable name */
  name?: string | undefined;
  description?: string | null | undefined;
  /** `on_change`: a snapshot whenever a file comes in, is replaced or leaves, and when a new recipe takes over */
  snapshot_policy?: 'on_demand' | 'on_change' | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
  /** How files are cut into passages */
  chunking?: {
    /** Default `200`. */
    target_tokens?: number | undefined;
    /** Default `40`. */
    overlap_tokens?: number | undefined;
  } | undefined;
  /** Model that embeds passages and queries */
  embedding_model?: string | undefined;
}

/** Body of `archiveSearchIndex`. */
export interface ArchiveSearchIndexBody {
  /** Archive it although it is in use; what runs goes on with what it was started with. Default `false`. */
  force?: boolean | undefined;
}

/** Query of `listSearchIndexDependents`. */
export interface ListSearchIndexDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
  /** Only what pins this snapshot of the index */
  snapshot_id?: string | undefined;
}

/** Body of `createEvaluation`. */
export interface CreateEvaluationBody {
  /** Id of a query set */
  query_set_id: string;
  /** The newest unless given */
  query_set_version?: number | undefined;
  /** Search this snapshot of the index; without it, what is live */
  snapshot_id?: string | undefined;
  configurations: EvaluatedConfiguration[];
}

/** Query of `listEvaluations`. */
export interface ListEvaluationsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'queued' | 'running' | 'completed' | 'failed' | undefined;
  query_set_id?: string | undefined;
}

/** Query of `compareEvaluation`. */
export interface CompareEvaluationQuery {
  /** The evaluation to compare with; the same one compares two of its configurations. Without it, the last completed one of the index before, by the same query set */
  against?: string | undefined;
  /** The only configuration to compare; without it all that both have by the same name */
  configuration?: string | undefined;
  /** What to compare that configuration with; the one of the same name unless given */
  against_configuration?: string | undefined;
}

/** Query of `listEvaluationResults`. */
export interface ListEvaluationResultsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order of configurations and queries. Default `"asc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only those of this configuration */
  configuration?: string | undefined;
}

/** Body of `attachIndexFile`. */
export interface AttachIndexFileBody {
  /** A file of which a version is ready */
  file_id: string;
}

/** Query of `listIndexFiles`. */
export interface ListIndexFilesQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** The one that searches use, or the one that is being built. Default `"active"`. */
  generation?: 'active' | 'building' | undefined;
  status?: 'pending' | 'processing' | 'searchable' | 'failed' | undefined;
  file_id?: string | undefined;
}

/** Query of `listIndexChunks`. */
export interface ListIndexChunksQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order in the document. Default `"asc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Those that this snapshot of the index holds; without it, those that searches find now */
  snapshot_id?: string | undefined;
}

/** Body of `createQuerySet`. */
export interface CreateQuerySetBody {
  /** Human-readable name */
  name: string;
  /** What it is for */
  description?: string | undefined;
  queries: LabelledQuery[];
}

/** Query of `listQuerySets`. */
export interface ListQuerySetsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only those of exactly this name */
  name?: string | undefined;
}

/** Query of `getQuerySet`. */
export interface GetQuerySetQuery {
  /** The newest unless given */
  version?: number | undefined;
}

/** Body of `updateQuerySet`. */
export interface UpdateQuerySetBody {
  /** Human-readable name */
  name: string;
  /** What it is for */
  description?: string | undefined;
  queries: LabelledQuery[];
  /** Refused unless this is the newest version */
  expected_version?: number | undefined;
}

/** Body of `createIndexSnapshot`. */
export interface CreateIndexSnapshotBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it was made for. Default `""`. */
  note?: string | undefined;
}

/** Query of `listIndexSnapshots`. */
export interface ListIndexSnapshotsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Query of `listIndexSnapshotFiles`. */
export interface ListIndexSnapshotFilesQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by file. Default `"asc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `createSession`. */
export interface CreateSessionBody {
  /** Id of an agent */
  agent_id: string;
  /** Environment whose live binding to use; production, if no binding is named either */
  environment?: string | undefined;
  /** A binding to use instead of an environment */
  binding_id?: string | undefined;
  /** `web`: a LiveKit room where the agent speaks. `text`: no room; write to the agent at `/v1/sessions/{session_id}/messages`. Default `"web"`. */
  channel?: 'web' | 'text' | undefined;
  /** The end user, by the id that you gave it */
  user: {
    external_id: string;
    display_name?: string | undefined;
  };
  /** Values of the prompt's variables. Default `{}`. */
  variables?: { [key: string]: string | number | boolean | (string | number | boolean)[] } | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listSessions`. */
export interface ListSessionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  agent_id?: string | undefined;
  user_id?: string | undefined;
  status?: 'created' | 'dispatching' | 'active' | 'ended' | 'failed' | undefined;
  channel?: 'web' | 'text' | 'phone' | undefined;
  /** Sessions created from this time on */
  since?: string | undefined;
  /** Sessions created before this time */
  until?: string | undefined;
  /** Sessions with this value in their metadata, `key=value`; repeated: with all of them */
  metadata?: string[] | undefined;
}

/** Body of `createSessionAnalysis`. */
export interface CreateSessionAnalysisBody {
  /** The one that the session is pinned to unless given */
  analysis_definition_id?: string | undefined;
  /** The pinned version, or the newest of the definition named */
  analysis_definition_version?: number | undefined;
}

/** Query of `listSessionAnalyses`. */
export interface ListSessionAnalysesQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'pending' | 'running' | 'completed' | 'failed' | undefined;
}

/** Query of `listSessionEvents`. */
export interface ListSessionEventsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Body of `createSessionMessage`. */
export interface CreateSessionMessageBody {
  /** What the end user writes. Left out in the first message alone, to have the agent begin with a welcome that its model writes */
  content?: string | undefined;
  /** Answer as server-sent events while the agent writes; the same as Accept: text/event-stream. Default `false`. */
  stream?: boolean | undefined;
}

/** Body of `createSipTrunk`. */
export interface CreateSipTrunkBody {
  direction: 'inbound' | 'outbound';
  /** Human-readable name */
  name: string;
  /** Where calls go out to: of an outbound trunk, which needs it */
  address?: string | undefined;
  /** Of an outbound trunk: how SIP travels; auto if left out */
  transport?: 'auto' | 'udp' | 'tcp' | 'tls' | undefined;
  /** Addresses and networks that calls are taken from; empty where the credential alone decides */
  allowed_addresses?: string[] | undefined;
  /** Whether the sound is encrypted (SRTP). Default `"disabled"`. */
  media_encryption?: 'disabled' | 'allowed' | 'required' | undefined;
  /** A credential of the kind sip: who calls in has to sign in with it, and calls out sign in with it */
  credential_id?: string | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listSipTrunks`. */
export interface ListSipTrunksQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  direction?: 'inbound' | 'outbound' | undefined;
  /** Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `updateSipTrunk`. */
export interface UpdateSipTrunkBody {
  /** Human-readable name */
  name?: string | undefined;
  /** Of an outbound trunk */
  address?: string | undefined;
  /** Of an outbound trunk */
  transport?: 'auto' | 'udp' | 'tcp' | 'tls' | undefined;
  /** Of an inbound trunk */
  allowed_addresses?: string[] | undefined;
  /** Whether the sound is encrypted (SRTP) */
  media_encryption?: 'disabled' | 'allowed' | 'required' | undefined;
  credential_id?: string | null | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Body of `updateOwnTenant`. */
export interface UpdateOwnTenantBody {
  /** Human-readable name */
  name?: string | undefined;
  /** IANA time zone */
  time_zone?: string | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Body of `createTenant`. */
export interface CreateTenantBody {
  /** Human-readable name */
  name: string;
  /** Region that holds the tenant's data */
  home_region: string;
  /** IANA time zone. Default `"UTC"`. */
  time_zone?: string | undefined;
  /** Default `{}`. */
  limits?: {
    max_concurrent_sessions?: number | undefined;
    max_files?: number | undefined;
    /** Bytes of one file */
    max_file_bytes?: number | undefined;
    /** Pages of one file */
    max_file_pages?: number | undefined;
    /** Bytes of all files with all versions that are kept */
    max_total_file_bytes?: number | undefined;
    max_api_keys?: number | undefined;
    /** Webhook endpoints that are not archived */
    max_webhook_endpoints?: number | undefined;
    /** Requests a second over all credentials of the tenant, on average */
    max_requests_per_second?: number | undefined;
    /** Requests at once after a pause, over all credentials of the tenant */
    max_request_burst?: number | undefined;
    /** Requests a second of one API key, on average; its burst is twice that */
    max_key_requests_per_second?: number | undefined;
    /** Countries that may be called, by their ISO 3166-1 alpha-2 codes; null: all of them */
    allowed_call_countries?: string[] | null | undefined;
  } | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listTenants`. */
export interface ListTenantsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  status?: 'active' | 'suspended' | 'archived' | undefined;
}

/** Body of `updateTenant`. */
export interface UpdateTenantBody {
  /** Human-readable name */
  name?: string | undefined;
  /** IANA time zone */
  time_zone?: string | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
  limits?: {
    max_concurrent_sessions?: number | undefined;
    max_files?: number | undefined;
    /** Bytes of one file */
    max_file_bytes?: number | undefined;
    /** Pages of one file */
    max_file_pages?: number | undefined;
    /** Bytes of all files with all versions that are kept */
    max_total_file_bytes?: number | undefined;
    max_api_keys?: number | undefined;
    /** Webhook endpoints that are not archived */
    max_webhook_endpoints?: number | undefined;
    /** Requests a second over all credentials of the tenant, on average */
    max_requests_per_second?: number | undefined;
    /** Requests at once after a pause, over all credentials of the tenant */
    max_request_burst?: number | undefined;
    /** Requests a second of one API key, on average; its burst is twice that */
    max_key_requests_per_second?: number | undefined;
    /** Countries that may be called, by their ISO 3166-1 alpha-2 codes; null: all of them */
    allowed_call_countries?: string[] | null | undefined;
  } | undefined;
}

/** Body of `inviteTenantOperator`. */
export interface InviteTenantOperatorBody {
  /** Address with which the person signs in */
  email: string;
  role: 'owner' | 'admin' | 'developer' | 'viewer' | 'platform_admin';
}

/** Body of `createTool`. */
export interface CreateToolBody {
  /** Human-readable name */
  name: string;
  /** What it is for. Default `""`. */
  description?: string | undefined;
  /** Labels for filtering. Default `[]`. */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
  /** Default `null`. */
  owner?: string | null | undefined;
  /** Content of the first draft */
  content?: ToolContent | undefined;
}

/** Query of `listTools`. */
export interface ListToolsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Only this very name (case matters) */
  name?: string | undefined;
  /** Only names that begin so (case matters); the list is then ordered by name */
  name_prefix?: string | undefined;
  /** Only what carries this tag */
  tag?: string | undefined;
  /** `draft`: never published; `published`; `archived`. All but archived unless told otherwise */
  status?: 'draft' | 'published' | 'archived' | undefined;
  /** Whether archived ones are listed; not together with status */
  archived?: 'exclude' | 'include' | 'only' | undefined;
  /** Only what changed after this time; the list is then ordered by the time of change */
  updated_after?: string | undefined;
  /** Only what changed before this time; the list is then ordered by the time of change */
  updated_before?: string | undefined;
}

/** Body of `updateTool`. */
export interface UpdateToolBody {
  /** Human-readable name */
  name?: string | undefined;
  /** What it is for */
  description?: string | undefined;
  /** Labels for filtering */
  tags?: string[] | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
  owner?: string | null | undefined;
}

/** Body of `archiveTool`. */
export interface ArchiveToolBody {
  /** Archive it although it is in use; what runs goes on with what it was started with. Default `false`. */
  force?: boolean | undefined;
}

/** Query of `listToolDependents`. */
export interface ListToolDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Body of `updateToolDraft`. */
export interface UpdateToolDraftBody {
  content: ToolContent;
}

/** Body of `testToolDraft`. */
export interface TestToolDraftBody {
  /** Arguments as a model would supply them; checked against `parameters`. Default `{}`. */
  arguments?: { [key: string]: JsonValue } | undefined;
  /** For knowledge_search: the indexes that a binding would pin. Default `[]`. */
  index_ids?: string[] | undefined;
}

/** Body of `duplicateTool`. */
export interface DuplicateToolBody {
  /** Name of the copy; `… (copy)` unless told otherwise */
  name?: string | undefined;
  /** Version to copy, by number or label; the draft unless told otherwise, and the newest version where there is none */
  version?: number | string | undefined;
}

/** Answer of `listToolLabels`. */
export interface ListToolLabelsResult {
  object: 'list';
  data: ToolLabel[];
  has_more: boolean;
  next_cursor: string | null;
}

/** Body of `labelToolVersion`. */
export interface LabelToolVersionBody {
  /** Number of a published version */
  version: number;
  /** Move it only from this version; null: only if it is on none */
  expected_version?: number | null | undefined;
}

/** Body of `unlabelToolVersion`. */
export interface UnlabelToolVersionBody {
  /** Remove it only from this version */
  expected_version?: number | undefined;
}

/** Body of `publishToolVersion`. */
export interface PublishToolVersionBody {
  /** What changed and why. Default `""`. */
  change_note?: string | undefined;
}

/** Query of `listToolVersions`. */
export interface ListToolVersionsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
}

/** Query of `listToolVersionDependents`. */
export interface ListToolVersionDependentsQuery {
  /** How many of each kind are shown. Default `20`. */
  limit?: number | undefined;
}

/** Query of `diffToolVersion`. */
export interface DiffToolVersionQuery {
  /** What it is compared with; the version before it unless told otherwise */
  against?: string | undefined;
}

/** Body of `testToolVersion`. */
export interface TestToolVersionBody {
  /** Arguments as a model would supply them; checked against `parameters`. Default `{}`. */
  arguments?: { [key: string]: JsonValue } | undefined;
  /** For knowledge_search: the indexes that a binding would pin. Default `[]`. */
  index_ids?: string[] | undefined;
}

/** Query of `getUsage`. */
export interface GetUsageQuery {
  /** First day, in UTC; 29 days before `to` unless given */
  from?: string | undefined;
  /** Last day, in UTC; today unless given */
  to?: string | undefined;
  /** `agent`: a row for each agent and day. Default `"day"`. */
  by?: 'day' | 'agent' | undefined;
  /** Only what sessions with this agent used */
  agent_id?: string | undefined;
}

/** Query of `getUsageCost`. */
export interface GetUsageCostQuery {
  from?: string | undefined;
  to?: string | undefined;
}

/** Query of `listUsers`. */
export interface ListUsersQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  external_id?: string | undefined;
  /** Whether archived ones are listed. Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `upsertUser`. */
export interface UpsertUserBody {
  /** The user's id in the tenant's own system */
  external_id: string;
  display_name?: string | null | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listWebhookDeliveries`. */
export interface ListWebhookDeliveriesQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  webhook_endpoint_id?: string | undefined;
  event_id?: string | undefined;
  status?: 'pending' | 'delivered' | 'failed' | undefined;
}

/** Body of `createWebhookEndpoint`. */
export interface CreateWebhookEndpointBody {
  /** Public https address */
  url: string;
  /** Types of events, `noun.*`, or `*` */
  events: string[];
  /** What it is for */
  description?: string | undefined;
  /** The caller's own string values, up to 50. Default `{}`. */
  metadata?: { [key: string]: string } | undefined;
}

/** Query of `listWebhookEndpoints`. */
export interface ListWebhookEndpointsQuery {
  /** How many items to return. Default `20`. */
  limit?: number | undefined;
  /** next_cursor of the previous page */
  cursor?: string | undefined;
  /** Order by creation time. Default `"desc"`. */
  order?: 'asc' | 'desc' | undefined;
  /** Default `"exclude"`. */
  archived?: 'exclude' | 'include' | 'only' | undefined;
}

/** Body of `updateWebhookEndpoint`. */
export interface UpdateWebhookEndpointBody {
  /** Public https address */
  url?: string | undefined;
  /** Types of events, `noun.*`, or `*` */
  events?: string[] | undefined;
  description?: string | null | undefined;
  /** The caller's own string values, up to 50 */
  metadata?: { [key: string]: string } | undefined;
}

/** Body of `replayEvents`. */
export interface ReplayEventsBody {
  /** Events from this time on, within the last 30 days */
  since: string;
  /** Events before this time; default: now */
  until?: string | undefined;
  /** Which of them; default: those that the endpoint gets */
  events?: string[] | undefined;
  /** Only what happened to this */
  entity_id?: string | undefined;
  /** `undelivered`: what the endpoint has not taken; `all`: what it has taken too. Default `"undelivered"`. */
  only?: 'undelivered' | 'all' | undefined;
  /** Goes on after this event of an answer before */
  after_event_id?: string | undefined;
}

/** Body of `rotateWebhookSecret`. */
export interface RotateWebhookSecretBody {
  /** How long the present secret goes on signing beside the new one. Default `86400`. */
  overlap_seconds?: number | undefined;
}

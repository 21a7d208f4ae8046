import { AutoSubscribe, defineAgent, inference, voice } from '@livekit/agents';
import { LLM, STT, TTS } from '@livekit/agents-plugin-openai';

const provider = { baseURL: process.env.OPENAI_BASE_URL ?? '', apiKey: process.env.OPENAI_API_KEY ?? '' };

/** The same session as ours: models, voice activity, end of turn, welcome. Everything is written down, nothing looked up. */
// biome-ignore lint/style/noDefaultExport: the framework loads an agent by its default export
export default defineAgent({
  entry: async (ctx) => {
    const session = new voice.AgentSession({
      maxToolSteps: 5,
      userAwayTimeout: null,
      turnHandling: {
        turnDetection: new inference.TurnDetector({ version: 'v1-mini' }),
        endpointing: { mode: 'fixed', minDelay: 500, maxDelay: Number(process.env.LONGEST_SILENCE_MS) },
        interruption: { enabled: true, mode: 'vad' },
      },
      llm: new LLM({ ...provider, model: 'gpt-4.1-mini', temperature: 0.2 }),
      stt: new STT({ ...provider, model: 'whisper-1', language: 'en', useRealtime: false }),
      tts: new TTS({ ...provider, model: 'tts-1', voice: 'alloy' }),
    });
    const agent = new voice.Agent({ instructions: process.env.INSTRUCTIONS ?? '' });
    await ctx.connect(undefined, AutoSubscribe.AUDIO_ONLY);
    await session.start({ agent, room: ctx.room, record: false });
    await ctx.waitForParticipant();
    session.say(process.env.WELCOME ?? '');
  },
});

import { inference, type VADEvent, VADEventType } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';

/**
 * The framework's own detector of speech, with the utterances that it hands over copied at once.
 *
 * @livekit/agents 1.9 hands over a view of its buffer and then, before anybody read it, moves the silence after the
 * utterance to the buffer's head: every utterance would reach the recogniser without its first half second, in which
 * the first word begins.
 */
export function createSpeechDetection(): inference.VAD {
  return new CopyingVad({ model: 'silero' });
}

class CopyingVad extends inference.VAD {
  override stream(): ReturnType<inference.VAD['stream']> {
    const stream = super.stream();
    const send: unknown = Reflect.get(stream, 'sendVADEvent');
    if (typeof send !== 'function') throw new Error('this @livekit/agents sends its VAD events in another way');
    // Thirty times a second there is a verdict on the sound just heard, which is no view of that buffer.
    const sendCopy = (event: VADEvent): unknown =>
      send.call(
        stream,
        event.type === VADEventType.INFERENCE_DONE ? event : { ...event, frames: event.frames.map(copyOf) },
      );
    return Object.assign(stream, { sendVADEvent: sendCopy });
  }
}

function copyOf({ data, sampleRate, channels, samplesPerChannel }: AudioFrame): AudioFrame {
  return new AudioFrame(data.slice(), sampleRate, channels, samplesPerChannel);
}

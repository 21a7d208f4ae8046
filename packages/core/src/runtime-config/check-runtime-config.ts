import { filterText, foldPhrase, hasTopics, phraseFilter } from '../conversation-safety/index.ts';
import { AppError } from '../kernel/index.ts';
import type { RuntimeConfigContent } from './runtime-config.ts';

/** A rule across sections: what is wrong, and with which field. */
type Problem = readonly [path: string, message: string];

/**
 * Rules across sections: who hears, who thinks, who speaks, and what needs what.
 *
 * @throws AppError `unprocessable` with the path of the field.
 */
export function checkRuntimeConfig(content: RuntimeConfigContent): void {
  const [problem] = [...modelProblems(content), ...turnProblems(content), ...safetyProblems(content)];
  if (problem === undefined) return;
  const [path, message] = problem;
  throw new AppError('unprocessable', { message: `content.${path} ${message}.`, param: `content.${path}` });
}

function modelProblems({ llm, stt, tts, realtime, welcome_message }: RuntimeConfigContent): Problem[] {
  const problems: Problem[] = [];
  if (realtime === undefined) {
    for (const [name, section] of Object.entries({ llm, stt, tts })) {
      if (section === undefined) problems.push([name, 'is required where there is no realtime model']);
    }
    return problems;
  }
  if (llm !== undefined) problems.push(['llm', 'must be left out: the realtime model takes its place']);
  if (realtime.output === 'text' && tts === undefined) {
    problems.push(['tts', 'is required where the realtime model writes (output text)']);
  }
  if (realtime.output === 'text' && realtime.voice !== undefined) {
    problems.push(['realtime.voice', 'must be left out where tts speaks (output text)']);
  }
  if (realtime.output === 'text' && 'speed' in realtime && realtime.speed !== undefined) {
    problems.push(['realtime.speed', 'must be left out where tts speaks (output text)']);
  }
  if (welcome_message?.mode === 'say' && tts === undefined) {
    problems.push(['welcome_message.mode', 'must be generate where there is no tts to say a text']);
  }
  return problems;
}

function turnProblems({ turn_handling, realtime, stt }: RuntimeConfigContent): Problem[] {
  const path = 'turn_handling.turn_detection';
  if (turn_handling?.turn_detection === 'turn_detector' && realtime !== undefined) {
    return [[path, 'must be realtime_llm or vad with a realtime model: nobody writes down what is said in time']];
  }
  if (turn_handling?.turn_detection === 'realtime_llm' && realtime === undefined) {
    return [[path, 'must not be realtime_llm without a realtime model']];
  }
  if (turn_handling?.turn_detection === 'stt' && stt === undefined) return [[path, 'must not be stt without stt']];
  const min_words = turn_handling?.interruption.min_words ?? 0;
  if (min_words > 0 && stt === undefined) {
    return [['turn_handling.interruption.min_words', 'must be 0 without stt, which counts the words']];
  }
  return [];
}

function safetyProblems({ safety, realtime, recording, retention }: RuntimeConfigContent): Problem[] {
  const problems: Problem[] = [];
  if (safety !== undefined) {
    const { topics, blocked_phrases, refusal_line } = safety;
    const refuses = hasTopics(topics) || blocked_phrases.length > 0;
    if (refuses && refusal_line === undefined) {
      problems.push(['safety.refusal_line', 'is required with topics or blocked_phrases']);
    }
    if (blocked_phrases.length > 0 && realtime?.output === 'audio') {
      problems.push(['realtime.output', 'must be text with blocked_phrases: sound cannot be held back']);
    }
    if (hasTopics(topics) && realtime !== undefined) {
      problems.push(['safety.topics', 'must be left out with a realtime model: it answers before anybody could judge']);
    }
    const empty = blocked_phrases.findIndex((phrase) => foldPhrase(phrase).length === 0);
    if (empty !== -1) problems.push([`safety.blocked_phrases.${empty}`, 'must have a letter, a digit or a pictograph']);
    const line = refusal_line ?? '';
    if (filterText(phraseFilter(blocked_phrases, ''), line) !== line) {
      problems.push(['safety.refusal_line', 'must not hold a blocked phrase']);
    }
    const both = topics.allow.findIndex((topic) => topics.deny.includes(topic));
    if (both !== -1) problems.push([`safety.topics.allow.${both}`, 'is denied as well']);
  }
  if (retention?.recording_days !== undefined && recording?.enabled !== true) {
    problems.push(['retention.recording_days', 'must be left out where nothing is recorded']);
  }
  return problems;
}

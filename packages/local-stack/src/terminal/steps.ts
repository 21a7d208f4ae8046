import { formatDuration, type Style, styleFor } from './style.ts';

/** One line of work in progress. */
export type Step = {
  /** Says what is being done right now; shown behind the name. */
  update(message: string): void;
  /** Share done, 0 to 1: draws a bar. */
  progress(fraction: number, message?: string): void;
  done(note?: string): void;
  fail(note?: string): void;
};

/** The steps of a command on a terminal: several at a time, each with its time, finished ones stay. */
export type Steps = {
  step(name: string): Step;
  /** Runs `work` as one step: done when it resolves (with the note it returns, if any), failed when it rejects. */
  run<T>(name: string, work: (step: Step) => Promise<T>, note?: (result: T) => string): Promise<T>;
  /** A line that is no step. */
  line(text?: string): void;
  style: Style;
  /** Stops drawing; unfinished steps leave no trace. */
  close(): void;
};

type Active = { name: string; since: number; message: string; fraction: number | undefined };
type Output = { isTTY?: boolean; columns?: number; write(text: string): unknown };

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const NAME_WIDTH = 16;

/** Steps drawn on a stream: live lines on a terminal, plain lines as each step ends (and as long ones begin) elsewhere. */
export function createSteps(out: Output = process.stdout, env: NodeJS.ProcessEnv = process.env): Steps {
  const style = styleFor(out, env);
  const live = out.isTTY === true && env.TERM !== 'dumb';
  const active: Active[] = [];
  let drawn = 0;
  let frame = 0;

  const erase = () => {
    if (drawn > 0) out.write(`\x1b[${drawn}A\x1b[J`);
    drawn = 0;
  };
  const draw = () => {
    if (!live) return;
    erase();
    frame = (frame + 1) % FRAMES.length;
    const columns = out.columns ?? 80;
    for (const one of active) out.write(`${liveLine(one, FRAMES[frame] ?? '', columns, style)}\n`);
    drawn = active.length;
  };
  const timer = live ? setInterval(draw, 100) : undefined;
  timer?.unref();
  const print = (text: string) => {
    erase();
    out.write(`${text}\n`);
    draw();
  };

  const step = (name: string): Step => {
    const one: Active = { name, since: performance.now(), message: '', fraction: undefined };
    active.push(one);
    const finish = (mark: string, note = '') => {
      if (!active.includes(one)) return;
      active.splice(active.indexOf(one), 1);
      const time = style.dim(formatDuration(performance.now() - one.since).padStart(9));
      print(`  ${mark} ${name.padEnd(NAME_WIDTH)} ${time}${note && `  ${note}`}`);
    };
    // Without live lines, a download or build that takes long is announced once, so that nobody stares at nothing.
    let announced = live;
    const say = (message: string, fraction?: number) => {
      one.message = message;
      one.fraction = fraction;
      if (!announced && message) {
        announced = true;
        print(`  … ${name.padEnd(NAME_WIDTH)} ${message}`);
      }
    };
    return {
      update: (message) => say(message),
      progress: (fraction, message = one.message) => say(message, Math.min(1, Math.max(0, fraction))),
      done: (note) => finish(style.green('✓'), note),
      fail: (note) => finish(style.red('✗'), note),
    };
  };

  const run: Steps['run'] = async (name, work, note) => {
    const one = step(name);
    try {
      const result = await work(one);
      one.done(note?.(result));
      return result;
    } catch (error) {
      one.fail();
      throw error;
    }
  };

  const close = () => {
    clearInterval(timer);
    erase();
    active.length = 0;
  };
  return { step, run, line: (text = '') => print(text), style, close };
}

function liveLine({ name, since, message, fraction }: Active, mark: string, columns: number, style: Style): string {
  const time = formatDuration(performance.now() - since).padStart(9);
  const bar = fraction === undefined ? '' : `${drawBar(fraction)} `;
  const room = Math.max(0, columns - 4 - NAME_WIDTH - 1 - time.length - 2 - bar.length - 1);
  return `  ${mark} ${name.padEnd(NAME_WIDTH)} ${style.dim(time)}  ${bar}${style.dim(message.slice(0, room))}`;
}

function drawBar(fraction: number): string {
  const full = Math.round(fraction * 20);
  return `${'█'.repeat(full)}${'░'.repeat(20 - full)} ${String(Math.round(fraction * 100)).padStart(3)}%`;
}

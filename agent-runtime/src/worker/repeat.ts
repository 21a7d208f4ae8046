/**
 * Runs a task at once and again after each of its ends, so that two never run at a time.
 *
 * @param task never throws.
 * @returns ends it; one that runs is waited for.
 */
export function repeat(task: () => Promise<void>, every_ms: number): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  let running = Promise.resolve();
  async function round(): Promise<void> {
    await task();
    if (!isEnded) timer = setTimeout(start, every_ms);
  }
  function start(): void {
    running = round();
  }
  start();
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    await running;
  };
}

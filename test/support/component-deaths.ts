import type { Stack } from '@patchbay/local-stack';

/** The components that died during a run of the tests. */
export interface Deaths {
  /** Says at once that a component of the stack died: every test that needs the stack fails from then on. */
  watch(stack: Stack): void;
  /** Says it again, after the failures that follow from it. */
  report(): void;
}

/**
 * Names the component that died and shows the end of its log. A stack ends with the first component that does, so
 * that without this the tests that come after show only connections that are refused.
 */
export function watchDeaths(say: (line: string) => void = sayOnStderr): Deaths {
  const deaths: string[] = [];
  return {
    watch(stack) {
      void stack.closed.then((end) => {
        if (end.reason !== 'component_died') return;
        const death = `${new Date().toISOString()} the servers of the tests ended: ${end.error.message}`;
        deaths.push(death);
        say(death);
      });
    },
    report() {
      for (const death of deaths) say(death);
    },
  };
}

function sayOnStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

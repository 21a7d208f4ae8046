import type { StackEvent } from '../stack/stack.ts';
import type { Step, Steps } from './steps.ts';

/** Shows what happens to the components of a stack as steps: pass the result as the stack's `log`. */
export function showStackEvents(steps: Steps): (event: StackEvent) => void {
  const open = new Map<string, Step>();
  return (event) => {
    if (event.component === 'stack') {
      steps.line(`  ${steps.style.dim(`ended what an earlier run left behind: ${event.message}`)}`);
      return;
    }
    const step = open.get(event.component) ?? steps.step(event.component);
    open.set(event.component, step);
    if (event.phase === 'preparing') {
      if (event.message) step.update(event.message);
    } else if (event.phase === 'starting' || event.phase === 'stopping') {
      step.update('');
    } else {
      const notes = { ready: '', stopped: 'stopped', replaced: 'your own' };
      const own = event.phase === 'replaced' ? ` (${event.message})` : '';
      step.done(steps.style.dim(`${notes[event.phase]}${own}`));
      open.delete(event.component);
    }
  };
}

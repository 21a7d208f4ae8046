/** One tool that the machine must bring itself. */
export type Tool = {
  name: string;
  ok: boolean;
  found: string | undefined;
  /** One line: what to install, and what still works without it. */
  advice: string;
  /** The npm commands that cannot run without it. */
  needed_for: string[];
};

export function checkTools(repository: string, env: NodeJS.ProcessEnv): Tool[];

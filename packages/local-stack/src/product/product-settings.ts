/** What whoever starts the product may choose of it. */
export type ProductSettings = {
  /** `host:port` on this machine that tools may call by http, separated by commas; empty for none. */
  outgoing_local_hosts: string;
};

/** Reads it from the user's variables. */
export function readProductSettings(env: NodeJS.ProcessEnv): ProductSettings {
  return { outgoing_local_hosts: env.OUTGOING_LOCAL_HOSTS ?? '' };
}

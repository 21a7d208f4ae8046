import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MediaServer } from './sip-phone.ts';
import { freeUdpPort } from './sipp.ts';

/** A running LiveKit SIP service. */
export interface LivekitSip {
  /** `host:port` where it takes calls. */
  readonly address: string;
  stop(): Promise<void>;
}

/** RTP ports that it may use, from one that nobody has. */
const RTP_PORTS = 100;

/**
 * Starts LiveKit's own SIP service, all on loopback, at the redis of the media server.
 *
 * @see https://docs.livekit.io/home/self-hosting/sip-server/
 */
export async function startLivekitSip(bin: string, server: MediaServer, redis: string): Promise<LivekitSip> {
  const [sip_port, health_port, first] = [await freeUdpPort(), await freeUdpPort(), await freeUdpPort()];
  const from = Math.min(first, 65_535 - RTP_PORTS);
  const config = {
    api_key: server.api_key,
    api_secret: server.api_secret,
    ws_url: server.url,
    redis: { address: redis },
    sip_port,
    health_port,
    rtp_port: { start: from, end: from + RTP_PORTS },
    listen_ip: '127.0.0.1',
    nat_1_to_1_ip: '127.0.0.1',
    media_nat_1_to_1_ip: '127.0.0.1',
    use_external_ip: false,
    logging: { level: 'info', json: true },
  };
  const child = spawn(bin, [], { env: { SIP_CONFIG_BODY: JSON.stringify(config) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      said = `${said}${data}`.slice(-4_000);
    });
  }
  let isGone = false;
  void gone.then(() => {
    isGone = true;
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([gone, sleep(5_000, undefined, { ref: false })]);
    child.kill('SIGKILL');
  };
  const giveUpAt = performance.now() + 30_000;
  while (!(await isHealthy(health_port))) {
    if (isGone || performance.now() > giveUpAt) {
      await stop();
      throw new Error(`livekit-sip does not come up: ${said}`);
    }
    await sleep(200);
  }
  return { address: `127.0.0.1:${sip_port}`, stop };
}

const isHealthy = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    ({ ok }) => ok,
    () => false,
  );

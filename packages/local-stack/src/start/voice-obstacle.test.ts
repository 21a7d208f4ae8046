import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { voiceObstacle } from './voice-obstacle.ts';

const address = (internal: boolean) => [{ address: '192.0.2.1', internal } as NetworkInterfaceInfo];
const GO = [{ name: 'go', ok: true }];

it.each([
  ['with everything', GO, { lo: address(true), eth0: address(false) }, undefined],
  ['without Go', [{ name: 'go', ok: false }], { eth0: address(false) }, /^install Go/],
  ['without a network', GO, { lo: address(true) }, /^WebRTC takes no loopback/],
  ['without any interface', GO, {}, /^WebRTC takes no loopback/],
])('%s: %#', (_what, tools, interfaces, obstacle) => {
  if (obstacle === undefined) expect(voiceObstacle(tools, interfaces)).toBeUndefined();
  else expect(voiceObstacle(tools, interfaces)).toMatch(obstacle);
});

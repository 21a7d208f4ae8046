import type { ComponentName } from '../components/component.ts';
import type { Stack } from '../stack/stack.ts';
import type { Product } from './bring-up.ts';

type Rows = [label: string, value: string][];

/** What a person wants to know of a running product: where it is and how to sign in. */
export function describeProduct({ stack, addresses, operator, has_voice }: Product): Rows {
  const voice: ComponentName[] = has_voice ? ['livekit-server'] : [];
  return [
    ['API', addresses.api_url],
    ['operator', `${operator.email}  ${operator.password}`],
    ...describeComponents(stack, ['mongod', 'chroma', 'aws-emulator', ...voice, 'model-server']),
  ];
}

/** The addresses of components, and where their logs are. A password in a user's own URI is not shown. */
export function describeComponents({ endpoints, logs_dir }: Stack, components: readonly ComponentName[]): Rows {
  const all: [ComponentName, string][] = [
    ['mongod', endpoints.mongodb_uri.replace(/\/\/[^@/]*@/, '//***@')],
    ['chroma', endpoints.chroma_url],
    ['aws-emulator', endpoints.aws_endpoint_url],
    ['livekit-server', endpoints.livekit.url],
    ['model-server', endpoints.openai.base_url],
  ];
  return [...all.filter(([name]) => components.includes(name)), ['logs', logs_dir]];
}

import { OBJECT_AREAS } from '@patchbay/core/kernel';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageConfig } from '../../infra/config/stages.ts';
import { FilesBucket } from '../../infra/constructs/files-bucket.ts';

const AWS = { target: 'aws', stage: 'test', livekit_url: 'wss://l.example', chroma_url: 'https://c.example' };

interface Rule {
  readonly Status: string;
  readonly Prefix?: string;
  readonly ExpirationInDays?: number;
  readonly ExpiredObjectDeleteMarker?: boolean;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation: number };
}

function bucketOf(context: Record<string, string>) {
  const stack = new Stack(new App(), 'state');
  new FilesBucket(stack, 'files', stageConfig(context, 'x64'));
  const buckets = Template.fromStack(stack).findResources('AWS::S3::Bucket', {
    Properties: { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
  });
  const [bucket] = Object.values(buckets);
  if (bucket === undefined) throw new Error('no bucket tells of its objects');
  return bucket['Properties'];
}

describe.each([
  ['AWS', AWS],
  ['the emulator', { target: 'local', stage: 'test' }],
])('the bucket of files on %s', (_where, context) => {
  const properties = bucketOf(context);
  const rules: Rule[] = properties.LifecycleConfiguration.Rules;
  const of = (area: keyof typeof OBJECT_AREAS) => rules.find(({ Prefix }) => Prefix === OBJECT_AREAS[area]);

  it('keeps versions, and shows them to nobody', () => {
    expect(properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(Object.values(properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
  });

  it('has a rule for every area, all of them on', () => {
    expect(rules.every(({ Status }) => Status === 'Enabled')).toBe(true);
    const prefixes = rules.flatMap(({ Prefix }) => Prefix ?? []);
    expect(prefixes.toSorted()).toEqual(Object.values(OBJECT_AREAS).toSorted());
  });

  it('never removes an upload that is current, and what was removed of it only after a month', () => {
    expect(of('uploads')).toEqual({
      Id: 'uploads',
      Status: 'Enabled',
      Prefix: 'uploads/',
      ExpiredObjectDeleteMarker: true,
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
    });
  });

  it('keeps what steps hand to each other for as long as a retry may go on from it', () => {
    expect(of('work')).toMatchObject({ ExpirationInDays: 30, NoncurrentVersionExpiration: { NoncurrentDays: 1 } });
  });

  it('gives up uploads in parts that nobody completed, after the day that one may take', () => {
    const aborting = rules.flatMap(({ AbortIncompleteMultipartUpload: rule }) => rule ?? []);
    expect(aborting).toEqual([{ DaysAfterInitiation: 1 }]);
  });

  it('lets browsers send parts and read their ETags', () => {
    const [cors] = properties.CorsConfiguration?.CorsRules ?? [];
    if (context.target === 'aws') return expect(cors).toBeUndefined();
    expect(cors).toMatchObject({
      AllowedMethods: expect.arrayContaining(['PUT', 'GET']),
      ExposedHeaders: expect.arrayContaining(['ETag']),
    });
  });
});

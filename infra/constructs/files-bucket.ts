import { OBJECT_AREAS } from '@patchbay/core/kernel';
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stages.ts';
import { acknowledge } from './acknowledge.ts';
import { filesBucketName } from './names.ts';

/** Days for which ingestion's intermediate results are kept. */
const WORK_DAYS = 30;

/** The bucket of uploads and of what ingestion makes of them, versioned, with its access log beside it. */
export class FilesBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    const both = {
      enforceSSL: config.target === 'aws',
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: config.keep_data ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    };
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...both,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    acknowledge(accessLogs, 'It is the access log itself.', 'AwsSolutions-S1');
    const bucket = new Bucket(this, 'Bucket', {
      ...both,
      bucketName: Fn.sub(filesBucketName(config)),
      versioned: true,
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'files/',
      cors: [
        {
          allowedOrigins: [...config.cors_origins],
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET, HttpMethods.HEAD],
          allowedHeaders: ['content-type', 'content-length', 'if-none-match', 'x-amz-*'],
          exposedHeaders: ['ETag', 'x-amz-version-id', 'x-amz-checksum-sha256'],
          maxAge: 3_600,
        },
      ].filter(({ allowedOrigins }) => allowedOrigins.length > 0),
      lifecycleRules: [
        // An upload in parts is given up after half a day; this is for what nobody aborted.
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        {
          // Their keys are the same in every try, so that a retry goes on from the step that failed: a month is longer
          // than anybody waits with one. What is gone then is made again.
          id: 'work',
          prefix: OBJECT_AREAS.work,
          expiration: Duration.days(WORK_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          // Removed with all its versions when its session's retention says so; written once.
          id: 'recordings',
          prefix: OBJECT_AREAS.recordings,
          noncurrentVersionExpiration: Duration.days(1),
          expiredObjectDeleteMarker: true,
        },
        {
          id: 'exports',
          prefix: OBJECT_AREAS.exports,
          expiration: Duration.days(30),
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          // Uploads are written once and removed with all their versions. What is no longer current was removed by
          // somebody else's hand, and can be brought back for a month.
          id: 'uploads',
          prefix: OBJECT_AREAS.uploads,
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
        },
      ],
    });
    // The library would switch this on by a function of its own; CloudFormation can do it by itself.
    const resource = bucket.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    if (config.target === 'local') acknowledge(this, 'The emulator speaks plain HTTP on loopback.', 'AwsSolutions-S10');
    // The library's own types do not hold under exactOptionalPropertyTypes, here and wherever `as I…` stands.
    this.bucket = bucket as IBucket;
  }
}

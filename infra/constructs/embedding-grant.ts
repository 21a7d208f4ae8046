import { Fn } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { StageConfig } from '../config/stages.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import type { Granting } from './grant.ts';

/** Families of embedding models on Bedrock; inference profiles run them in any region of theirs. */
const BEDROCK_MODELS = [
  `arn:\${AWS::Partition}:bedrock:*::foundation-model/amazon.titan-embed-text-*`,
  `arn:\${AWS::Partition}:bedrock:*::foundation-model/cohere.embed-*`,
  `arn:\${AWS::Partition}:bedrock:*:\${AWS::AccountId}:inference-profile/*cohere.embed-*`,
];

/** What a function or a worker must be told of the embedding model. */
export function embeddingEnvironment({ embedding_provider, embedding_model, openai_base_url }: StageConfig) {
  return {
    EMBEDDING_PROVIDER: embedding_provider,
    EMBEDDING_MODEL: embedding_model,
    ...(openai_base_url === undefined ? {} : { OPENAI_BASE_URL: openai_base_url }),
  };
}

/** The right to run embedding models on Bedrock, where they come from there. */
export function embeddingStatements({ embedding_provider }: StageConfig, scope: IConstruct): PolicyStatement[] {
  if (embedding_provider !== 'bedrock') return [];
  for (const arn of BEDROCK_MODELS) acknowledgeWildcard(scope, 'Versions of embedding models, and no others.', arn);
  const resources = BEDROCK_MODELS.map((arn) => Fn.sub(arn));
  return [new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources })];
}

/** Embedding: the bundled model, the secret with the key of a server where there is one, Bedrock where it is said. */
export function embedding(key: Granting): Granting {
  return (platform, scope) => {
    const { config } = platform;
    const { environment, statements } =
      config.openai_base_url === undefined ? { environment: {}, statements: [] } : key(platform, scope);
    return {
      environment: { ...environment, ...embeddingEnvironment(config) },
      statements: [...statements, ...embeddingStatements(config, scope)],
      embeds: true,
    };
  };
}

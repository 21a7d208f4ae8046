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

/** What a function or a worker must be told of the embedding model, and of the reranker where there is one. */
export function embeddingEnvironment(config: StageConfig) {
  const { embedding_provider, embedding_model, openai_base_url, reranker_url, reranker_model } = config;
  return {
    EMBEDDING_PROVIDER: embedding_provider,
    EMBEDDING_MODEL: embedding_model,
    ...(openai_base_url === undefined ? {} : { OPENAI_BASE_URL: openai_base_url }),
    ...(reranker_url === undefined ? {} : { RERANKER_URL: reranker_url }),
    ...(reranker_model === undefined ? {} : { RERANKER_MODEL: reranker_model }),
  };
}

/** The right to run embedding models on Bedrock, where they come from there. */
export function embeddingStatements({ embedding_provider }: StageConfig, scope: IConstruct): PolicyStatement[] {
  if (embedding_provider !== 'bedrock') return [];
  for (const arn of BEDROCK_MODELS) acknowledgeWildcard(scope, 'Versions of embedding models, and no others.', arn);
  const resources = BEDROCK_MODELS.map((arn) => Fn.sub(arn));
  return [new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources })];
}

/** Embedding: the bundled model, the secret with the keys of servers where there are any, Bedrock where it is said. */
export function embedding(key: Granting): Granting {
  return (platform, scope) => {
    const { config } = platform;
    const needsKey = config.openai_base_url !== undefined || config.reranker_url !== undefined;
    const { environment, statements } = needsKey ? key(platform, scope) : { environment: {}, statements: [] };
    return {
      environment: { ...environment, ...embeddingEnvironment(config) },
      statements: [...statements, ...embeddingStatements(config, scope)],
      embeds: true,
    };
  };
}

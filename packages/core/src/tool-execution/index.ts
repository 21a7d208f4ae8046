export { type CredentialTest, credentialTestSchema, testCredentialInputSchema } from './credential-test.ts';
export { type CredentialTesterDeps, createCredentialTester } from './credential-tester.ts';
export {
  type McpAnswer,
  type McpClient,
  type McpTarget,
  type McpToolDescription,
  type OutgoingAnswer,
  OutgoingFailure,
  type OutgoingFailureCode,
  type OutgoingHttp,
  type OutgoingRequest,
  type SchemaJudge,
  type SchemaViolation,
} from './outgoing-ports.ts';
export { bounded } from './response-mapping.ts';
export { createToolRunner, type OutgoingTool, type ToolRunner, type ToolRunnerDeps } from './run-tool.ts';
export { checkToolReferences, type ToolReferenceDeps } from './tool-references.ts';
export { type TestToolInput, type ToolTest, testToolInputSchema, toolTestSchema } from './tool-test.ts';
export { createToolTester, type TestedTool, type ToolTester, type ToolTesterDeps } from './tool-tester.ts';

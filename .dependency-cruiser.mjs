/**
 * The layer rules R1–R8 of docs/ARCHITECTURE.md. R9 (process.env), R10 (console) and R1's ban on ambient time and
 * randomness are about identifiers, not imports: packages/local-stack/src/check/ambient-rules.ts checks those.
 * Every rule has a planted violation under test/architecture/violations that must be caught.
 */
const vendorOnlyIn = (name, vendor, homes) => ({
  name,
  severity: 'error',
  comment: `${vendor} is a lock-in point: it is imported only in ${homes}`,
  from: {
    pathNot: [
      homes,
      '(^|/)node_modules/',
      '(^|/)test/',
      '\\.test\\.ts$',
      '(^|/)packages/testing/',
      '(^|/)packages/local-stack/',
    ],
  },
  to: { path: `(^|/)node_modules/${vendor}` },
});

const adapters = 'aws|config|documents|http|livekit|models|mongo|observability|vector';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'R1-core-is-pure',
      severity: 'error',
      comment: 'packages/core imports itself and zod; it knows no SDK and no adapter',
      from: { path: '(^|/)packages/core/src/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: ['(^|/)packages/core/src/', '(^|/)node_modules/(zod|diff|libphonenumber-js|stemmer)/'],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'R1-diff-in-one-place',
      severity: 'error',
      comment: 'jsdiff is pure (no I/O, no state): core calls it directly, in versioned-registry/sequence-diff.ts only',
      from: { path: '(^|/)packages/core/src/', pathNot: '/versioned-registry/sequence-diff\\.ts$' },
      to: { path: '(^|/)node_modules/diff/' },
    },
    {
      name: 'R1-phone-numbers-in-one-place',
      severity: 'error',
      comment:
        'libphonenumber-js is pure (tables and rules): core calls it directly, in call-dispatch/phone-number.ts only',
      from: { path: '(^|/)packages/core/src/', pathNot: '/call-dispatch/phone-number\\.ts$' },
      to: { path: '(^|/)node_modules/libphonenumber-js/' },
    },
    {
      name: 'R1-stemmer-in-one-place',
      severity: 'error',
      comment: 'stemmer is pure (rules): core calls it directly, in vector-search/lexical/terms.ts only',
      from: { path: '(^|/)packages/core/src/', pathNot: '/vector-search/lexical/terms\\.ts$' },
      to: { path: '(^|/)node_modules/stemmer/' },
    },
    {
      name: 'R1-core-uses-no-node',
      severity: 'error',
      comment: 'packages/core does no I/O; node:crypto is allowed in kernel/digest.ts only',
      from: { path: '(^|/)packages/core/src/', pathNot: ['\\.test\\.ts$', '/kernel/digest\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'R2-modules-by-their-front-door',
      severity: 'error',
      comment: 'another core module is imported by its index.ts, never by its internals',
      from: { path: '(^|/)packages/core/src/([^/]+)/' },
      to: { path: '(^|/)packages/core/src/([^/]+)/', pathNot: ['(^|/)packages/core/src/$2/', '/index\\.ts$'] },
    },
    { name: 'R2-no-cycles', severity: 'error', comment: 'no import cycles', from: {}, to: { circular: true } },
    {
      name: 'R3-adapters-are-strangers',
      severity: 'error',
      comment: 'an adapter imports core, observability and its vendor; never another adapter, functions or infra',
      from: { path: `(^|/)packages/(${adapters})/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: `(^|/)(packages/(${adapters}|testing|local-stack|sdk|cli)|functions|infra|agent-runtime)/`,
        pathNot: ['(^|/)packages/$2/', '(^|/)packages/observability/', '(^|/)node_modules/'],
      },
    },
    vendorOnlyIn('R4-mongodb', 'mongodb/', '(^|/)packages/(mongo|vector/src/backends/atlas)/'),
    vendorOnlyIn('R4-aws-sdk', '@aws-sdk/', '(^|/)packages/(aws|models/src/bedrock)/'),
    vendorOnlyIn('R4-livekit-server-sdk', 'livekit-server-sdk/', '(^|/)packages/livekit/'),
    vendorOnlyIn('R4-livekit-agents', '@livekit/agents', '(^|/)agent-runtime/'),
    vendorOnlyIn('R4-chromadb', 'chromadb/', '(^|/)packages/vector/'),
    vendorOnlyIn('R4-openai', 'openai/', '(^|/)(packages/models|agent-runtime/src/providers)/'),
    {
      name: 'R5-routes-are-data',
      severity: 'error',
      comment: 'route.ts and step.ts import core schemas and route types; no handler, no adapter',
      from: { path: '(^|/)functions/.+/(route|step)\\.ts$' },
      to: {
        path: '(^|/)(packages|functions|agent-runtime|infra)/',
        pathNot: [
          '(^|/)node_modules/',
          '(^|/)packages/core/',
          '(^|/)packages/http/src/route/',
          '(^|/)functions/http/[^/]+-routes?\\.ts$',
          '(^|/)functions/http/[^/]+/[^/]+-routes?\\.ts$',
        ],
      },
    },
    {
      name: 'R6-handlers-go-through-compose',
      severity: 'error',
      comment:
        "handler.ts imports its route.ts or step.ts, its module's compose.ts and packages/http; never an adapter",
      from: { path: '(^|/)functions/.+/handler\\.ts$' },
      to: { path: `(^|/)packages/(${adapters})/`, pathNot: ['(^|/)packages/http/', '(^|/)node_modules/'] },
    },
    {
      name: 'R7-wiring-in-compose-only',
      severity: 'error',
      comment: 'in functions, only compose.ts knows adapters',
      from: { path: '(^|/)functions/', pathNot: ['compose\\.ts$', '\\.test\\.ts$'] },
      to: { path: `(^|/)packages/(${adapters})/`, pathNot: ['(^|/)packages/http/', '(^|/)node_modules/'] },
    },
    {
      name: 'R8-infra-reads-data',
      severity: 'error',
      comment: 'infra reads the route and step tables; never services, adapters or handlers',
      from: { path: '(^|/)infra/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '(^|/)(functions|packages|agent-runtime)/',
        pathNot: [
          '(^|/)node_modules/',
          '(^|/)functions/http/routes\\.ts$',
          '(^|/)functions/(calls|ingestion)/steps\\.ts$',
          '(^|/)functions/[^/]+/table\\.ts$',
          '(^|/)packages/http/src/(route|openapi)/',
          '(^|/)packages/core/src/kernel/',
        ],
      },
    },
    {
      name: 'R11-sdk-stands-alone',
      severity: 'error',
      comment: 'the SDK runs in browsers and in other houses: it imports itself, no package and nothing of Node',
      from: { path: '(^|/)packages/sdk/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '(^|/)packages/sdk/src/' },
    },
    {
      name: 'R12-cli-knows-the-sdk',
      severity: 'error',
      comment: 'the CLI is a customer of the API: of the house it imports the SDK and the pure core, nothing else',
      from: { path: '(^|/)packages/cli/src/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '(^|/)(packages|functions|agent-runtime|infra)/',
        pathNot: ['(^|/)packages/(cli|sdk|core)/', '(^|/)node_modules/'],
      },
    },
    {
      name: 'production-never-imports-tests',
      severity: 'error',
      comment: 'test support stays in tests',
      from: {
        pathNot: [
          '\\.test\\.ts$',
          '(^|/)test/',
          '(^|/)packages/(testing|local-stack)/',
          'vitest\\.config\\.ts$',
          '(^|/)node_modules/',
        ],
      },
      to: { path: '(^|/)(test|packages/testing|packages/local-stack)/', pathNot: '(^|/)node_modules/' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'every import resolves',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: {
      path: [
        '^(dist|cdk\\.out|\\.local)/',
        '^(agent-runtime|infra)/(dist|cdk\\.out)/',
        '^test/architecture/violations/',
      ],
    },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
    tsPreCompilationDeps: true,
  },
};

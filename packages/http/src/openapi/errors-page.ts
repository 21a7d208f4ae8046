import { type ErrorCode, type ErrorEntry, type ErrorType, errorCatalogue } from '@patchbay/core/kernel';

const entries = Object.entries(errorCatalogue) as [ErrorCode, ErrorEntry][];

const INTRODUCTION = `# Errors

Every answer that is not a success has one body:

\`\`\`json
{
  "error": {
    "type": "invalid_request",
    "code": "invalid_body",
    "message": "name: Too long",
    "param": "name",
    "request_id": "0f6c…",
    "doc_url": "/v1/docs/errors#invalid_body",
    "details": { "issues": [{ "param": "name", "message": "Too long" }] }
  }
}
\`\`\`

Programs branch on \`type\` and \`code\`; \`message\` is for people and may change. \`/v1/oauth/token\` alone answers as
RFC 6749 demands: \`{"error": "invalid_client", "error_description": "…"}\`.

This page is generated from \`packages/core/src/kernel/error-catalogue.ts\`.
`;

/** docs/errors.md: every code of the catalogue with what to do about it. */
export function errorsPage(): string {
  const types = [...new Set(entries.map(([, { type }]) => type))];
  return `${[INTRODUCTION, ...types.map(section)].join('\n')}\n`;
}

function section(type: ErrorType): string {
  const rows = entries
    .filter(([, entry]) => entry.type === type)
    .map(([code, { status, message, fix }]) => `### ${code}\n\n${status} · ${message}\n\n${fix}\n`);
  return `## ${type}\n\n${rows.join('\n')}`.trimEnd().concat('\n');
}

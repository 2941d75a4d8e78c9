import { errorCodes, type ErrorCodeDefinition } from '../platform/error-codes';

const audiences: readonly {
  readonly audience: ErrorCodeDefinition['audience'];
  readonly text: string;
}[] = [
  {
    audience: 'client',
    text: 'The client can mend these. The message is written for the client and says what was wrong, where, and what to do instead.',
  },
  {
    audience: 'subgraph',
    text: 'A subgraph did not deliver. `extensions.serviceName` names it and `path` says which part of the answer is missing; the rest of the data stands.',
  },
  {
    audience: 'internal',
    text: 'The message is masked; `extensions.requestId` is the key to the cause in the log.',
  },
  { audience: 'config', text: 'These stop the start with a sentence that says what to change.' },
];

/** `docs/errors.md`, written from the table in `platform/error-codes.ts`. */
export function renderErrorsPage(): string {
  const sections = audiences.map(({ audience, text }) => {
    const rows = Object.entries(errorCodes)
      .filter(([, definition]) => definition.audience === audience)
      .map(
        ([code, { status, meaning, remedy }]) =>
          `| \`${code}\` | ${status} | ${meaning} | ${remedy} |`,
      );
    const head = [
      '| `extensions.code` | HTTP status | what it means | what to do |',
      '|---|---|---|---|',
    ];
    return [`## ${heading(audience)}`, '', text, '', ...head, ...rows].join('\n');
  });
  return `${introduction}\n\n${sections.join('\n\n')}\n`;
}

const heading = (audience: string): string =>
  `${audience[0]?.toUpperCase()}${audience.slice(1)} errors`;

const introduction = `# Errors

<!-- Written by \`npm run schema\` from platform/error-codes.ts. -->

Every error carries a stable \`extensions.code\`. Branch on the code, never on the message. The HTTP
status is that of a request that failed as a whole: an answer with data and errors beside it is 200.
Problems with the input of a mutation come as \`userErrors\` of its payload, with the same codes and
the path of the input field.`;

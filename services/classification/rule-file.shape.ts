import Ajv, { type ErrorObject } from 'ajv';
import type { RuleFault } from './rule-faults.rules';

const text = { type: 'string', minLength: 1 };
const day = {
  type: ['string', 'null'],
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
};
const texts = { type: 'array', items: text };

const rule = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'category', 'theme', 'forms', 'onlyYouth', 'effect', 'serviceClass'],
  properties: {
    code: text,
    category: { enum: ['SUPPORT', 'HOBBY', 'VOLUNTARY'] },
    theme: { type: ['string', 'null'] },
    forms: { anyOf: [{ enum: ['ANY', 'OTHER'] }, texts] },
    onlyYouth: { type: 'boolean' },
    effect: { enum: ['ASSIGNS', 'REPLACES', 'ADDS'] },
    serviceClass: text,
    provenance: {
      type: 'object',
      required: ['line', 'code', 'name', 'flags'],
      properties: {
        line: { type: 'string' },
        code: { type: 'string' },
        name: { type: 'string' },
        flags: { type: 'array', items: { type: 'string' } },
        correction: { type: 'string' },
      },
    },
  },
};

const gap = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'kind', 'theme', 'forms', 'reason'],
  properties: {
    code: text,
    kind: { enum: ['NO_SERVICE_CLASS', 'NO_KEYWORDS'] },
    theme: text,
    forms: { anyOf: [{ const: 'ANY' }, texts] },
    reason: text,
  },
};

const ruleSet = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'rules', 'gaps'],
  properties: {
    version: text,
    validFrom: day,
    validUntil: day,
    rules: { type: 'array', items: rule },
    gaps: { type: 'array', items: gap },
    keywords: { type: 'object', additionalProperties: texts },
    targetGroups: { type: 'object', additionalProperties: text },
  },
};

/** Where a value read from a file is not formed as a rule set is; empty when it is. */
export function shapeFaults(value: unknown): readonly RuleFault[] {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(ruleSet);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({ code: 'MALFORMED', message: written(error) }));
}

function written({ instancePath, message, params }: ErrorObject): string {
  const details = Object.values(params as object).flat();
  const shown = ['string', 'number'].includes(typeof details[0]) ? ` (${details.join(', ')})` : '';
  return `${instancePath || 'The file'} ${message}${shown}.`;
}

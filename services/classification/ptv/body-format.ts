import Ajv, { type ValidateFunction } from 'ajv';
import { reference } from '../../../reference';
import { fillReferences } from './body-reference';
import type { PtvBody, PtvObject } from './ptv-body';

// Compiling takes some ten milliseconds, checking some microseconds.
let compiled: ReadonlyMap<string, ValidateFunction> | undefined;

const someId = '00000000-0000-0000-0000-000000000000';
/** The first place where a body, with some id in the place of each that PTV gives, breaks PTV's models. */
export const findFormatFaults = ({ object, body, references }: PtvBody): readonly string[] =>
  findFaults(
    object,
    fillReferences(body, references, () => someId),
  );

/** The same of a body with all its ids. */
export function findFaults(object: PtvObject, body: object): readonly string[] {
  const validate = (compiled ??= compile()).get(object)!;
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || '/'} ${message}`,
  );
}

function compile(): ReadonlyMap<string, ValidateFunction> {
  const { definitions } = reference().ptvApi;
  // Conditions between fields name fields that are declared beside them, not within.
  const ajv = new Ajv({ strict: false });
  ajv.addKeyword({ keyword: 'uniqueBy', type: 'array', validate: isUniqueBy });
  ajv.addSchema({ $id: 'ptv', definitions });
  const objects = Object.keys(definitions);
  return new Map(objects.map((name) => [name, ajv.compile({ $ref: `ptv#/definitions/${name}` })]));
}

function isUniqueBy(fields: readonly string[], list: readonly Record<string, unknown>[]): boolean {
  const keys = list.map((entry) => fields.map((field) => entry[field]).join('\n'));
  return new Set(keys).size === keys.length;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { projectRoot } from '../platform/project-root';

const schema = buildSchema(readFileSync(join(projectRoot, 'schema', 'api.graphql'), 'utf8'));

interface Described {
  readonly name: string;
  readonly description?: string | null;
}

const undescribed = (prefix: string, items: readonly Described[]): string[] =>
  items.filter(({ description }) => !description?.trim()).map(({ name }) => `${prefix}${name}`);

function undescribedIn(type: GraphQLNamedType): string[] {
  const own = undescribed('', [type]);
  if (isEnumType(type)) return [...own, ...undescribed(`${type.name}.`, type.getValues())];
  if (isInputObjectType(type))
    return [...own, ...undescribed(`${type.name}.`, Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const fields = Object.values(type.getFields());
  const args = fields.flatMap((field) => undescribed(`${type.name}.${field.name}:`, field.args));
  return [...own, ...undescribed(`${type.name}.`, fields), ...args];
}

describe('the API schema', () => {
  it('describes every type, field, argument and value', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
    );
    expect(types.length).toBeGreaterThan(50);
    expect(types.flatMap(undescribedIn)).toEqual([]);
  });
});

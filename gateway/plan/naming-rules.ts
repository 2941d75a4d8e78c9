import { isInterfaceType, isObjectType, visit, type GraphQLSchema } from 'graphql';
import type { Supergraph } from '../compose/supergraph';
import { stringArgument } from '../compose/linked-features';
import type { NamingRules } from './planning-operation';

/** Which response keys a client may not use as they are, for this supergraph. */
export function readNamingRules({ document, fullSchema }: Supergraph): NamingRules {
  const { all, withArguments } = fieldNames(fullSchema);
  const required = new Set<string>();
  visit(document, {
    Directive(node) {
      for (const argument of ['key', 'requires', 'provides']) {
        for (const name of stringArgument(node, argument)?.match(/[_A-Za-z]\w*/g) ?? [])
          if (withArguments.has(name)) required.add(name);
      }
    },
    InputObjectTypeDefinition: () => false,
    EnumTypeDefinition: () => false,
  });
  return { fieldNames: all, requiredFieldsWithArguments: required };
}

function fieldNames(schema: GraphQLSchema): { all: Set<string>; withArguments: Set<string> } {
  const all = new Set<string>();
  const withArguments = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      all.add(field.name);
      if (field.args.length) withArguments.add(field.name);
    }
  }
  return { all, withArguments };
}

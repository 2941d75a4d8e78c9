import { Kind, type DefinitionNode, type DocumentNode } from 'graphql';
import { directiveNameOf, parseLinkedFeatures } from './linked-features';

/**
 * The same document with interface objects before everything else. Composition
 * (@theguild/federation-composition 0.27) takes a type for an object type when a `@provides` reaches
 * into it before it is defined, and then throws where it finds that it stands for an interface.
 */
export function withInterfaceObjectsFirst(document: DocumentNode): DocumentNode {
  const identity = 'https://specs.apollo.dev/federation';
  const name = directiveNameOf(parseLinkedFeatures(document), identity, 'interfaceObject');
  const isInterfaceObject = (node: DefinitionNode): boolean =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    (node.directives ?? []).some((directive) => directive.name.value === name);
  const first = document.definitions.filter(isInterfaceObject);
  if (!first.length) return document;
  const others = document.definitions.filter((node) => !isInterfaceObject(node));
  return { ...document, definitions: [...first, ...others] };
}

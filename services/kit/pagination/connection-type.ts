import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from './page-info';
import type { Page } from './page';

/**
 * `XConnection` and `XEdge` for a node class. Resolvers return a `Page<X>`:
 * `@Query(() => OrganisationConnection) organisations(…): Page<Organisation>`.
 */
export function createConnectionType<T extends object>(
  Node: ClassType<T>,
  name: string,
): ClassType<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `One place in a list of type ${name}.` })
  class EdgeType {
    @Field({ description: 'Position in the list, for `after`.' })
    readonly cursor: string;

    @Field(() => Node, { description: 'What stands there.' })
    readonly node: T;
  }

  @ObjectType(`${name}Connection`, { description: `One page of a list of type ${name}.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The nodes with their cursors.' })
    readonly edges: Promise<readonly EdgeType[]>;

    @Field(() => [Node], { description: 'The nodes alone.' })
    readonly nodes: Promise<readonly T[]>;

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    readonly pageInfo: Promise<PageInfo>;

    @Field(() => Int, {
      description: 'How many the whole list has; counted only when asked for.',
    })
    readonly totalCount: Promise<number>;
  }
  // A Page has the same four properties; the class here only carries the schema.
  return ConnectionType as unknown as ClassType<Page<T>>;
}

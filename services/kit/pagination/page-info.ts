import { Field, ObjectType } from 'type-graphql';
import { Shareable } from '../federation/directives';

@Shareable()
@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field({ description: 'Whether there is more behind this page.' })
  readonly hasNextPage: boolean;

  @Field({ description: 'Whether the page was asked for with `after`.' })
  readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first node.' })
  readonly startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last node: the `after` of the next page.',
  })
  readonly endCursor: string | null;
}

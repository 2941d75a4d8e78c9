import { Field, ID, ObjectType } from 'type-graphql';
import { Key } from '../kit/federation/directives';

/** Types that the organisations subgraph owns, as far as announcements refer or add to them. */

@Key('id')
@ObjectType({ description: 'Who announces (organisaatio).' })
export class Organisation {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id: string;
}

@Key('code')
@ObjectType({ description: 'A municipality (kunta).' })
export class Municipality {
  @Field(() => ID, { description: 'Statistics Finland’s three-digit code.' })
  readonly code: string;
}

@Key('code')
@ObjectType({ description: 'A region (maakunta).' })
export class Region {
  @Field(() => ID, { description: 'Statistics Finland’s two-digit code.' })
  readonly code: string;
}

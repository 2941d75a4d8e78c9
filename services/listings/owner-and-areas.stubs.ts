import { Field, ID, ObjectType } from 'type-graphql';
import { Key } from '../kit/federation/directives';

/** Types that another subgraph owns, as far as listings refer to them or add to them. */

@Key('id')
@ObjectType({ description: 'Who offers the activity (organisaatio).' })
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

@Key('code')
@ObjectType({ description: 'A wellbeing services county (hyvinvointialue).' })
export class WellbeingServicesCounty {
  @Field(() => ID, { description: 'The two-digit code; 90 is Helsinki, 91 Åland.' })
  readonly code: string;
}

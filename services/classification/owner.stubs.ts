import { Field, ID, ObjectType } from 'type-graphql';
import { ContentScalar, type ContentAreas, type OrganisationContent } from '../kit/content';
import { External, Key } from '../kit/federation/directives';
import { OrganisationKind } from './classification.codes';
import type { ListingFacts } from './classify.rules';

/** Types that other subgraphs own, as far as listings are counted by them. */

/** Listings that have in common all that they are judged by without their texts. */
export interface ListingGroup extends ListingFacts {
  readonly count: number;
  readonly isLongTerm: boolean;
  readonly missingChannelDetails: readonly string[];
  readonly areas: ContentAreas;
}

export const groupsDescription = 'Its published listings in groups, organisation by organisation.';

@Key('id')
@ObjectType({ description: 'Who offers the activity (organisaatio).' })
export class Organisation {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id: string;

  @External()
  @Field(() => OrganisationKind, { description: 'What the organisation is.' })
  readonly kind: OrganisationKind;

  @External()
  @Field(() => String, { nullable: true, description: 'Business ID (Y-tunnus).' })
  readonly businessId: string | null;

  @External()
  @Field(() => Boolean, { description: 'Whether the business ID has an account in PTV.' })
  readonly hasPtvAccount: boolean;

  @External()
  @Field(() => ContentScalar, { description: 'All that is written of it, as one value.' })
  readonly content: OrganisationContent;

  @External()
  @Field(() => [ListingGroups], { description: groupsDescription })
  readonly listingGroups: readonly ListingGroups[];
}

@ObjectType({ description: 'Published listings of one organisation, in groups.' })
export class ListingGroups {
  @External()
  @Field(() => Organisation, { description: 'Whose listings they are.' })
  readonly organisation: Organisation;

  @External()
  @Field(() => ContentScalar, { description: 'The groups, each with its number of listings.' })
  readonly groups: readonly ListingGroup[];
}

@Key('code')
@ObjectType({ description: 'A region (maakunta).' })
export class Region {
  @Field(() => ID, { description: 'Statistics Finland’s two-digit code.' })
  readonly code: string;

  @External()
  @Field(() => [ListingGroups], { description: groupsDescription })
  readonly listingGroups: readonly ListingGroups[];
}

@Key('code')
@ObjectType({ description: 'A wellbeing services county (hyvinvointialue).' })
export class WellbeingServicesCounty {
  @Field(() => ID, { description: 'The two-digit code; 90 is Helsinki, 91 Åland.' })
  readonly code: string;

  @External()
  @Field(() => [ListingGroups], { description: groupsDescription })
  readonly listingGroups: readonly ListingGroups[];
}

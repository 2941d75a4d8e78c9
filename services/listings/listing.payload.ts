import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../kit/user-error';
import { Listing } from './listing.entity';

@ObjectType({
  description: 'What became of a change: the listing as it is now, or why nothing was changed.',
})
export class ListingPayload {
  @Field(() => Listing, { nullable: true, description: 'Null when there are `userErrors`.' })
  readonly listing: Listing | null;

  @Field(() => [UserError], {
    description: 'Everything that is wrong with the input; empty: it was done.',
  })
  readonly userErrors: readonly UserError[];
}

export const changed = (listing: Listing): ListingPayload => ({ listing, userErrors: [] });

export const refused = (userErrors: readonly UserError[]): ListingPayload => ({
  listing: null,
  userErrors,
});

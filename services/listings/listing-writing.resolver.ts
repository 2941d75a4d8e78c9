import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { type ServiceContext } from '../kit/context';
import { CreateListingInput, UpdateListingInput } from './listing.input';
import { ListingPayload } from './listing.payload';
import { archiveListing, createListing, publishListing, updateListing } from './listing.writing';

const IdArg = () => Arg('id', () => ID, { description: 'Of the listing.' });

const VersionArg = () =>
  Arg('expectedVersion', () => Int, {
    description: 'The `version` that you have seen; if it is another by now, nothing is changed.',
  });

@Resolver()
export class ListingWritingResolver {
  @Mutation(() => ListingPayload, {
    description:
      'Writes a new listing, as a draft. Needs the scope `listings:write` and an identity that acts for the organisation, watches over the listing’s areas, or is an admin.',
  })
  createListing(
    @Arg('input', () => CreateListingInput, { description: 'The listing.' })
    input: CreateListingInput,
    @Ctx() context: ServiceContext,
  ): Promise<ListingPayload> {
    return createListing(input, context);
  }

  @Mutation(() => ListingPayload, {
    description: 'Changes a listing, whatever its status. Rights as for `createListing`.',
  })
  updateListing(
    @IdArg() id: string,
    @VersionArg() expectedVersion: number,
    @Arg('input', () => UpdateListingInput, { description: 'What changes.' })
    input: UpdateListingInput,
    @Ctx() context: ServiceContext,
  ): Promise<ListingPayload> {
    return updateListing({ id, expectedVersion }, input, context);
  }

  @Mutation(() => ListingPayload, {
    description:
      'Makes a draft or archived listing public. It needs an area (or the whole country) and a channel.',
  })
  publishListing(
    @IdArg() id: string,
    @VersionArg() expectedVersion: number,
    @Ctx() context: ServiceContext,
  ): Promise<ListingPayload> {
    return publishListing({ id, expectedVersion }, context);
  }

  @Mutation(() => ListingPayload, { description: 'Withdraws a published listing.' })
  archiveListing(
    @IdArg() id: string,
    @VersionArg() expectedVersion: number,
    @Ctx() context: ServiceContext,
  ): Promise<ListingPayload> {
    return archiveListing({ id, expectedVersion }, context);
  }
}

import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { UserError } from '../kit/user-error';
import { Announcement } from './announcement.entity';
import { CreateAnnouncementInput } from './announcement.input';
import { createAnnouncement, publishAnnouncement, type Written } from './announcement.writer';

@ObjectType({
  description: 'What became of a change: the announcement as it is now, or why nothing changed.',
})
class AnnouncementPayload {
  @Field(() => Announcement, { nullable: true, description: 'Null when there are `userErrors`.' })
  readonly announcement: Announcement | null;

  @Field(() => [UserError], {
    description: 'Everything that is wrong with the input; empty: it was done.',
  })
  readonly userErrors: readonly UserError[];
}

@Resolver()
export class AnnouncementMutationResolver {
  @Mutation(() => AnnouncementPayload, {
    description:
      'Makes a draft. Needs the scope `announcements:write` and the publisher, its area, or admin.',
  })
  createAnnouncement(
    @Arg('input', () => CreateAnnouncementInput, { description: 'The announcement.' })
    input: CreateAnnouncementInput,
    @Ctx() context: ServiceContext,
  ): Promise<Written> {
    return createAnnouncement(context, input);
  }

  @Mutation(() => AnnouncementPayload, {
    description:
      'Makes an announcement public. Needs the scope `announcements:write` and the publisher, its area, or admin.',
  })
  publishAnnouncement(
    @Arg('id', () => ID, { description: 'Which announcement.' }) id: string,
    @Arg('expectedVersion', () => Int, {
      description: 'The `version` that was read; when there is a newer one: STALE_VERSION.',
    })
    expectedVersion: number,
    @Ctx() context: ServiceContext,
  ): Promise<Written> {
    return publishAnnouncement(context, id, expectedVersion);
  }
}

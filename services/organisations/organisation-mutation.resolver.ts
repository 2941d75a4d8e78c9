import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { UserError } from '../kit/user-error';
import { Organisation } from './organisation.entity';
import { RegisterOrganisationInput, UpdateOrganisationInput } from './organisation.input';
import { registerOrganisation, updateOrganisation, type Written } from './organisation.writer';

@ObjectType({ description: 'What became of a new organisation.' })
class RegisterOrganisationPayload {
  @Field(() => Organisation, {
    nullable: true,
    description: 'The organisation; null when something was wrong.',
  })
  readonly organisation: Organisation | null;

  @Field(() => [UserError], { description: 'Everything that was wrong; nothing was written then.' })
  readonly userErrors: readonly UserError[];
}

@ObjectType({ description: 'What became of a change.' })
class UpdateOrganisationPayload {
  @Field(() => Organisation, {
    nullable: true,
    description: 'The organisation as it is now; null when something was wrong.',
  })
  readonly organisation: Organisation | null;

  @Field(() => [UserError], { description: 'Everything that was wrong; nothing was written then.' })
  readonly userErrors: readonly UserError[];
}

@Resolver()
export class OrganisationMutationResolver {
  @Mutation(() => RegisterOrganisationPayload, {
    description: 'Registers an organisation. Needs the scope `organisations:write`.',
  })
  registerOrganisation(
    @Arg('input', () => RegisterOrganisationInput, { description: 'The organisation.' })
    input: RegisterOrganisationInput,
    @Ctx() context: ServiceContext,
  ): Promise<Written> {
    return registerOrganisation(context, input);
  }

  @Mutation(() => UpdateOrganisationPayload, {
    description:
      'Changes an organisation. Needs the scope `organisations:write` and the organisation itself, its area, or admin.',
  })
  updateOrganisation(
    @Arg('id', () => ID, { description: 'Which organisation.' }) id: string,
    @Arg('expectedVersion', () => Int, {
      description: 'The `version` that was read; when there is a newer one: STALE_VERSION.',
    })
    expectedVersion: number,
    @Arg('input', () => UpdateOrganisationInput, { description: 'What to change.' })
    input: UpdateOrganisationInput,
    @Ctx() context: ServiceContext,
  ): Promise<Written> {
    return updateOrganisation(context, id, expectedVersion, input);
  }
}

import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Int,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { ClientError } from '../../platform/errors';
import type { ServiceContext } from '../kit/context';
import type { Page } from '../kit/pagination';
import { areaDirectory } from './area.directory';
import { municipalitiesNear, type NearMunicipality } from './area.distance';
import { Municipality } from './area.entity';
import { Organisation, OrganisationConnection } from './organisation.entity';
import { OrganisationsBelowArgs, organisationsOfMunicipality } from './organisation.list';

@ObjectType({ description: 'A municipality near another one.' })
export class NearbyMunicipality implements NearMunicipality {
  @Field(() => Municipality, { description: 'The other municipality.' })
  readonly municipality: Municipality;

  @Field(() => Float, {
    description:
      'Kilometres as the crow flies between the centres of the two. The centres are approximate, by some kilometres at most.',
  })
  readonly distanceKm: number;
}

const maxNearby = 50;
const maxKm = 300;

@Resolver(() => Municipality)
export class MunicipalityNeighboursResolver {
  @FieldResolver(() => [NearbyMunicipality], {
    description: 'The municipalities nearest to it (lähikunnat), nearest first.',
  })
  async nearby(
    @Root() municipality: Municipality,
    @Arg('first', () => Int, {
      defaultValue: 5,
      description: `How many at most: 1 to ${maxNearby}.`,
    })
    first: number,
    @Arg('withinKm', () => Float, {
      nullable: true,
      description: `Only those whose centre is this near: more than 0, at most ${maxKm} kilometres, as without it.`,
    })
    withinKm: number | null | undefined,
    @Ctx() context: ServiceContext,
  ): Promise<NearMunicipality[]> {
    const furthest = withinKm ?? maxKm;
    checkNearby(first, furthest);
    const near = municipalitiesNear(municipality, await areaDirectory(context));
    return near.filter(({ distanceKm }) => distanceKm <= furthest).slice(0, first);
  }

  @FieldResolver(() => OrganisationConnection, {
    description:
      'Organisations that are at home in the municipality, or active in it by naming it, its region or its county. Nationwide ones do not count.',
  })
  organisations(
    @Root() { code }: Municipality,
    @Args(() => OrganisationsBelowArgs) args: OrganisationsBelowArgs,
    @Ctx() context: ServiceContext,
  ): Page<Organisation> {
    return organisationsOfMunicipality(context, code, args);
  }
}

function checkNearby(first: number, withinKm: number): void {
  if (first < 1 || first > maxNearby)
    throw badInput('first', `\`first\` is ${first}; ask for 1 to ${maxNearby}.`);
  if (!(withinKm > 0 && withinKm <= maxKm))
    throw badInput(
      'withinKm',
      `\`withinKm\` is ${withinKm}; give more than 0 and at most ${maxKm} kilometres.`,
    );
}

const badInput = (argument: string, message: string): ClientError =>
  new ClientError('BAD_USER_INPUT', message, { argument });

import { Arg, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { requireCode } from '../kit/codes';
import type { ServiceContext } from '../kit/context';
import { chooseRequiredText, Language, LanguageArg } from '../kit/localized-text';
import { areaDirectory, pick } from './area.directory';
import { Municipality, Region, RegionalOperator, WellbeingServicesCounty } from './area.entity';

@InputType({ description: 'What municipalities to list.' })
class MunicipalityFilter {
  @Field(() => ID, { nullable: true, description: 'Those of this region.' })
  region?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those of this wellbeing services county.' })
  county?: string | null;
}

const matches = (municipality: Municipality, { region, county }: MunicipalityFilter): boolean =>
  (!region || municipality.regionCode === region) &&
  (!county || municipality.countyCode === county);

/** Refuses codes of areas that do not exist (UNKNOWN_CODE). */
async function listMunicipalities(
  context: ServiceContext,
  filter: MunicipalityFilter,
): Promise<Municipality[]> {
  const { municipalities, regions, counties } = await areaDirectory(context);
  if (filter.region) requireCode('region', filter.region, (code) => regions.get(code));
  if (filter.county)
    requireCode('wellbeingServicesCounty', filter.county, (code) => counties.get(code));
  return [...municipalities.values()].filter((one) => matches(one, filter));
}

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => Municipality, { nullable: true, description: 'The municipality with this code.' })
  async municipality(
    @Arg('code', () => ID, { description: 'Three-digit code, e.g. `698`.' }) code: string,
    @Ctx() context: ServiceContext,
  ): Promise<Municipality | null> {
    return (await areaDirectory(context)).municipalities.get(code) ?? null;
  }

  @Query(() => [Municipality], { description: 'Municipalities by their codes’ order.' })
  municipalities(
    @Arg('filter', () => MunicipalityFilter, { nullable: true, description: 'All without it.' })
    filter: MunicipalityFilter | null,
    @Ctx() context: ServiceContext,
  ): Promise<Municipality[]> {
    return listMunicipalities(context, filter ?? {});
  }

  @FieldResolver(() => String, { description: 'Its name.' })
  name(@Root() { names }: Municipality, @LanguageArg() language: Language): string {
    return chooseRequiredText(names, language);
  }

  @FieldResolver(() => Region, { description: 'The region (maakunta) it belongs to.' })
  async region(
    @Root() { regionCode }: Municipality,
    @Ctx() context: ServiceContext,
  ): Promise<Region | undefined> {
    return (await areaDirectory(context)).regions.get(regionCode);
  }

  @FieldResolver(() => WellbeingServicesCounty, {
    description: 'The wellbeing services county (hyvinvointialue) it belongs to.',
  })
  async wellbeingServicesCounty(
    @Root() { countyCode }: Municipality,
    @Ctx() context: ServiceContext,
  ): Promise<WellbeingServicesCounty | undefined> {
    return (await areaDirectory(context)).counties.get(countyCode);
  }
}

@Resolver(() => Region)
export class RegionResolver {
  @Query(() => Region, { nullable: true, description: 'The region with this code.' })
  async region(
    @Arg('code', () => ID, { description: 'Two-digit code, e.g. `19`.' }) code: string,
    @Ctx() context: ServiceContext,
  ): Promise<Region | null> {
    return (await areaDirectory(context)).regions.get(code) ?? null;
  }

  @Query(() => [Region], { description: 'All 19 regions.' })
  async regions(@Ctx() context: ServiceContext): Promise<Region[]> {
    return [...(await areaDirectory(context)).regions.values()];
  }

  @FieldResolver(() => String, { description: 'Its name.' })
  name(@Root() { names }: Region, @LanguageArg() language: Language): string {
    return chooseRequiredText(names, language);
  }

  @FieldResolver(() => [Municipality], { description: 'The municipalities of the region.' })
  municipalities(
    @Root() { code }: Region,
    @Ctx() context: ServiceContext,
  ): Promise<Municipality[]> {
    return listMunicipalities(context, { region: code });
  }
}

@Resolver(() => WellbeingServicesCounty)
export class WellbeingServicesCountyResolver {
  @Query(() => WellbeingServicesCounty, {
    nullable: true,
    description: 'The wellbeing services county with this code.',
  })
  async wellbeingServicesCounty(
    @Arg('code', () => ID, { description: 'Two-digit code, e.g. `21`.' }) code: string,
    @Ctx() context: ServiceContext,
  ): Promise<WellbeingServicesCounty | null> {
    return (await areaDirectory(context)).counties.get(code) ?? null;
  }

  @Query(() => [WellbeingServicesCounty], {
    description: 'All 21 wellbeing services counties, Helsinki and Åland.',
  })
  async wellbeingServicesCounties(
    @Ctx() context: ServiceContext,
  ): Promise<WellbeingServicesCounty[]> {
    return [...(await areaDirectory(context)).counties.values()];
  }

  @FieldResolver(() => String, { description: 'Its name.' })
  name(@Root() { names }: WellbeingServicesCounty, @LanguageArg() language: Language): string {
    return chooseRequiredText(names, language);
  }

  @FieldResolver(() => [Municipality], { description: 'The municipalities of the county.' })
  municipalities(
    @Root() { code }: WellbeingServicesCounty,
    @Ctx() context: ServiceContext,
  ): Promise<Municipality[]> {
    return listMunicipalities(context, { county: code });
  }
}

@Resolver(() => RegionalOperator)
export class RegionalOperatorResolver {
  @Query(() => [RegionalOperator], { description: 'All regional operators (aluetoimijat).' })
  async regionalOperators(@Ctx() context: ServiceContext): Promise<RegionalOperator[]> {
    return [...(await areaDirectory(context)).operators.values()];
  }

  @FieldResolver(() => [Region], {
    description: 'The regions it works in; empty where no source tells.',
  })
  async regions(
    @Root() { regionCodes }: RegionalOperator,
    @Ctx() context: ServiceContext,
  ): Promise<Region[]> {
    return pick((await areaDirectory(context)).regions, regionCodes);
  }

  @FieldResolver(() => [Municipality], {
    description: 'The municipalities it works in, where its area is smaller than a region.',
  })
  async municipalities(
    @Root() { municipalityCodes }: RegionalOperator,
    @Ctx() context: ServiceContext,
  ): Promise<Municipality[]> {
    return pick((await areaDirectory(context)).municipalities, municipalityCodes);
  }
}

import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Contact } from '../kit/contact';
import { ContentScalar, type OrganisationContent } from '../kit/content';
import type { ServiceContext } from '../kit/context';
import { Inaccessible } from '../kit/federation/directives';
import { Link } from '../kit/link';
import {
  availableLanguages,
  chooseRequiredText,
  chooseText,
  Language,
  LanguageArg,
} from '../kit/localized-text';
import { ConnectionArgs, listPage, type Page } from '../kit/pagination';
import { areaDirectory, pick } from './area.directory';
import { Municipality, Region, WellbeingServicesCounty } from './area.entity';
import { contentOf } from './organisation.content';
import { Organisation, OrganisationConnection } from './organisation.entity';
import { OrganisationFilter, OrganisationOrder } from './organisation.filter';
import { membersOf, orderDescription, organisationList } from './organisation.list';
import { organisationById } from './organisation.loader';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisation, { nullable: true, description: 'The organisation with this id.' })
  organisation(
    @Arg('id', () => ID, { description: 'As an organisation gives it.' }) id: string,
    @Ctx() context: ServiceContext,
  ): Promise<Organisation | null> {
    return organisationById(context).load(id);
  }

  @Query(() => OrganisationConnection, { description: 'Organisations that match the filter.' })
  organisations(
    @Arg('filter', () => OrganisationFilter, { nullable: true, description: 'All without it.' })
    filter: OrganisationFilter | null,
    @Arg('orderBy', () => OrganisationOrder, {
      nullable: true,
      description: orderDescription,
    })
    orderBy: OrganisationOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: ServiceContext,
  ): Page<Organisation> {
    return listPage(context, organisationList(context, filter ?? {}, orderBy), args);
  }

  @FieldResolver(() => String, { description: 'Its name.' })
  name(@Root() { names }: Organisation, @LanguageArg() language: Language): string {
    return chooseRequiredText(names, language);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it is and does.' })
  description(
    @Root() { descriptions }: Organisation,
    @LanguageArg() language: Language,
  ): string | null {
    return chooseText(descriptions, language);
  }

  @Inaccessible()
  @FieldResolver(() => ContentScalar, { description: 'All that is written of it, as one value.' })
  content(@Root() organisation: Organisation): OrganisationContent {
    return contentOf(organisation);
  }

  @FieldResolver(() => [Language], { description: 'The languages its name exists in.' })
  availableLanguages(@Root() { names }: Organisation): Language[] {
    return availableLanguages(names);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The umbrella organisation it is a member of (liitto, piiri).',
  })
  parent(
    @Root() { parentId }: Organisation,
    @Ctx() context: ServiceContext,
  ): Promise<Organisation | null> | null {
    return parentId === null ? null : organisationById(context).load(parentId);
  }

  @FieldResolver(() => OrganisationConnection, {
    description: 'Organisations whose parent this one is, by name.',
  })
  members(
    @Root() { id }: Organisation,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: ServiceContext,
  ): Page<Organisation> {
    return membersOf(context, id, args);
  }

  @FieldResolver(() => Municipality, { nullable: true, description: 'Where it is at home.' })
  async homeMunicipality(
    @Root() { homeMunicipalityCode }: Organisation,
    @Ctx() context: ServiceContext,
  ): Promise<Municipality | null> {
    if (homeMunicipalityCode === null) return null;
    return (await areaDirectory(context)).municipalities.get(homeMunicipalityCode) ?? null;
  }

  @FieldResolver(() => [Municipality], { description: 'Municipalities it names as its area.' })
  async municipalities(
    @Root() { municipalityCodes }: Organisation,
    @Ctx() context: ServiceContext,
  ): Promise<Municipality[]> {
    return pick((await areaDirectory(context)).municipalities, municipalityCodes);
  }

  @FieldResolver(() => [Region], { description: 'Regions it names as its area.' })
  async regions(
    @Root() { regionCodes }: Organisation,
    @Ctx() context: ServiceContext,
  ): Promise<Region[]> {
    return pick((await areaDirectory(context)).regions, regionCodes);
  }

  @FieldResolver(() => [WellbeingServicesCounty], {
    description: 'Wellbeing services counties it names as its area.',
  })
  async counties(
    @Root() { countyCodes }: Organisation,
    @Ctx() context: ServiceContext,
  ): Promise<WellbeingServicesCounty[]> {
    return pick((await areaDirectory(context)).counties, countyCodes);
  }

  @FieldResolver(() => [Contact], { description: 'How to reach it.' })
  contacts(@Root() { storedContacts }: Organisation): Contact[] {
    return storedContacts.map((stored) => new Contact(stored));
  }

  @FieldResolver(() => [Link], { description: 'Where to read more.' })
  links(@Root() { storedLinks }: Organisation): Link[] {
    return storedLinks.map((stored) => new Link(stored));
  }
}

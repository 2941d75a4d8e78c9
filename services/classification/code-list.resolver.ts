import { Arg, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { ClientError } from '../../platform/errors';
import type { ServiceContext } from '../kit/context';
import { ActivityForm } from './activity-form.entity';
import { ListingCategory } from './classification.codes';
import type { CodeList } from './catalogue';
import { Keyword } from './keyword.entity';
import { LifeEvent } from './life-event.entity';
import { catalogueOf } from './prepared-catalogue';
import { ServiceChainStage } from './service-chain-stage.entity';
import { ServiceClass } from './service-class.entity';
import { TargetGroup } from './target-group.entity';
import { Theme } from './theme.entity';

@InputType({ description: 'Which service classes to give; all that is named must hold.' })
export class ServiceClassFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Only classes below this main class, e.g. `P25`.',
  })
  readonly parent?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only classes whose code or whose name in any language, the older one included, contains this text; capitals do not matter.',
  })
  readonly text?: string | null;
}

const ofCategory = <T extends { readonly category: ListingCategory }>(
  { entries }: CodeList<T>,
  category: ListingCategory | null | undefined,
): readonly T[] => entries.filter((entry) => !category || entry.category === category);

@Resolver()
export class CodeListResolver {
  @Query(() => [Theme], { description: 'Themes of listings (teemat), all or of one category.' })
  themes(
    @Ctx() context: ServiceContext,
    @Arg('category', () => ListingCategory, {
      nullable: true,
      description: 'Only the themes of this category.',
    })
    category?: ListingCategory | null,
  ): readonly Theme[] {
    return ofCategory(catalogueOf(context).themes, category);
  }

  @Query(() => [ActivityForm], {
    description: 'Forms of activity (toimintamuodot), all or of one category.',
  })
  activityForms(
    @Ctx() context: ServiceContext,
    @Arg('category', () => ListingCategory, {
      nullable: true,
      description: 'Only the forms of this category.',
    })
    category?: ListingCategory | null,
  ): readonly ActivityForm[] {
    return ofCategory(catalogueOf(context).activityForms, category);
  }

  @Query(() => ServiceClass, {
    nullable: true,
    description: 'One service class of PTV (palveluluokka); null if there is none of this code.',
  })
  serviceClass(
    @Ctx() context: ServiceContext,
    @Arg('code', () => ID, { description: 'E.g. `P4.12`.' }) code: string,
  ): ServiceClass | null {
    return catalogueOf(context).serviceClasses.find(code) ?? null;
  }

  @Query(() => [ServiceClass], {
    description: 'Service classes of PTV (palveluluokat), main classes and those below them.',
  })
  serviceClasses(
    @Ctx() context: ServiceContext,
    @Arg('filter', () => ServiceClassFilter, {
      nullable: true,
      description: 'Which classes to give; without it all.',
    })
    filter?: ServiceClassFilter | null,
  ): readonly ServiceClass[] {
    return filterClasses(catalogueOf(context).serviceClasses, filter ?? {});
  }

  @Query(() => [TargetGroup], { description: 'Target groups of PTV (kohderyhmät).' })
  targetGroups(@Ctx() context: ServiceContext): readonly TargetGroup[] {
    return catalogueOf(context).targetGroups.entries;
  }

  @Query(() => TargetGroup, {
    nullable: true,
    description: 'One target group of PTV (kohderyhmä); null if there is none of this code.',
  })
  targetGroup(
    @Ctx() context: ServiceContext,
    @Arg('code', () => ID, { description: 'E.g. `KR1.3`, young people.' }) code: string,
  ): TargetGroup | null {
    return catalogueOf(context).targetGroups.find(code) ?? null;
  }

  @Query(() => [LifeEvent], { description: 'Life events of PTV (elämäntapahtumat).' })
  lifeEvents(@Ctx() context: ServiceContext): readonly LifeEvent[] {
    return catalogueOf(context).lifeEvents.entries;
  }

  @Query(() => [Keyword], { description: 'Keywords that themes bring to listings (asiasanat).' })
  keywords(@Ctx() context: ServiceContext): readonly Keyword[] {
    return catalogueOf(context).keywords.entries;
  }

  @Query(() => [ServiceChainStage], {
    description: 'The stages of the service chain (palveluketju), in order.',
  })
  serviceChainStages(@Ctx() context: ServiceContext): readonly ServiceChainStage[] {
    return catalogueOf(context).serviceChainStages.entries;
  }

  @Query(() => ServiceChainStage, {
    nullable: true,
    description: 'One stage of the service chain; null if there is none of this code.',
  })
  serviceChainStage(
    @Ctx() context: ServiceContext,
    @Arg('code', () => ID, { description: 'E.g. `pk_kotona_hyvin`.' }) code: string,
  ): ServiceChainStage | null {
    return catalogueOf(context).serviceChainStages.find(code) ?? null;
  }
}

function filterClasses(
  { entries, find }: CodeList<ServiceClass>,
  { parent, text }: ServiceClassFilter,
): readonly ServiceClass[] {
  if (parent && !find(parent))
    throw new ClientError(
      'UNKNOWN_CODE',
      `There is no service class \`${parent.slice(0, 40)}\`; \`serviceClasses\` lists them.`,
      { argument: 'filter.parent' },
    );
  const wanted = fold(text ?? '');
  return entries.filter(
    (entry) => (!parent || entry.parentCode === parent) && textsOf(entry).includes(wanted),
  );
}

const fold = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase('fi');

const textsOf = ({ code, names, olderName }: ServiceClass): string =>
  fold([code, names.fi, names.sv, names.en, olderName ?? ''].join('\n'));

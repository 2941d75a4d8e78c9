import { Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { reference, type LocalizedName, type ServiceTrayTheme as TrayEntry } from '../../reference';
import type { ServiceContext } from '../kit/context';
import { chooseRequiredText, Language, LanguageArg } from '../kit/localized-text';
import { found } from './catalogue';
import { catalogueOf } from './prepared-catalogue';
import { ServiceClass } from './service-class.entity';

/** What both kinds of themes share. They are in no table: nothing refers to them. */
@ObjectType('NamedTheme', { description: 'A theme with a name.' })
abstract class NamedTheme {
  readonly names: LocalizedName;

  @Field(() => ID, { description: 'E.g. `hv_terveys` or `tt_liikunta`.' })
  readonly code: string;

  constructor(entry: { readonly code: string; readonly name: LocalizedName }) {
    this.code = entry.code;
    this.names = entry.name;
  }

  @Field(() => String, { description: 'Name in the language asked for.' })
  name(@LanguageArg() language: Language): string {
    return chooseRequiredText(this.names, language);
  }
}

@ObjectType({
  description:
    'A theme of the wellbeing that associations promote (hyvinvoinnin teema). No source says which themes of listings belong to it.',
})
export class WellbeingTheme extends NamedTheme {}

@ObjectType({
  description:
    'A theme of the service tray (palvelutarjotin) of Tarmoa. Its listings are those of its classes.',
})
export class ServiceTrayTheme extends NamedTheme {
  @Field(() => [ServiceClass], { description: 'The classes that are known for it; more may be.' })
  readonly serviceClasses: readonly ServiceClass[];

  @Field(() => Boolean, {
    description: 'True where the source leaves room for doubt, or names no class.',
  })
  readonly isProvisional: boolean;

  constructor(entry: TrayEntry, serviceClasses: readonly ServiceClass[]) {
    super(entry);
    this.serviceClasses = serviceClasses;
    this.isProvisional = entry.provisional;
  }
}

@Resolver()
export class WellbeingResolver {
  @Query(() => [WellbeingTheme], {
    description: 'The eleven themes of wellbeing that associations promote.',
  })
  wellbeingThemes(): readonly WellbeingTheme[] {
    return reference().wellbeingThemes.map((entry) => new WellbeingTheme(entry));
  }

  @Query(() => [ServiceTrayTheme], {
    description:
      'The themes of Tarmoa’s service tray with the service classes known for each, which lead to listings.',
  })
  serviceTrayThemes(@Ctx() context: ServiceContext): readonly ServiceTrayTheme[] {
    const { serviceClasses } = catalogueOf(context);
    return reference().serviceTrayThemes.map(
      (entry) => new ServiceTrayTheme(entry, found(serviceClasses, entry.serviceClasses)),
    );
  }
}

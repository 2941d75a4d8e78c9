import { Field, ID, InputType } from 'type-graphql';
import { ContactInput } from '../kit/contact';
import { LinkInput } from '../kit/link';
import { LocalizedTextInput } from '../kit/localized-text';
import { OrganisationKind } from './organisation.entity';

const areas = 'Leave it empty when the organisation is nationwide.';

@InputType({ description: 'A new organisation.' })
export class RegisterOrganisationInput {
  @Field(() => LocalizedTextInput, { description: 'Its name; at most 200 characters.' })
  name: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What it is and does; at most 5,000 characters.',
  })
  description?: LocalizedTextInput | null;

  @Field(() => OrganisationKind, { description: 'Its legal form.' })
  kind: OrganisationKind;

  @Field(() => String, { nullable: true, description: 'Y-tunnus, e.g. `1234567-1`.' })
  businessId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether its Y-tunnus has an account in PTV.',
  })
  hasPtvAccount?: boolean;

  @Field(() => ID, { nullable: true, description: 'The umbrella organisation.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the municipality it is at home in.' })
  homeMunicipality?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of municipalities it works in. ${areas}`,
  })
  municipalities?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Codes of regions it works in. ${areas}` })
  regions?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of wellbeing services counties it works in. ${areas}`,
  })
  counties?: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it works in the whole country.',
  })
  isNationwide?: boolean;

  @Field(() => [ContactInput], { nullable: true, description: 'How to reach it; at most 20.' })
  contacts?: ContactInput[] | null;

  @Field(() => [LinkInput], { nullable: true, description: 'Where to read more; at most 20.' })
  links?: LinkInput[] | null;
}

@InputType({ description: 'What to change: a field that is left out stays, null empties it.' })
export class UpdateOrganisationInput {
  @Field(() => LocalizedTextInput, { nullable: true, description: 'The whole new name.' })
  name?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'The whole new description.' })
  description?: LocalizedTextInput | null;

  @Field(() => OrganisationKind, { nullable: true, description: 'Its legal form.' })
  kind?: OrganisationKind | null;

  @Field(() => String, { nullable: true, description: 'Y-tunnus, e.g. `1234567-1`.' })
  businessId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether its Y-tunnus has an account in PTV.',
  })
  hasPtvAccount?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'The umbrella organisation.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the municipality it is at home in.' })
  homeMunicipality?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of municipalities it works in. ${areas}`,
  })
  municipalities?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Codes of regions it works in. ${areas}` })
  regions?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of wellbeing services counties it works in. ${areas}`,
  })
  counties?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it works in the whole country.' })
  isNationwide?: boolean | null;

  @Field(() => [ContactInput], { nullable: true, description: 'All its contacts; at most 20.' })
  contacts?: ContactInput[] | null;

  @Field(() => [LinkInput], { nullable: true, description: 'All its links; at most 20.' })
  links?: LinkInput[] | null;
}

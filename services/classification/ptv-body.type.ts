import { Field, ID, ObjectType } from 'type-graphql';
import { JsonScalar } from '../kit/scalars';
import { chooseRequiredText, Language, LanguageArg } from '../kit/localized-text';
import { PtvObjectKind, PtvWarnedField, PtvWarningCode } from './classification.codes';
import type { BodyReference } from './ptv/body-reference';
import { explainWarning } from './ptv/content-warning.texts';
import type { ContentWarning } from './ptv/content-warnings';
import type { ReadyBody } from './ptv/ready-body';
import { PtvCondition } from './ptv-transfer.type';

@ObjectType({
  description:
    'A place in a body for an id that only PTV can give: whoever sends the body puts it there.',
})
export class PtvReference implements BodyReference {
  @Field(() => String, {
    description: 'The way through fields and list positions, e.g. `serviceChannels.0`.',
  })
  readonly path: string;

  @Field(() => ID, { description: 'The `sourceId` of the object whose id belongs there.' })
  readonly sourceId: string;
}

@ObjectType({
  description:
    'Something that PTV’s rules for contents ask to write otherwise. It stops nothing: it is for the author.',
})
export class PtvWarning {
  readonly #warning: ContentWarning;

  constructor(warning: ContentWarning) {
    this.#warning = warning;
  }

  @Field(() => PtvWarningCode, { description: 'What is wrong.' })
  get code(): PtvWarningCode {
    return this.#warning.code;
  }

  @Field(() => PtvWarnedField, { description: 'Where.' })
  get field(): PtvWarnedField {
    return this.#warning.field;
  }

  @Field(() => Language, {
    nullable: true,
    description: 'The language of the text; null for what is no text.',
  })
  get language(): Language | null {
    const { language } = this.#warning;
    return language && Language[language.toUpperCase() as keyof typeof Language];
  }

  @Field(() => String, { description: 'The words that it is about; empty for what is no text.' })
  get found(): string {
    return this.#warning.found;
  }

  @Field(() => String, { description: 'Said to the author: what to write otherwise.' })
  explanation(@LanguageArg() language: Language): string {
    return chooseRequiredText(explainWarning(this.#warning), language);
  }
}

@ObjectType({
  description:
    'An object as PTV’s API takes it. `body` is whole but for the ids that only PTV can give, and those places are in `references`. A body that is given is valid; what cannot be filled stops it, by name.',
})
export class PtvBody {
  readonly #ready: ReadyBody;
  readonly #warn: () => readonly ContentWarning[];

  constructor(ready: ReadyBody, warn: () => readonly ContentWarning[] = () => []) {
    this.#ready = ready;
    this.#warn = warn;
  }

  @Field(() => PtvObjectKind, { description: 'The kind of object, which says where to send it.' })
  get object(): PtvObjectKind {
    return this.#ready.object;
  }

  @Field(() => ID, {
    nullable: true,
    description:
      'Our id for the object in PTV, the same with every body of it; that of its service for a connection. A place is shared by the listings of its organisation. Null without a body.',
  })
  get sourceId(): string | null {
    return this.#ready.made?.sourceId ?? null;
  }

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The JSON to send; null when `conditions` stop it.',
  })
  get body(): unknown {
    return this.#ready.made?.body ?? null;
  }

  @Field(() => [PtvReference], { description: 'Where PTV’s ids go and whose they are.' })
  get references(): readonly PtvReference[] {
    return this.#ready.made?.references ?? [];
  }

  @Field(() => [PtvCondition], { description: 'What stops it; empty when there is a body.' })
  get conditions(): readonly PtvCondition[] {
    return this.#ready.conditions.map((judged) => new PtvCondition(judged));
  }

  @Field(() => [PtvWarning], {
    description:
      'What its author should write otherwise, about the whole listing with its service, about the organisation with that.',
  })
  get warnings(): readonly PtvWarning[] {
    return this.#warn().map((warning) => new PtvWarning(warning));
  }
}

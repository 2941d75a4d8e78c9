import { Field, ObjectType } from 'type-graphql';
import { chooseRequiredText, Language, LanguageArg } from '../kit/localized-text';
import { PtvConditionCode, PtvConditions } from './classification.codes';
import type { JudgedCondition, TransferVerdict } from './transfer-verdict.rules';

@ObjectType({ description: 'A condition for the transfer to PTV, applied to one listing.' })
export class PtvCondition {
  readonly #judged: JudgedCondition;

  constructor(judged: JudgedCondition) {
    this.#judged = judged;
  }

  @Field(() => PtvConditionCode, { description: 'Which condition.' })
  get code(): PtvConditionCode {
    return this.#judged.code;
  }

  @Field(() => Boolean, { description: 'Whether the listing meets it.' })
  get met(): boolean {
    return this.#judged.met;
  }

  @Field(() => String, {
    description: 'Said to the listing’s author: why it is met, or what is missing and what to do.',
  })
  explanation(@LanguageArg() language: Language): string {
    return chooseRequiredText(this.#judged.explanation, language);
  }
}

@ObjectType({
  description:
    'Whether a listing can be transferred to PTV, the national service register (siirtyminen PTV:hen), and why.',
})
export class PtvTransfer {
  @Field(() => PtvConditions, { description: 'The version of the conditions it was judged by.' })
  readonly conditionsVersion: PtvConditions;

  @Field(() => Boolean, { description: 'True when every condition is met.' })
  readonly eligible: boolean;

  @Field(() => [PtvCondition], { description: 'Every condition of the version, met or not.' })
  readonly conditions: readonly PtvCondition[];

  /** By which the ledger knows how it stands. */
  readonly listingId: string;

  constructor(listingId: string, { version, eligible, conditions }: TransferVerdict) {
    this.listingId = listingId;
    this.conditionsVersion = version;
    this.eligible = eligible;
    this.conditions = conditions.map((judged) => new PtvCondition(judged));
  }
}

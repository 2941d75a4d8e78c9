import { Field, ObjectType } from 'type-graphql';
import { chooseText, Language, LanguageArg } from '../kit/localized-text';
import { type Listing } from './listing.entity';

@ObjectType({ description: 'What taking part costs (hinta).' })
export class Price {
  readonly #listing: Pick<Listing, 'isFree' | 'priceDescriptions'>;

  constructor(listing: Pick<Listing, 'isFree' | 'priceDescriptions'>) {
    this.#listing = listing;
  }

  @Field(() => Boolean, { description: 'Whether it is free of charge (maksuton).' })
  get isFree(): boolean {
    return this.#listing.isFree;
  }

  @Field(() => String, { nullable: true, description: 'What it costs and what that covers.' })
  description(@LanguageArg() language: Language): string | null {
    return chooseText(this.#listing.priceDescriptions, language);
  }
}

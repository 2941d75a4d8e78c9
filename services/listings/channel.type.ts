import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { chooseText, Language, LanguageArg, LocalizedTextInput } from '../kit/localized-text';
import {
  type StoredAddress,
  type StoredChannel,
  type StoredCoordinates,
  type StoredRegistration,
} from './channel.model';
import { Accessibility, ChannelKind } from './listing.codes';
import { Municipality } from './owner-and-areas.stubs';

@ObjectType({ description: 'A street address in Finland (osoite).' })
export class Address {
  readonly #stored: StoredAddress;

  constructor(stored: StoredAddress) {
    this.#stored = stored;
  }

  @Field(() => String, { nullable: true, description: 'Street and number (katuosoite).' })
  get street(): string | null {
    return this.#stored.street;
  }

  @Field(() => String, { nullable: true, description: 'Five digits (postinumero).' })
  get postalCode(): string | null {
    return this.#stored.postalCode;
  }

  @Field(() => String, { nullable: true, description: 'The post office (postitoimipaikka).' })
  get city(): string | null {
    return this.#stored.city;
  }

  @Field(() => Municipality, { nullable: true, description: 'The municipality it lies in.' })
  get municipality(): Municipality | null {
    const code = this.#stored.municipality;
    return code === null ? null : { code };
  }
}

@ObjectType({ description: 'A point on the map, WGS 84.' })
export class Coordinates {
  @Field(() => Float, { description: 'Degrees north.' })
  readonly latitude: number;

  @Field(() => Float, { description: 'Degrees east.' })
  readonly longitude: number;
}

@ObjectType({ description: 'How one signs up (ilmoittautuminen).' })
export class Registration {
  readonly #stored: StoredRegistration;

  constructor(stored: StoredRegistration) {
    this.#stored = stored;
  }

  @Field(() => Boolean, { description: 'Whether one has to sign up.' })
  get isRequired(): boolean {
    return this.#stored.isRequired;
  }

  @Field(() => String, { nullable: true, description: 'How to sign up, in words.' })
  instructions(@LanguageArg() language: Language): string | null {
    return chooseText(this.#stored.instructions, language);
  }

  @Field(() => String, { nullable: true, description: 'Web address of the form.' })
  get url(): string | null {
    return this.#stored.url;
  }

  @Field(() => String, { nullable: true, description: 'E-mail address to sign up at.' })
  get email(): string | null {
    return this.#stored.email;
  }

  @Field(() => String, { nullable: true, description: 'Telephone number to sign up at.' })
  get phone(): string | null {
    return this.#stored.phone ?? null;
  }
}

@ObjectType({ description: 'One way to take part (kanava): a place, the web, a telephone.' })
export class Channel {
  readonly #stored: StoredChannel;

  constructor(stored: StoredChannel) {
    this.#stored = stored;
  }

  @Field(() => ID, { description: 'Stays the same as long as the channel is edited.' })
  get id(): string {
    return this.#stored.id;
  }

  @Field(() => ChannelKind, { description: 'How one takes part.' })
  get kind(): ChannelKind {
    return this.#stored.kind;
  }

  @Field(() => String, { nullable: true, description: 'What to know about the place or service.' })
  summary(@LanguageArg() language: Language): string | null {
    return chooseText(this.#stored.summary, language);
  }

  @Field(() => Address, { nullable: true, description: 'Where it is.' })
  get address(): Address | null {
    return this.#stored.address && new Address(this.#stored.address);
  }

  @Field(() => Coordinates, { nullable: true, description: 'Where it is on the map.' })
  get coordinates(): StoredCoordinates | null {
    return this.#stored.coordinates;
  }

  @Field(() => String, { nullable: true, description: 'Web address of the activity.' })
  get url(): string | null {
    return this.#stored.url;
  }

  @Field(() => String, { nullable: true, description: 'Telephone number of the activity.' })
  get phone(): string | null {
    return this.#stored.phone;
  }

  @Field(() => [Accessibility], { description: 'What makes the place usable for more people.' })
  get accessibility(): readonly Accessibility[] {
    return this.#stored.accessibility;
  }

  @Field(() => Registration, { description: 'How one signs up.' })
  get registration(): Registration {
    return new Registration(this.#stored.registration);
  }
}

@InputType({ description: 'A street address in Finland.' })
export class AddressInput {
  @Field(() => String, { nullable: true, description: 'Street and number.' })
  street?: string | null;

  @Field(() => String, { nullable: true, description: 'Five digits.' })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'The post office.' })
  city?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the municipality.' })
  municipality?: string | null;
}

@InputType({ description: 'A point in Finland, WGS 84.' })
export class CoordinatesInput {
  @Field(() => Float, { description: 'Degrees north: 59 to 71.' })
  latitude: number;

  @Field(() => Float, { description: 'Degrees east: 19 to 32.' })
  longitude: number;
}

@InputType({ description: 'How one signs up.' })
export class RegistrationInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether one has to sign up.' })
  isRequired: boolean;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'How to sign up, in words.' })
  instructions?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: 'Web address of the form.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address to sign up at.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number to sign up at.' })
  phone?: string | null;
}

@InputType({
  description:
    'One way to take part. A draft may lack the address, number or web address that its kind needs.',
})
export class ChannelInput {
  @Field(() => ID, { nullable: true, description: 'Id of the channel that this is an edit of.' })
  id?: string | null;

  @Field(() => ChannelKind, { description: 'How one takes part.' })
  kind: ChannelKind;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What to know about it.' })
  summary?: LocalizedTextInput | null;

  @Field(() => AddressInput, { nullable: true, description: 'Where it is (PLACE, HYBRID).' })
  address?: AddressInput | null;

  @Field(() => CoordinatesInput, { nullable: true, description: 'Where it is on the map.' })
  coordinates?: CoordinatesInput | null;

  @Field(() => String, { nullable: true, description: 'Web address (ONLINE, HYBRID).' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number (PHONE).' })
  phone?: string | null;

  @Field(() => [Accessibility], {
    defaultValue: [Accessibility.UNKNOWN],
    description: 'What makes the place usable for more people.',
  })
  accessibility: readonly Accessibility[];

  @Field(() => RegistrationInput, { nullable: true, description: 'How one signs up.' })
  registration?: RegistrationInput | null;
}

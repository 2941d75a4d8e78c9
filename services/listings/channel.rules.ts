import { randomUUID } from 'node:crypto';
import { municipalityByCode } from '../../reference';
import { readCode } from '../kit/codes';
import { checkEmail, checkPhone, checkUrl } from '../kit/formats';
import { type Problems } from '../kit/user-error';
import {
  finland,
  type StoredAddress,
  type StoredChannel,
  type StoredCoordinates,
  type StoredRegistration,
} from './channel.model';
import {
  type AddressInput,
  type ChannelInput,
  type CoordinatesInput,
  type RegistrationInput,
} from './channel.type';
import { readPlainLine, readPlainText } from './plain-text.rules';

export const maxChannels = 20;

/** The channels as they are stored; what is wrong with them goes to `problems`. */
export function readChannels(inputs: readonly ChannelInput[], problems: Problems): StoredChannel[] {
  if (inputs.length > maxChannels)
    problems.add('TOO_MANY_VALUES', `At most ${maxChannels} channels are allowed.`);
  const taken = new Set<string>();
  return inputs.slice(0, maxChannels).map((input, index) => {
    const channel = readChannel(input, problems.at(index));
    if (taken.has(channel.id))
      problems.at(index, 'id').add('CONFLICTING_VALUES', 'Two channels have the same id.');
    taken.add(channel.id);
    return channel;
  });
}

function readChannel(input: ChannelInput, problems: Problems): StoredChannel {
  return {
    id: readPlainLine(input.id, 100, problems.at('id')) ?? randomUUID(),
    kind: input.kind,
    summary: readPlainText(
      input.summary,
      { maxLength: 500, required: false },
      problems.at('summary'),
    ),
    address: readAddress(input.address, problems.at('address')),
    coordinates: readCoordinates(input.coordinates, problems.at('coordinates')),
    url: readOptional(input.url, checkUrl, problems.at('url')),
    phone: readOptional(input.phone, checkPhone, problems.at('phone')),
    accessibility: [...new Set(input.accessibility)],
    registration: readRegistration(input.registration, problems.at('registration')),
  };
}

function readAddress(
  input: AddressInput | null | undefined,
  problems: Problems,
): StoredAddress | null {
  if (!input) return null;
  const address = {
    street: readPlainLine(input.street, 200, problems.at('street')),
    postalCode: readPostalCode(input.postalCode, problems.at('postalCode')),
    city: readPlainLine(input.city, 100, problems.at('city')),
    municipality: readCode(
      'municipality',
      input.municipality,
      municipalityByCode,
      problems.at('municipality'),
    ),
  };
  return Object.values(address).some((part) => part !== null) ? address : null;
}

function readPostalCode(value: string | null | undefined, problems: Problems): string | null {
  const code = (value ?? '').trim();
  if (code === '') return null;
  if (!/^\d{5}$/.test(code))
    problems.add('INVALID_FORMAT', 'A postal code has five digits, e.g. 00100.');
  return code;
}

function readCoordinates(
  input: CoordinatesInput | null | undefined,
  problems: Problems,
): StoredCoordinates | null {
  if (!input) return null;
  const { latitude, longitude } = input;
  if (!(latitude >= finland.south && latitude <= finland.north))
    problems.at('latitude').add('INVALID_FORMAT', 'Finland lies between 59 and 71 degrees north.');
  if (!(longitude >= finland.west && longitude <= finland.east))
    problems.at('longitude').add('INVALID_FORMAT', 'Finland lies between 19 and 32 degrees east.');
  return { latitude, longitude };
}

function readRegistration(
  input: RegistrationInput | null | undefined,
  problems: Problems,
): StoredRegistration {
  const rule = { maxLength: 1_000, required: false };
  return {
    isRequired: input?.isRequired ?? false,
    instructions: readPlainText(input?.instructions, rule, problems.at('instructions')),
    url: readOptional(input?.url, checkUrl, problems.at('url')),
    email: readOptional(input?.email, checkEmail, problems.at('email')),
    phone: readOptional(input?.phone, checkPhone, problems.at('phone')),
  };
}

function readOptional(
  value: string | null | undefined,
  check: (value: string, problems: Problems) => string,
  problems: Problems,
): string | null {
  return (value ?? '').trim() === '' ? null : check(value ?? '', problems);
}

import type { LocalizedText } from '../kit/localized-text';
import { type Accessibility, type ChannelDetail, type ChannelKind } from './listing.codes';

export interface StoredAddress {
  readonly street: string | null;
  /** Five digits. */
  readonly postalCode: string | null;
  /** The post office (postitoimipaikka). */
  readonly city: string | null;
  /** Code of the municipality. */
  readonly municipality: string | null;
}

/** WGS 84, in degrees. */
export interface StoredCoordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Finland with a margin of some kilometres; swapped values fall outside. */
export const finland = { south: 59, north: 71, west: 19, east: 32 } as const;

export interface StoredRegistration {
  readonly isRequired: boolean;
  readonly instructions: LocalizedText | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly phone?: string | null;
}

/** What the jsonb column of channels holds. */
export interface StoredChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly summary: LocalizedText | null;
  readonly address: StoredAddress | null;
  readonly coordinates: StoredCoordinates | null;
  readonly url: string | null;
  readonly phone: string | null;
  readonly accessibility: readonly Accessibility[];
  readonly registration: StoredRegistration;
}

/** How one can take part, each way once. */
export const kindsOf = (channels: readonly StoredChannel[]): ChannelKind[] =>
  [...new Set(channels.map(({ kind }) => kind))].sort();

/** What makes at least one of the channels usable for more people. */
export const accessibilityOf = (channels: readonly StoredChannel[]): Accessibility[] =>
  [...new Set(channels.flatMap(({ accessibility }) => accessibility))].sort();

/** What the channels lack for somebody to find them, each detail once. */
export function missingChannelDetails(channels: readonly StoredChannel[]): ChannelDetail[] {
  return [...new Set(channels.flatMap(missingIn))].sort();
}

function missingIn({ kind, address, phone, url }: StoredChannel): ChannelDetail[] {
  const missing: ChannelDetail[] = [];
  if (hasPlace(kind) && !address?.street) missing.push('STREET_ADDRESS');
  if (kind === 'PHONE' && !phone) missing.push('PHONE_NUMBER');
  if (isOnline(kind) && !url) missing.push('WEB_ADDRESS');
  return missing;
}

const hasPlace = (kind: ChannelKind): boolean => kind === 'PLACE' || kind === 'HYBRID';
const isOnline = (kind: ChannelKind): boolean => kind === 'ONLINE' || kind === 'HYBRID';

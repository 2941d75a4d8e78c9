import { GraphQLScalarType, Kind, parse, type ScalarTypeDefinitionNode } from 'graphql';
import type { StoredContact } from './contact';
import type { StoredLink } from './link';
import type { LocalizedText } from './localized-text';

/** Where something is offered, by codes; all three lists are empty for the whole country. */
export interface ContentAreas {
  readonly isWholeCountry: boolean;
  readonly municipalities: readonly string[];
  readonly regions: readonly string[];
  readonly counties: readonly string[];
}

export interface ContentAddress {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly municipality: string | null;
}

export interface ContentChannel {
  readonly id: string;
  readonly kind: 'PLACE' | 'ONLINE' | 'PHONE' | 'HYBRID';
  readonly summary: LocalizedText | null;
  readonly address: ContentAddress | null;
  /** WGS 84, in degrees. */
  readonly coordinates: { readonly latitude: number; readonly longitude: number } | null;
  readonly url: string | null;
  readonly phone: string | null;
  readonly registration: {
    readonly isRequired: boolean;
    readonly instructions: LocalizedText | null;
    readonly url: string | null;
    readonly email: string | null;
    readonly phone?: string | null;
  };
}

export interface ContentSchedule {
  readonly kind: 'SINGLE' | 'DATE_RANGE' | 'WEEKLY' | 'BIWEEKLY' | 'MONTHLY';
  readonly startDate: string;
  readonly endDate: string | null;
  readonly times: readonly {
    readonly weekday: number | null;
    readonly startTime: string;
    readonly endTime: string;
  }[];
}

/** What a listing's author wrote, in all languages at once: what subgraphs hand to each other. */
export interface ListingContent {
  readonly title: LocalizedText;
  readonly summary: LocalizedText | null;
  readonly description: LocalizedText | null;
  readonly languages: readonly string[];
  readonly price: { readonly isFree: boolean; readonly description: LocalizedText | null };
  readonly areas: ContentAreas;
  readonly contacts: readonly StoredContact[];
  readonly channels: readonly ContentChannel[];
  readonly schedules: readonly ContentSchedule[];
}

/** The same of an organisation. */
export interface OrganisationContent {
  readonly name: LocalizedText;
  readonly description: LocalizedText | null;
  readonly areas: ContentAreas;
  readonly homeMunicipality: string | null;
  readonly contacts: readonly StoredContact[];
  readonly links: readonly StoredLink[];
}

/** What a number of listings of one organisation have in common. */
export interface ListingGroup {
  readonly count: number;
  readonly category: string;
  readonly themes: readonly string[];
  readonly form: string;
  readonly ageGroups: readonly string[];
  readonly isLongTerm: boolean;
  readonly missingChannelDetails: readonly string[];
  readonly areas: ContentAreas;
}

/**
 * Content as one value. A field with a language gives one text under one name, so a subgraph
 * that needs the texts of all languages could not require them; clients ask for the fields.
 */
export const ContentScalar = new GraphQLScalarType<object, unknown>({
  name: 'Content',
  description: 'What an author wrote, in all languages: handed from subgraph to subgraph.',
  astNode: parse('scalar Content @inaccessible').definitions[0] as ScalarTypeDefinitionNode,
  serialize: (value) => value,
  parseValue: (value) => value as object,
  parseLiteral: (node) => {
    throw new TypeError(`Content is never written in a document (${Kind[node.kind as never]}).`);
  },
});

import type { ContentChannel, ListingContent, OrganisationContent } from '../../kit/content';

/** A place with everything in it. */
export const place: ContentChannel = {
  id: 'c1',
  kind: 'PLACE',
  summary: { fi: 'Sisäänkäynti pihan puolelta.' },
  address: {
    street: 'Kansankatu 13 A 2B',
    postalCode: '96100',
    city: 'Rovaniemi',
    municipality: '698',
  },
  coordinates: { latitude: 66.5039, longitude: 25.7294 },
  url: null,
  phone: null,
  registration: { isRequired: false, instructions: null, url: null, email: null, phone: null },
};

/** A listing that can go to PTV as it stands. */
export const listingContent: ListingContent = {
  title: { fi: 'Keskiviikkokerho', sv: 'Onsdagsklubben' },
  summary: { fi: 'Avoin kerho kaikille.', sv: 'En öppen klubb för alla.' },
  description: {
    fi: 'Kerhossa tavataan ja jutellaan.\n\nKahvi kuuluu asiaan.',
    sv: 'I klubben träffas vi och pratar.',
  },
  languages: ['FI', 'FISL'],
  price: { isFree: true, description: null },
  areas: { isWholeCountry: false, municipalities: ['698'], regions: [], counties: [] },
  contacts: [],
  channels: [place],
  schedules: [
    {
      kind: 'WEEKLY',
      startDate: '2026-01-07',
      endDate: null,
      times: [{ weekday: 3, startTime: '18:00', endTime: '19:30' }],
    },
  ],
};

export const organisationContent: OrganisationContent = {
  name: { fi: 'Rovaniemen kerhot ry' },
  description: { fi: 'Yhdistys pitää kerhoja.' },
  areas: { isWholeCountry: false, municipalities: [], regions: ['19'], counties: [] },
  homeMunicipality: '698',
  contacts: [],
  links: [],
};

import { type CreateListingInput } from '../listing.input';

/** A sound input; tests change what they are about. JSON, as a client's variables are. */
export const listingInput = (over: Partial<CreateListingInput> = {}): CreateListingInput => ({
  organisationId: 'org-1',
  category: 'HOBBY',
  themes: ['ht_urheilu'],
  form: 'hm_ryhmat',
  title: { fi: 'Sulkapalloa kaikille', sv: 'Badminton för alla' },
  summary: { fi: 'Sulkapallovuoro' },
  description: { fi: 'Mailan saa lainaksi.\n\nTervetuloa!' },
  ageGroups: ['ANY'],
  gender: 'ANY',
  languages: ['FI'],
  price: { isFree: false, description: { fi: '5 € kerta' } },
  municipalities: ['091'],
  regions: [],
  counties: [],
  wholeCountry: false,
  contacts: [],
  channels: [
    {
      kind: 'PLACE',
      address: {
        street: 'Mannerheimintie 1',
        postalCode: '00100',
        city: 'Helsinki',
        municipality: '091',
      },
      accessibility: ['WHEELCHAIR'],
      registration: { isRequired: true, email: 'ilmo@yhdistys.fi' },
    },
  ],
  schedules: [],
  ...over,
});

import { createHash } from 'node:crypto';
import {
  countyByCode,
  formByCode,
  municipalityByCode,
  reference,
  regionByCode,
  themeByCode,
} from '../reference';
import { businessIdCheckDigit } from './business-id';
import { parseDay, weekdayOf } from './calendar';
import { defaultAnchorDate, demoCounts, generateDemoData, shareOut } from './generate-demo-data';
import { readPlaces } from './places';
import type { DemoData, DemoListing, DemoOrganisation, DemoSchedule, DemoText } from './records';

const hashOf = (data: DemoData): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex');

const countBy = <T>(items: readonly T[], key: (item: T) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
};

const textsOf = (text: DemoText): string[] => Object.values(text);

describe('demo data', () => {
  let data: DemoData;
  let organisations: ReadonlyMap<string, DemoOrganisation>;

  beforeAll(() => {
    data = generateDemoData({ seed: 1 });
    organisations = new Map(data.organisations.map((one) => [one.id, one]));
  });

  describe('determinism', () => {
    it('gives the same bytes from the same seed', () => {
      expect(hashOf(generateDemoData({ seed: 1 }))).toBe(hashOf(data));
    });

    // The bytes depend on the texts, the code and the code lists of reference/; whoever changes
    // any of them on purpose writes the new hash here.
    it('gives the bytes that seed 1 gave when it was last changed on purpose', () => {
      expect(hashOf(data)).toBe('c90fe46442052953c4df92eb3b3e62b70f505909b0b6d953c7867cd016afb0f2');
    });

    it('gives other content from another seed and moves it with the anchor date', () => {
      const other = generateDemoData({ seed: 2, anchorDate: '2028-03-01' });
      const ids = new Set(data.listings.map(({ id }) => id));
      const shared = other.listings.filter(({ id }) => ids.has(id));
      expect(shared.every(({ id }) => id.startsWith('de30ca5e-'))).toBe(true);
      expect(other.listings.every(({ updatedAt }) => updatedAt < '2028-03-01')).toBe(true);
      expect(other.listings.some(({ createdAt }) => createdAt > '2028-01-01')).toBe(true);
    });

    it('refuses an anchor date that is no date', () => {
      expect(() => generateDemoData({ seed: 1, anchorDate: '1.3.2028' })).toThrow(RangeError);
    });
  });

  describe('counts and spread', () => {
    it('has 4,800 organisations, 20,100 listings and 600 announcements', () => {
      expect(data.organisations).toHaveLength(demoCounts.organisations);
      expect(data.listings).toHaveLength(demoCounts.listings);
      expect(data.announcements).toHaveLength(demoCounts.announcements);
    });

    it.each([
      ['SUPPORT', 0.45],
      ['HOBBY', 0.42],
      ['VOLUNTARY', 0.13],
    ])('gives %s about %f of the listings', (category, share) => {
      const count = countBy(data.listings, (one) => one.category).get(category) ?? 0;
      expect(Math.abs(count / demoCounts.listings - share)).toBeLessThan(0.02);
    });

    it('publishes about 92 % of the listings, archives 5 % and leaves 3 % as drafts', () => {
      const counts = countBy(data.listings, ({ status }) => status);
      const share = (status: string) => (counts.get(status) ?? 0) / demoCounts.listings;
      expect(share('PUBLISHED')).toBeCloseTo(0.92, 1.5);
      expect(share('ARCHIVED')).toBeCloseTo(0.05, 1.9);
      expect(share('DRAFT')).toBeCloseTo(0.03, 1.9);
    });

    it('has something in every region in proportion to its people', () => {
      const people = new Map<string, number>();
      for (const { region, population } of readPlaces())
        people.set(region, (people.get(region) ?? 0) + population);
      const total = [...people.values()].reduce((a, b) => a + b, 0);
      const home = (listing: DemoListing) =>
        organisations.get(listing.organisationId)?.homeMunicipality ?? '';
      const listings = countBy(
        data.listings,
        (one) => municipalityByCode(home(one))?.region ?? 'none',
      );
      for (const [region, count] of people) {
        const share = (listings.get(region) ?? 0) / demoCounts.listings;
        expect(share).toBeGreaterThan((0.7 * count) / total);
        // Åland's sixteen small municipalities have an organisation each: over twice its people.
        expect(share).toBeLessThan((1.3 * count) / total + 0.01);
      }
    });

    it('has an organisation in every municipality', () => {
      const homes = new Set(data.organisations.map(({ homeMunicipality }) => homeMunicipality));
      expect(homes.size).toBe(reference().municipalities.length);
    });

    it('uses every theme and every form', () => {
      const themes = new Set(data.listings.flatMap(({ themes }) => themes));
      const forms = new Set(data.listings.map(({ form }) => form));
      expect(reference().themes.filter(({ code }) => !themes.has(code))).toEqual([]);
      expect(reference().activityForms.filter(({ code }) => !forms.has(code))).toEqual([]);
    });

    it('has listings and texts in every combination that a reader may meet', () => {
      const languages = countBy(data.listings, ({ title }) => Object.keys(title).join());
      for (const combination of ['fi', 'sv', 'en', 'fi,sv', 'fi,en', 'fi,sv,en'])
        expect(languages.get(combination) ?? 0).toBeGreaterThan(100);
      const finnishOnly = languages.get('fi') ?? 0;
      expect(finnishOnly / demoCounts.listings).toBeGreaterThan(0.4);
      expect(finnishOnly / demoCounts.listings).toBeLessThan(0.6);
    });
  });

  describe('integrity', () => {
    it('gives every record and every channel an id of its own', () => {
      const ids = [
        ...data.organisations,
        ...data.listings,
        ...data.announcements,
        ...data.listings.flatMap(({ channels }) => channels),
      ].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toEqual(
        [],
      );
    });

    it('puts every umbrella organisation before its members', () => {
      const position = new Map(data.organisations.map(({ id }, index) => [id, index]));
      const late = data.organisations.filter(
        ({ parentId }, index) => parentId !== null && (position.get(parentId) ?? Infinity) >= index,
      );
      expect(late).toEqual([]);
      expect(data.organisations.filter(({ parentId }) => parentId !== null).length).toBeGreaterThan(
        300,
      );
    });

    it('refers to organisations that exist', () => {
      const owners = [
        ...data.listings.map(({ organisationId }) => organisationId),
        ...data.announcements.map(({ publisherId }) => publisherId),
      ];
      expect(owners.filter((id) => !organisations.has(id))).toEqual([]);
    });

    it('uses codes that exist, themes and forms of the listing’s own category', () => {
      const misplaced = data.listings.filter(
        ({ category, themes, form }) =>
          ![1, 2].includes(new Set(themes).size) ||
          themes.some((theme) => themeByCode(theme)?.category !== category) ||
          formByCode(form)?.category !== category,
      );
      expect(misplaced).toEqual([]);
      const areas = [...data.organisations, ...data.listings];
      const unknown = [
        ...areas.flatMap(({ municipalities }) =>
          municipalities.filter((code) => !municipalityByCode(code)),
        ),
        ...areas.flatMap(({ regions }) => regions.filter((code) => !regionByCode(code))),
        ...areas.flatMap(({ counties }) => counties.filter((code) => !countyByCode(code))),
        ...data.announcements.flatMap(({ municipalities, regions }) => [
          ...municipalities.filter((code) => !municipalityByCode(code)),
          ...regions.filter((code) => !regionByCode(code)),
        ]),
      ];
      expect(unknown).toEqual([]);
    });

    it('names areas or the whole country, never both', () => {
      const wrong = [...data.organisations, ...data.listings].filter((one) => {
        const areas = [...one.municipalities, ...one.regions, ...one.counties];
        const isEverywhere = 'wholeCountry' in one ? one.wholeCountry : one.isNationwide;
        return areas.length > 0 === isEverywhere || new Set(areas).size < areas.length;
      });
      expect(wrong).toEqual([]);
    });

    it('gives valid Y-tunnus of the range that belongs to nobody, each once', () => {
      const ids = data.organisations.flatMap(({ businessId }) => businessId ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) {
        const [number = '', digit] = id.split('-');
        expect(number).toMatch(/^9\d{6}$/);
        expect(String(businessIdCheckDigit(Number(number)))).toBe(digit);
      }
    });

    it('gives a PTV account only to those with a Y-tunnus', () => {
      const wrong = data.organisations.filter(
        (one) => one.hasPtvAccount && one.businessId === null,
      );
      expect(wrong).toEqual([]);
    });

    it('reaches nobody: addresses end in .example, numbers cannot be dialled', () => {
      const contacts = [...data.organisations, ...data.listings].flatMap((one) => one.contacts);
      const channels = data.listings.flatMap((one) => one.channels);
      const addresses = [
        ...contacts.filter(({ kind }) => kind !== 'PHONE').map(({ value }) => value),
        ...data.organisations.flatMap(({ links }) => links.map(({ url }) => url)),
        ...data.announcements.flatMap(({ link }) => link?.url ?? []),
        ...channels.flatMap(({ url, registration }) => [url, registration.url, registration.email]),
      ].filter((address) => address !== null);
      expect(addresses.filter((address) => !/[@.][a-z0-9-]+\.example(\/|$)/.test(address))).toEqual(
        [],
      );
      const phones = [
        ...contacts.filter(({ kind }) => kind === 'PHONE').map(({ value }) => value),
        ...channels.flatMap(({ phone }) => phone ?? []),
      ];
      expect(phones.filter((phone) => !/^\+358 \d{1,2} 000 \d{4}$/.test(phone))).toEqual([]);
    });

    it('tells times in order and nothing from after the anchor date', () => {
      const inOrder = (times: readonly (string | null)[]) => {
        const known = times.filter((time) => time !== null);
        return known.every((time, index) => index === 0 || (known[index - 1] ?? '') <= time);
      };
      const wrong = data.listings.filter(
        ({ createdAt, updatedAt, publishedAt, archivedAt, status }) =>
          !inOrder([createdAt, publishedAt, archivedAt]) ||
          !inOrder([createdAt, updatedAt, defaultAnchorDate]) ||
          (publishedAt === null) !== (status === 'DRAFT') ||
          (archivedAt === null) !== (status !== 'ARCHIVED'),
      );
      expect(wrong).toEqual([]);
      for (const { createdAt, updatedAt } of [...data.organisations, ...data.announcements])
        expect(inOrder([createdAt, updatedAt, defaultAnchorDate])).toBe(true);
    });

    it('lets only public bodies announce grants and association evenings', () => {
      const kinds = data.announcements
        .filter(({ kind }) => kind === 'GRANT_CALL' || kind === 'ASSOCIATION_EVENING')
        .map(({ publisherId }) => organisations.get(publisherId)?.kind);
      expect(new Set(kinds)).toEqual(new Set(['MUNICIPALITY', 'WELLBEING_SERVICES_COUNTY']));
    });

    it('gives announcements of all five kinds the times that they need', () => {
      for (const { kind, eventTime, applicationWindow } of data.announcements) {
        expect(eventTime !== null).toBe(
          ['EVENT', 'TRAINING', 'ASSOCIATION_EVENING'].includes(kind),
        );
        if (kind === 'GRANT_CALL') expect(applicationWindow).not.toBeNull();
        if (eventTime) expect(eventTime.startsAt < eventTime.endsAt).toBe(true);
        if (applicationWindow)
          expect(applicationWindow.opensAt < applicationWindow.closesAt).toBe(true);
      }
      expect(countBy(data.announcements, ({ kind }) => kind).size).toBe(5);
    });
  });

  describe('texts', () => {
    it('has hardly a title or description twice', () => {
      const first = (text: DemoText) => textsOf(text)[0] ?? '';
      const titles = new Set(data.listings.map(({ title }) => first(title)));
      const descriptions = new Set(data.listings.map(({ description }) => first(description)));
      expect(titles.size).toBeGreaterThan(0.99 * demoCounts.listings);
      expect(descriptions.size).toBeGreaterThan(0.99 * demoCounts.listings);
    });

    it('never gives two listings of one organisation the same title', () => {
      const keys = data.listings.map(
        ({ organisationId, title }) => `${organisationId} ${textsOf(title)[0]}`,
      );
      expect(new Set(keys).size).toBe(keys.length);
    });

    it('has every text of a listing in the same languages, short enough and without gaps', () => {
      const languagesOf = (text: DemoText) => Object.keys(text).join();
      const isLong = (text: DemoText, limit: number) =>
        textsOf(text).some(({ length }) => length > limit);
      const flawed = data.listings.filter(
        ({ title, summary, description }) =>
          languagesOf(summary) !== languagesOf(title) ||
          languagesOf(description) !== languagesOf(title) ||
          isLong(title, 120) ||
          isLong(summary, 150) ||
          [title, summary, description]
            .flatMap(textsOf)
            .some((text) => /[{}<>|_]|undefined| {2}|^\p{Ll}/u.test(text)),
      );
      expect(flawed).toEqual([]);
    });

    it('has names of organisations once each', () => {
      const names = data.organisations.map(({ name }) => textsOf(name)[0]);
      expect(new Set(names).size).toBe(names.length);
    });
  });

  describe('schedules and channels', () => {
    it('has schedules of all kinds that can take place', () => {
      const schedules = data.listings.flatMap((one) => one.schedules);
      expect(schedules.filter((schedule) => !isSound(schedule))).toEqual([]);
      expect(countBy(schedules, ({ kind }) => kind).size).toBe(5);
    });

    it('forgets an address, number or link in a few channels only', () => {
      const channels = data.listings.flatMap((one) => one.channels);
      const lacking = channels.filter(
        ({ kind, address, url, phone }) =>
          ((kind === 'PLACE' || kind === 'HYBRID') && !address?.street) ||
          ((kind === 'ONLINE' || kind === 'HYBRID') && url === null) ||
          (kind === 'PHONE' && phone === null),
      );
      expect(lacking.length / channels.length).toBeGreaterThan(0.01);
      expect(lacking.length / channels.length).toBeLessThan(0.03);
    });

    it('lays places near the centre of their municipality', () => {
      const places = new Map(readPlaces().map((place) => [place.code, place]));
      const astray = data.listings
        .flatMap((one) => one.channels)
        .filter(({ address, coordinates }) => {
          const place = places.get(address?.municipality ?? '');
          if (coordinates === null || place === undefined) return coordinates !== null;
          return (
            Math.abs(coordinates.latitude - place.latitude) > 0.1 ||
            Math.abs(coordinates.longitude - place.longitude) > 0.2 ||
            address?.postalCode !== place.postalCode
          );
        });
      expect(astray).toEqual([]);
    });
  });
});

const quarterHour = /^([01]\d|2[0-3]):(00|15|30|45)$/;

function isSound(schedule: DemoSchedule): boolean {
  const { kind, startDate, endDate, times } = schedule;
  const isWeekly = kind === 'WEEKLY' || kind === 'BIWEEKLY';
  const isTimely = times.every(
    ({ weekday, startTime, endTime }) =>
      quarterHour.test(startTime) && quarterHour.test(endTime) && (weekday !== null) === isWeekly,
  );
  const isOrdered = endDate === null || parseDay(startDate) <= parseDay(endDate);
  if (isWeekly) return isTimely && isOrdered && isWeeklySound(schedule);
  if (kind === 'MONTHLY' && Number(startDate.slice(8)) > 28) return false;
  return isTimely && isOrdered && (kind === 'DATE_RANGE' || times.length === 1);
}

/** It begins on one of its weekdays and leaves out only days on which it would be due. */
function isWeeklySound({ startDate, endDate, times, exclusions }: DemoSchedule): boolean {
  const weekdays = new Set(times.map(({ weekday }) => weekday));
  const isDue = (date: string) =>
    weekdays.has(weekdayOf(parseDay(date))) && (endDate === null || date <= endDate);
  return isDue(startDate) && exclusions.every((date) => isDue(date) && date > startDate);
}

describe('shareOut', () => {
  it('sums up to the total whatever the weights', () => {
    expect(shareOut([1, 1, 1], 10)).toEqual([3, 4, 3]);
    expect(shareOut([0, 5, 0.1], 7)).toEqual([0, 7, 0]);
  });
});

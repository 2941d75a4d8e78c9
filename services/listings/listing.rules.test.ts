import { Problems } from '../kit/user-error';
import { missingChannelDetails, type StoredChannel } from './channel.model';
import { type ChannelInput } from './channel.type';
import { type CreateListingInput } from './listing.input';
import { checkComplete, derivedColumns, readListing } from './listing.rules';
import { type ScheduleInput } from './schedule.type';
import { listingInput } from './testing/listing-input';

/** Every problem as `code path`, sorted: the order in which they are found is not promised. */
function problemsOf(over: Partial<CreateListingInput>): string[] {
  const problems = new Problems();
  readListing(listingInput(over), problems);
  return problems.list.map(({ code, path }) => `${code} ${path.join('.')}`).sort();
}

const messagesOf = (over: Partial<CreateListingInput>): string => {
  const problems = new Problems();
  readListing(listingInput(over), problems);
  return problems.list.map(({ message }) => message).join(' ');
};

it('takes a sound listing', () => {
  expect(problemsOf({})).toEqual([]);
});

it('reports everything at once', () => {
  expect(
    problemsOf({
      themes: ['ht_urheilu', 'st_asuminen', 'ht_nothing'],
      form: 'sm_vertaistuki',
      title: { fi: ' ', sv: '' },
      municipalities: ['091', '999'],
      contacts: [{ title: { fi: 'Toimisto' }, kind: 'EMAIL' as never, value: 'nobody' }],
      schedules: [weekly({ startDate: '2026-05-01', endDate: '2026-04-01' })],
    }),
  ).toEqual([
    'CONFLICTING_VALUES input.form',
    'CONFLICTING_VALUES input.themes.1',
    'INVALID_FORMAT input.contacts.0.value',
    'INVALID_PERIOD input.schedules.0.endDate',
    'TOO_MANY_VALUES input.themes',
    'UNKNOWN_CODE input.municipalities.1',
    'UNKNOWN_CODE input.themes.2',
    'VALUE_MISSING input.title',
  ]);
});

describe('theme and form', () => {
  it('allow one or two themes, each counted once', () => {
    expect(problemsOf({ themes: ['ht_urheilu', 'ht_luonto'] })).toEqual([]);
    expect(problemsOf({ themes: ['ht_urheilu', 'ht_luonto', 'ht_urheilu'] })).toEqual([]);
    expect(problemsOf({ themes: [] })).toEqual(['VALUE_MISSING input.themes']);
    expect(problemsOf({ themes: ['ht_urheilu', 'ht_luonto', 'ht_kulttuuri'] })).toEqual([
      'TOO_MANY_VALUES input.themes',
    ]);
  });

  it('belong to the category of the listing', () => {
    expect(messagesOf({ themes: ['st_asuminen'] })).toBe(
      'The theme “st_asuminen” belongs to SUPPORT, the listing to HOBBY; see `themes(category: HOBBY)`.',
    );
  });

  it('are no properties of an object', () => {
    expect(problemsOf({ themes: ['__proto__'], form: 'constructor' })).toEqual([
      'UNKNOWN_CODE input.form',
      'UNKNOWN_CODE input.themes.0',
    ]);
  });
});

describe('texts', () => {
  it('have one language or more, and a length', () => {
    expect(problemsOf({ title: { en: 'Choir' } })).toEqual([]);
    expect(problemsOf({ title: { fi: 'a'.repeat(200) } })).toEqual([]);
    expect(problemsOf({ title: { fi: 'a'.repeat(201) } })).toEqual([
      'VALUE_TOO_LONG input.title.fi',
    ]);
    expect(problemsOf({ description: { sv: 'a'.repeat(10_001) } })).toEqual([
      'VALUE_TOO_LONG input.description.sv',
    ]);
  });

  it.each(['<b>Tervetuloa</b>', 'Tule<br>mukaan', '<script', '<!-- a -->', '</p>'])(
    'are plain: %s is refused',
    (text) => {
      expect(problemsOf({ summary: { fi: text } })).toEqual(['INVALID_FORMAT input.summary.fi']);
    },
  );

  it.each(['Me <3 metsä', '5 < 6 ja 7 > 6', 'Rivi\n\nKappale', '🎻 soitto'])(
    'are plain: %j is taken',
    (text) => {
      expect(problemsOf({ summary: { fi: text } })).toEqual([]);
    },
  );

  it('hold nothing that the database cannot, addresses neither', () => {
    const title = { fi: 'Toimisto' };
    expect(
      problemsOf({
        contacts: [
          { title, kind: 'EMAIL' as never, value: 'a\u0000@yhdistys.fi' },
          { title, kind: 'WEBSITE' as never, value: 'https://yhdistys.fi/\ud800' },
        ],
        channels: [channel({ id: 'x\ud800', address: { street: 'Katu\u0000' } })],
      }),
    ).toEqual([
      'INVALID_FORMAT input.channels.0.address.street',
      'INVALID_FORMAT input.channels.0.id',
      'INVALID_FORMAT input.contacts.0.value',
      'INVALID_FORMAT input.contacts.1.value',
    ]);

    expect(problemsOf({ title: { fi: 'a\u0000b', sv: 'c\ud800d' } })).toEqual([
      'INVALID_FORMAT input.title.fi',
      'INVALID_FORMAT input.title.sv',
    ]);
  });
});

describe('areas', () => {
  it('are either the whole country or its parts', () => {
    expect(problemsOf({ wholeCountry: true, municipalities: [] })).toEqual([]);
    expect(problemsOf({ wholeCountry: true, municipalities: ['091'] })).toEqual([
      'CONFLICTING_VALUES input.wholeCountry',
    ]);
  });

  it('exist', () => {
    expect(problemsOf({ regions: ['99'], counties: ['01', 'x'] })).toEqual([
      'UNKNOWN_CODE input.counties.1',
      'UNKNOWN_CODE input.regions.0',
    ]);
  });
});

const channel = (over: Partial<ChannelInput>): ChannelInput => ({
  kind: 'PLACE',
  accessibility: ['UNKNOWN'],
  ...over,
});

describe('channels', () => {
  it('have addresses, numbers and points of the right shape', () => {
    expect(
      problemsOf({
        channels: [
          channel({ address: { postalCode: '123', municipality: '000', street: '<i>' } }),
          channel({ kind: 'ONLINE', url: 'javascript:alert(1)' }),
          channel({ kind: 'PHONE', phone: 'soita' }),
          channel({ coordinates: { latitude: 24.94, longitude: 60.17 } }),
          channel({ registration: { isRequired: true, email: 'x', url: 'y', phone: 'z' } }),
        ],
      }),
    ).toEqual([
      'INVALID_FORMAT input.channels.0.address.postalCode',
      'INVALID_FORMAT input.channels.0.address.street',
      'INVALID_FORMAT input.channels.1.url',
      'INVALID_FORMAT input.channels.2.phone',
      'INVALID_FORMAT input.channels.3.coordinates.latitude',
      'INVALID_FORMAT input.channels.3.coordinates.longitude',
      'INVALID_FORMAT input.channels.4.registration.email',
      'INVALID_FORMAT input.channels.4.registration.phone',
      'INVALID_FORMAT input.channels.4.registration.url',
      'UNKNOWN_CODE input.channels.0.address.municipality',
    ]);
  });

  it('get an id each and keep the one they have', () => {
    const problems = new Problems();
    const input = listingInput({ channels: [channel({ id: 'kept' }), channel({})] });
    const [kept, made] = readListing(input, problems).storedChannels;
    expect(kept?.id).toBe('kept');
    expect(made?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('do not share an id', () => {
    expect(problemsOf({ channels: [channel({ id: 'a' }), channel({ id: 'a' })] })).toEqual([
      'CONFLICTING_VALUES input.channels.1.id',
    ]);
  });

  it('lack the detail of their kind', () => {
    const stored = (over: Partial<StoredChannel>): StoredChannel => ({
      id: 'x',
      kind: 'PLACE',
      summary: null,
      address: null,
      coordinates: null,
      url: null,
      phone: null,
      accessibility: [],
      registration: { isRequired: false, instructions: null, url: null, email: null },
      ...over,
    });
    const address = { street: 'Katu 1', postalCode: null, city: null, municipality: null };
    expect(missingChannelDetails([])).toEqual([]);
    expect(missingChannelDetails([stored({ address })])).toEqual([]);
    expect(missingChannelDetails([stored({ address: { ...address, street: null } })])).toEqual([
      'STREET_ADDRESS',
    ]);
    expect(missingChannelDetails([stored({ kind: 'PHONE', url: 'https://a.fi' })])).toEqual([
      'PHONE_NUMBER',
    ]);
    expect(missingChannelDetails([stored({ kind: 'ONLINE' }), stored({ kind: 'HYBRID' })])).toEqual(
      ['STREET_ADDRESS', 'WEB_ADDRESS'],
    );
    expect(
      missingChannelDetails([stored({ kind: 'HYBRID', address, url: 'https://a.fi' })]),
    ).toEqual([]);
  });
});

const weekly = (over: Partial<ScheduleInput>): ScheduleInput => ({
  kind: 'WEEKLY',
  startDate: '2026-01-05',
  times: [{ weekday: 1, startTime: '18:00', endTime: '19:00' }],
  exclusions: [],
  ...over,
});

const scheduleProblems = (...schedules: ScheduleInput[]): string[] =>
  problemsOf({ schedules }).map((problem) => problem.replace('input.schedules.', ''));

describe('schedules', () => {
  it('may be a moment, a night or without an end', () => {
    const moment = { startTime: '10:00', endTime: '10:00' };
    const night = { weekday: 5, startTime: '21:00', endTime: '03:00' };
    expect(
      scheduleProblems(
        weekly({ kind: 'SINGLE', times: [moment] }),
        weekly({ times: [night] }),
        weekly({ kind: 'DATE_RANGE', times: [] }),
        weekly({ kind: 'MONTHLY', times: [moment], endDate: '2027-01-01' }),
      ),
    ).toEqual([]);
  });

  it('do not end before they start', () => {
    const backwards = { weekday: 1, startTime: '18:00', endTime: '17:00' };
    expect(scheduleProblems(weekly({ times: [backwards] }))).toEqual([
      'INVALID_PERIOD 0.times.0.endTime',
    ]);
    expect(scheduleProblems(weekly({ endDate: '2026-01-04' }))).toEqual([
      'INVALID_PERIOD 0.endDate',
    ]);
  });

  it('may end at an earlier hour on a later day', () => {
    const times = [{ startTime: '18:00', endTime: '12:00' }];
    expect(scheduleProblems(weekly({ kind: 'SINGLE', endDate: '2026-01-07', times }))).toEqual([]);
  });

  it('have weekdays where the week repeats and nowhere else', () => {
    const hours = { startTime: '18:00', endTime: '19:00' };
    expect(
      scheduleProblems(
        weekly({ times: [] }),
        weekly({ times: [hours, { ...hours, weekday: 8 }] }),
        weekly({ kind: 'MONTHLY', times: [{ ...hours, weekday: 1 }] }),
        weekly({ kind: 'SINGLE', times: [hours, hours] }),
      ),
    ).toEqual([
      'CONFLICTING_VALUES 2.times.0.weekday',
      'INVALID_FORMAT 1.times.1.weekday',
      'TOO_MANY_VALUES 3.times',
      'VALUE_MISSING 0.times',
      'VALUE_MISSING 1.times.0.weekday',
    ]);
  });

  it('take place at least once', () => {
    expect(scheduleProblems(weekly({ startDate: '2026-01-06', endDate: '2026-01-11' }))).toEqual([
      'INVALID_PERIOD 0',
    ]);
    expect(
      scheduleProblems(weekly({ kind: 'SINGLE', times: [], exclusions: ['2026-01-05'] })),
    ).toEqual(['INVALID_PERIOD 0']);
  });

  it('end within ten years or not at all', () => {
    expect(scheduleProblems(weekly({ endDate: '2037-01-01' }))).toEqual([
      'INVALID_PERIOD 0.endDate',
    ]);
  });
});

describe('a listing that goes public', () => {
  it('has an area and a channel', () => {
    const problems = new Problems([]);
    const draft = readListing(listingInput({ municipalities: [], channels: [] }), problems);
    checkComplete(draft, problems);
    expect(problems.list.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'VALUE_MISSING municipalities',
      'VALUE_MISSING channels',
    ]);
  });
});

describe('derived columns', () => {
  const derived = (over: Partial<CreateListingInput>) =>
    derivedColumns(readListing(listingInput(over), new Problems()));

  it('lead from every area that contains the listing to it', () => {
    expect(derived({ municipalities: ['564'] }).areaKeys).toEqual(['c:19', 'm:564', 'r:17']);
  });

  it('spread a county over its municipalities and the regions of those', () => {
    const { areaKeys } = derived({ municipalities: [], counties: ['90'] });
    expect(areaKeys).toEqual(['c:90', 'm:091', 'r:01']);
  });

  it('have one key for the whole country', () => {
    expect(derived({ municipalities: [], wholeCountry: true }).areaKeys).toEqual(['FI']);
  });

  it('tell the span of the schedules', () => {
    expect(derived({ schedules: [weekly({ endDate: '2026-02-01' })] })).toMatchObject({
      firstDay: '2026-01-05',
      lastDay: '2026-01-26',
      isOpenEnded: false,
    });
  });
});

import type { ListingContent } from '../../kit/content';
import { listingContent, organisationContent, place } from '../testing/listing-content';
import { explainWarning } from './content-warning.texts';
import { listingWarnings, organisationWarnings } from './content-warnings';

const warnings = (change: Partial<ListingContent>) =>
  listingWarnings({
    id: 'l1',
    form: 'hm_ryhmat',
    content: { ...listingContent, ...change },
    organisation: { id: 'o1', businessId: null, content: organisationContent },
    serviceClasses: [],
    keywords: [],
    targetGroups: [],
    today: '2026-11-02',
  });

const inText = (text: string) =>
  warnings({ description: { fi: text } }).map(({ code, found }) => [code, found]);

describe('warnings about contents', () => {
  it('are not given for a listing without fault', () => {
    expect(warnings({})).toEqual([]);
  });

  it.each([
    ['PHONE_NUMBER_IN_TEXT', 'Soita 040 123 4567 illalla.', '040 123 4567'],
    ['PHONE_NUMBER_IN_TEXT', 'Ring +358 (0)9 1234567!', '+358 (0)9 1234567'],
    ['EMAIL_IN_TEXT', 'Kysy: toimisto@kerho.fi.', 'toimisto@kerho.fi'],
    ['WEB_ADDRESS_IN_TEXT', 'Katso https://kerho.fi/ajat nyt.', 'https://kerho.fi/ajat'],
    ['WEB_ADDRESS_IN_TEXT', 'Lisää: kerho.fi', 'kerho.fi'],
    ['STREET_ADDRESS_IN_TEXT', 'Tavataan: Kansankatu 13, ovi B.', 'Kansankatu 13'],
    ['STREET_ADDRESS_IN_TEXT', 'Vi träffas på Storgatan 4.', 'Storgatan 4'],
    ['HOURS_IN_TEXT', 'Avoinna klo 10 alkaen.', 'klo 10'],
    ['HOURS_IN_TEXT', 'Ma 10.00–14.00', '10.00–14.00'],
    ['PERSONAL_NAME_IN_TEXT', 'Ohjaajana Maija Meikäläinen.', 'Maija Meikäläinen'],
  ])('find %s in “%s”', (code, text, found) => {
    expect(inText(text)).toEqual([[code, found]]);
  });

  it.each([
    'Kausi 1.9.2026–31.5.2027, 12 kertaa.',
    'Kerho on 0–6-vuotiaille, maksu 10,50 euroa.',
    'Vuonna 2026 on 10 000 jäsentä.',
    'Helsingin Tuomasmessu ja Suomen Punainen Risti.',
  ])('let “%s” be', (text) => {
    expect(inText(text)).toEqual([]);
  });

  it('say which text and language', () => {
    const channels = [{ ...place, summary: { sv: 'Ring 040 123 4567.' } }];
    expect(warnings({ channels })).toEqual([
      { code: 'PHONE_NUMBER_IN_TEXT', field: 'CHANNEL', language: 'sv', found: '040 123 4567' },
    ]);
  });

  it('find the organisation in the title, without its legal form', () => {
    const title = { fi: 'Rovaniemen Kerhot: keskiviikkokerho' };
    expect(warnings({ title })).toMatchObject([{ code: 'ORGANISATION_IN_TITLE', field: 'TITLE' }]);
  });

  it('find a summary that says no more than the title', () => {
    const summary = { fi: 'keskiviikkokerho.' };
    expect(warnings({ summary })).toMatchObject([{ code: 'SUMMARY_REPEATS_TITLE' }]);
  });

  it.each([
    ['every other week', { kind: 'BIWEEKLY' }],
    ['off the quarter hour', { times: [{ weekday: 3, startTime: '18:10', endTime: '19:00' }] }],
    ['without an end', { times: [{ weekday: 3, startTime: '18:00', endTime: '18:00' }] }],
  ] as const)('tell of times %s', (_, change) => {
    const schedules = [{ ...listingContent.schedules[0]!, ...change }];
    expect(warnings({ schedules })).toMatchObject([{ code: 'HOURS_NOT_TRANSFERRED' }]);
    const over = schedules.map((schedule) => ({ ...schedule, endDate: '2026-11-01' }));
    expect(warnings({ schedules: over })).toEqual([]);
  });

  it('are explained in three languages', () => {
    const [warning] = organisationWarnings({
      id: 'o1',
      businessId: null,
      content: { ...organisationContent, description: { fi: 'Soita 040 123 4567.' } },
    });
    const texts = explainWarning(warning!);
    expect(texts.fi).toContain('Löytyi: “040 123 4567”');
    expect(texts.sv).toContain('telefonnummer');
    expect(texts.en).toContain('Move it to the contacts');
  });
});

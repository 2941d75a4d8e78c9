import { municipalityByCode, reference } from '../reference';
import { parseDay, printDay, weekdayOf } from './calendar';
import { demoCase, demoCases, demoOrganisation } from './demo-cases';
import { generateDemoData } from './generate-demo-data';
import type { DemoData, DemoListing, DemoOrganisation, DemoSchedule } from './records';

describe('demo cases', () => {
  let data: DemoData;

  const listing = (key: string): DemoListing => {
    const { id } = demoCase(key);
    return data.listings.find((one) => one.id === id) as DemoListing;
  };
  const organisation = (key: string): DemoOrganisation => {
    const { id } = demoCase(key);
    return data.organisations.find((one) => one.id === id) as DemoOrganisation;
  };
  const owner = (key: string): DemoOrganisation =>
    data.organisations.find(({ id }) => id === listing(key).organisationId) as DemoOrganisation;
  const schedule = (key: string): DemoSchedule => listing(key).schedules[0] as DemoSchedule;

  beforeAll(() => {
    data = generateDemoData({ seed: 7 });
  });

  it('are all there, whatever the seed', () => {
    const ids = new Set([...data.organisations, ...data.listings].map(({ id }) => id));
    expect(demoCases.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(new Set(demoCases.map(({ key }) => key)).size).toBe(demoCases.length);
    expect(() => demoCase('no-such-case')).toThrow('no-such-case');
  });

  it('give the demo organisation several published listings in Oulu', () => {
    const found = organisation('demo-organisation');
    const published = data.listings.filter(
      ({ organisationId, status }) => organisationId === found.id && status === 'PUBLISHED',
    );
    expect(found.kind).toBe('REGISTERED_ASSOCIATION');
    expect(found.name.fi).toBe(demoOrganisation.name);
    expect(found.businessId).not.toBeNull();
    expect(municipalityByCode(found.homeMunicipality)?.name.fi).toBe('Oulu');
    expect(published.length).toBeGreaterThan(10);
  });

  it('have a listing that meets every condition of the transfer to PTV', () => {
    const { category, themes, form, channels, schedules, status } = listing('ptv-eligible');
    expect({ category, themes, form, status }).toEqual({
      category: 'SUPPORT',
      themes: ['st_mielenterveys'],
      form: 'sm_vertaistuki',
      status: 'PUBLISHED',
    });
    expect(channels.map(({ address }) => address?.street)).toEqual([expect.any(String)]);
    expect(schedules[0]?.endDate).toBeNull();
    expect(owner('ptv-eligible')).toMatchObject({
      kind: 'REGISTERED_ASSOCIATION',
      hasPtvAccount: false,
      businessId: expect.any(String),
    });
  });

  it('fail the transfer by the organisation', () => {
    expect(owner('ptv-eligible-parish').kind).toBe('PARISH');
    expect(owner('ptv-not-registered')).toMatchObject({
      kind: 'UNREGISTERED_GROUP',
      businessId: expect.any(String),
    });
    expect(owner('ptv-fails-all')).toMatchObject({
      kind: 'UNREGISTERED_GROUP',
      businessId: null,
    });
    expect(owner('ptv-no-business-id')).toMatchObject({
      kind: 'REGISTERED_ASSOCIATION',
      businessId: null,
    });
    expect(owner('ptv-own-account').hasPtvAccount).toBe(true);
  });

  it('fail the transfer by the channel', () => {
    const channel = (key: string) => listing(key).channels[0];
    expect(channel('ptv-no-street')).toMatchObject({ kind: 'PLACE', address: { street: null } });
    expect(channel('ptv-no-phone-number')).toMatchObject({ kind: 'PHONE', phone: null });
    expect(channel('ptv-no-web-address')).toMatchObject({ kind: 'ONLINE', url: null });
    expect(channel('ptv-hybrid-lacks-both')).toMatchObject({
      kind: 'HYBRID',
      address: { street: null },
      url: null,
    });
  });

  it('fail the transfer by category, duration, missing class and missing keywords', () => {
    expect(listing('ptv-voluntary').category).toBe('VOLUNTARY');
    const { startDate, endDate } = schedule('ptv-short-term');
    expect(parseDay(endDate ?? '') - parseDay(startDate)).toBeLessThan(90);
    const gap = listing('ptv-no-class');
    expect([gap.themes, gap.form]).toEqual([['st_ihmissuhteet'], 'sm_ohjaus']);
    const [theme] = listing('ptv-no-keywords').themes;
    expect(reference().themes.find(({ code }) => code === theme)?.keywords).toEqual([]);
  });

  it('have an umbrella organisation with an account and members without one', () => {
    const umbrella = organisation('umbrella');
    expect(umbrella.hasPtvAccount).toBe(true);
    for (const key of ['umbrella-member', 'other-umbrella-member'])
      expect(organisation(key)).toMatchObject({ parentId: umbrella.id, hasPtvAccount: false });
    expect(owner('ptv-member-of-umbrella').parentId).toBe(umbrella.id);
  });

  it('have exactly 1,082 occurrences in one listing', () => {
    const { startDate, endDate, times, exclusions } = schedule('occurrences-1082');
    const weekdays = new Set(times.map(({ weekday }) => weekday));
    let count = 0;
    for (let day = parseDay(startDate); day <= parseDay(endDate ?? ''); day += 1)
      if (weekdays.has(weekdayOf(day)) && !exclusions.includes(printDay(day))) count += 1;
    expect(count).toBe(1_082);
    expect(listing('occurrences-1082').schedules).toHaveLength(1);
  });

  it('have schedules of the awkward kinds', () => {
    const time = schedule('equal-start-and-end').times[0];
    expect(time?.startTime).toBe(time?.endTime);
    expect(schedule('every-two-weeks').kind).toBe('BIWEEKLY');
    expect(schedule('monthly').kind).toBe('MONTHLY');
    expect(schedule('exclusions').exclusions).toHaveLength(3);
    expect(schedule('all-day-range')).toMatchObject({ kind: 'DATE_RANGE', times: [] });
    expect(listing('no-schedule').schedules).toEqual([]);
    expect(
      listing('many-schedules')
        .schedules.map(({ kind }) => kind)
        .sort(),
    ).toEqual(['BIWEEKLY', 'DATE_RANGE', 'MONTHLY', 'SINGLE', 'WEEKLY']);
    const [late] = schedule('past-midnight').times;
    expect((late?.endTime ?? '') < (late?.startTime ?? '')).toBe(true);
  });

  it('cross both changes of the clock', () => {
    const skipped = schedule('dst-skipped-hour');
    expect(weekdayOf(parseDay(skipped.startDate))).toBe(7);
    expect(skipped.times[0]?.startTime).toBe('03:15');
    const { startDate, endDate } = schedule('dst-overnight');
    const sunday = parseDay(endDate ?? '');
    expect([sunday - parseDay(startDate), weekdayOf(sunday)]).toEqual([1, 7]);
    expect(printDay(sunday).slice(5, 7) + printDay(sunday + 7).slice(5, 7)).toBe('1011');
  });

  it('have one language only, and all of them', () => {
    const languages = (key: string) => Object.keys(listing(key).title);
    expect(languages('finnish-only')).toEqual(['fi']);
    expect(languages('swedish-only')).toEqual(['sv']);
    expect(languages('english-only')).toEqual(['en']);
    expect(languages('all-text-languages')).toEqual(['fi', 'sv', 'en']);
    expect(organisation('swedish-association').name).toEqual({ sv: expect.any(String) });
    expect(listing('many-languages').languages).toHaveLength(reference().activityLanguages.length);
  });

  it('have the areas, statuses and details that they name', () => {
    expect(listing('whole-country')).toMatchObject({ wholeCountry: true, municipalities: [] });
    expect(listing('region-wide')).toMatchObject({ regions: ['17'], municipalities: [] });
    expect(listing('county-wide')).toMatchObject({ counties: ['19'], municipalities: [] });
    expect(listing('archived')).toMatchObject({
      status: 'ARCHIVED',
      archivedAt: expect.any(String),
    });
    expect(listing('draft')).toMatchObject({ status: 'DRAFT', publishedAt: null });
    expect(listing('no-coordinates').channels[0]).toMatchObject({
      address: { street: expect.any(String) },
      coordinates: null,
    });
    expect(listing('two-themes').themes).toHaveLength(2);
    expect(listing('no-contacts').contacts).toEqual([]);
    expect(
      listing('all-channel-kinds')
        .channels.map(({ kind }) => kind)
        .sort(),
    ).toEqual(['HYBRID', 'ONLINE', 'PHONE', 'PLACE']);
    expect(listing('youth-replaces-class').ageGroups).toContain('YOUNG');
  });
});

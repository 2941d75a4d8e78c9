import { toGrid } from './coordinates';
import { splitPhoneNumber } from './phone-number';
import { isWithin } from './ptv-areas';
import { serviceHours } from './service-hours';
import { channelSourceId, placeSourceId, serviceSourceId } from './source-id';
import { splitStreet } from './street-address';
import { cutAtWord } from './text-cut';

describe('coordinates', () => {
  it('are those of EPSG:3067, northing first', () => {
    // On the central meridian: easting 500 km, northing 0.9996 × the meridian's length.
    const { latitude, longitude } = toGrid({ latitude: 60, longitude: 27 });
    expect(Number(longitude)).toBeCloseTo(500_000, 2);
    expect(Number(latitude)).toBeCloseTo(6_651_411.19, 1);
  });
});

describe('telephone numbers', () => {
  it.each([
    ['040 123 4567', '+358', '401234567'],
    ['+358 40 1234567', '+358', '401234567'],
    ['+358 (0)9 123-456', '+358', '9123456'],
    ['00358 16 123456', '+358', '16123456'],
    ['+46 8 123 456', '+46', '8123456'],
    ['+372 123 4567', '+372', '1234567'],
    ['+1 202 555 0100', '+1', '2025550100'],
  ])('%s is %s and %s', (text, prefixNumber, number) => {
    expect(splitPhoneNumber(text)).toEqual({
      prefixNumber,
      number,
      isFinnishServiceNumber: false,
      serviceChargeType: 'Chargeable',
    });
  });

  it.each([
    ['0800 05901', '080005901', 'FreeOfCharge'],
    ['116 123', '116123', 'FreeOfCharge'],
    ['0600 12345', '060012345', 'Chargeable'],
    ['020 123 4567', '0201234567', 'Chargeable'],
  ])('%s is a service number', (text, number, serviceChargeType) => {
    expect(splitPhoneNumber(text)).toEqual({
      number,
      isFinnishServiceNumber: true,
      serviceChargeType,
    });
  });

  it.each(['12', '123456', '+0123456', ''])('“%s” is none', (text) => {
    expect(splitPhoneNumber(text)).toBeNull();
  });
});

describe('street addresses', () => {
  it.each([
    ['Kansankatu 13 A 2B', 'Kansankatu', '13 A 2B'],
    ['Kirkkotie 4', 'Kirkkotie', '4'],
    ['Urho Kekkosen katu 5-7', 'Urho Kekkosen katu', '5-7'],
  ])('%s is parted', (text, street, streetNumber) => {
    expect(splitStreet(text)).toEqual({ street, streetNumber });
  });

  it('may have no number', () => {
    expect(splitStreet('Kauppatori')).toEqual({ street: 'Kauppatori' });
  });
});

describe('texts', () => {
  it('are cut behind a word', () => {
    expect(cutAtWord('yksi kaksi kolme', 16)).toBe('yksi kaksi kolme');
    expect(cutAtWord('yksi kaksi, kolme', 13)).toBe('yksi kaksi…');
    expect(cutAtWord('Lentokonesuihkuturbiini', 10)).toBe('Lentokone…');
  });

  it.each([5, 6, 7, 8, 9, 10, 11])('fit into %i characters', (length) => {
    expect(cutAtWord('ab cdefg 😀😀😀😀', length).length).toBeLessThanOrEqual(length);
  });
});

describe('source ids', () => {
  it('fit PTV’s pattern and stay apart', () => {
    const ids = [
      serviceSourceId('a_b'),
      serviceSourceId('a.5f.b'),
      channelSourceId('web', 'a_', 'b'),
      channelSourceId('web', 'a', '_b'),
      channelSourceId('web', 'a.-.', 'b'),
      channelSourceId('web', 'a', '.-.b'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[A-Za-z0-9-.]*$/.test(id))).toEqual([]);
  });

  it('of a place are those of its address, however it is written', () => {
    const address = { street: 'Kirkkotie  4', postalCode: '00100', city: null, municipality: null };
    const id = placeSourceId('o', address);
    expect(placeSourceId('o', { ...address, street: 'KIRKKOTIE 4', city: 'Hki' })).toBe(id);
    expect(placeSourceId('o', { ...address, postalCode: '00200' })).not.toBe(id);
    expect(placeSourceId('p', address)).not.toBe(id);
  });
});

describe('areas', () => {
  const none = { isWholeCountry: false, municipalities: [], regions: [], counties: [] };

  it.each([
    [{ municipalities: ['698'] }, { regions: ['19'] }, true],
    [{ municipalities: ['091'] }, { regions: ['19'] }, false],
    [{ regions: ['19'] }, { counties: ['21'] }, true],
    [{ counties: ['90'] }, { municipalities: ['091'] }, true],
    [{ regions: ['01'] }, { municipalities: ['091'] }, false],
    [{ isWholeCountry: true }, { regions: ['19'] }, false],
    [{ regions: ['19'] }, { isWholeCountry: true }, true],
  ])('%j within %j: %s', (inner, outer, within) => {
    expect(isWithin({ ...none, ...inner }, { ...none, ...outer })).toBe(within);
  });
});

describe('hours', () => {
  const weekly = { kind: 'WEEKLY', startDate: '2026-01-01', endDate: null } as const;
  const of = (change: object) =>
    serviceHours(
      [{ ...weekly, times: [{ weekday: 7, startTime: '22:00', endTime: '01:30' }], ...change }],
      '2026-11-02',
    );

  it('go over midnight into the next day', () => {
    expect(of({})).toMatchObject([
      {
        serviceHourType: 'OverMidnight',
        openingHour: [{ dayFrom: 'Sunday', dayTo: 'Monday', from: '22:00', to: '01:30' }],
      },
    ]);
  });

  it('have an end where the schedule has one', () => {
    const [hours] = of({ startDate: '2026-12-01', endDate: '2027-05-31' });
    expect(hours).toMatchObject({
      validForNow: false,
      validFrom: '2026-12-01T12:00:00Z',
      validTo: '2027-05-31T12:00:00Z',
    });
  });

  it('are all day where a range of days has none', () => {
    const [hours] = of({ kind: 'DATE_RANGE', endDate: '2026-12-01', times: [] });
    expect(hours).toMatchObject({ isAlwaysOpen: true, openingHour: [] });
  });

  it('that are over are left out', () => {
    expect(of({ endDate: '2026-11-01' })).toEqual([]);
  });
});

import { reference } from '../reference';
import { readCountyNames, readPlaces, readRegionNames } from './places';

describe('readPlaces', () => {
  const places = new Map(readPlaces().map((place) => [place.name.fi, place]));

  it('knows every municipality of the code list', () => {
    expect(places.size).toBe(reference().municipalities.length);
    for (const { population, latitude, longitude, postalCode } of places.values()) {
      expect(population).toBeGreaterThan(0);
      expect(latitude).toBeGreaterThan(59.5);
      expect(latitude).toBeLessThan(70.2);
      expect(longitude).toBeGreaterThan(19);
      expect(longitude).toBeLessThan(31.6);
      expect(postalCode).toMatch(/^\d{5}$/);
    }
  });

  it.each([
    ['Oulu', 'Oulun', 'Oulussa'],
    ['Tampere', 'Tampereen', 'Tampereella'],
    ['Helsinki', 'Helsingin', 'Helsingissä'],
    ['Rovaniemi', 'Rovaniemen', 'Rovaniemellä'],
    ['Kiuruvesi', 'Kiuruveden', 'Kiuruvedellä'],
    ['Ylivieska', 'Ylivieskan', 'Ylivieskassa'],
    ['Parainen', 'Paraisten', 'Paraisilla'],
    ['Kaskinen', 'Kaskisten', 'Kaskisissa'],
    ['Uusikaupunki', 'Uudenkaupungin', 'Uudessakaupungissa'],
    ['Virrat', 'Virtain', 'Virroilla'],
  ])('inflects %s as %s, %s', (name, genitive, local) => {
    expect(places.get(name)?.genitive.fi).toBe(genitive);
    expect(places.get(name)?.local.fi).toBe(local);
  });

  it('names places in Swedish and English as well', () => {
    expect(places.get('Turku')?.local).toEqual({ fi: 'Turussa', sv: 'i Åbo', en: 'in Turku' });
    expect(places.get('Pietarsaari')?.local.en).toBe('in Jakobstad');
    expect(places.get('Borgå')).toBeUndefined();
    expect(places.get('Raasepori')?.genitive.sv).toBe('Raseborgs');
    expect(places.get('Hartola')?.genitive.sv).toBe('Gustav Adolfs');
  });
});

describe('area names', () => {
  it('inflect every region and county', () => {
    expect(readRegionNames().get('01')?.local.fi).toBe('Uudellamaalla');
    expect(readRegionNames().get('21')?.local.sv).toBe('på Åland');
    expect(readCountyNames().get('19')?.genitive.fi).toBe('Pohjois-Pohjanmaan hyvinvointialueen');
    expect(readCountyNames().get('90')?.local.fi).toBe('Helsingissä');
    const names = [...readRegionNames().values(), ...readCountyNames().values()];
    expect(names.filter(({ genitive, local }) => !genitive.fi.endsWith('n') || !local.fi)).toEqual(
      [],
    );
  });
});

import { reference, type Municipality } from '../reference';
import { placeFigures } from './place-figures';
import { parseLines, type Trilingual } from './text-pool';
import { districtNames, regionForms } from './texts/place-names';

/** A name that can be put into a sentence. */
export interface InflectedName {
  readonly name: Trilingual;
  /** "Oulun" | "Uleåborgs" | "Oulu": what comes before a name such as that of an association. */
  readonly genitive: Trilingual;
  /** "Oulussa" | "i Uleåborg" | "in Oulu". */
  readonly local: Trilingual;
}

export interface Place extends InflectedName {
  readonly code: string;
  readonly region: string;
  readonly county: string;
  /** Official languages, the majority's first. */
  readonly languages: readonly ('FI' | 'SV')[];
  /** Inhabitants in hundreds, roughly. */
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly postalCode: string;
  readonly districts: readonly InflectedName[];
}

/** Every municipality, in the order of the codes. */
export const readPlaces = (): readonly Place[] => {
  const figures = new Map(parseSpaced(placeFigures).map((row) => [row[0], row]));
  const districts = new Map(parseLines(districtNames).map(([code, ...rest]) => [code, rest]));
  return reference().municipalities.map((municipality) =>
    placeOf(municipality, figures.get(municipality.code), districts.get(municipality.code) ?? []),
  );
};

/** The regions' names by code. */
export const readRegionNames = (): ReadonlyMap<string, InflectedName> => {
  const forms = new Map(parseLines(regionForms).map(([code, ...rest]) => [code, rest]));
  return new Map(
    reference().regions.map(({ code, name }) => {
      const [genitive = '', local = ''] = forms.get(code) ?? [];
      return [code, inflectedName(name, genitive, local)];
    }),
  );
};

/** The wellbeing services counties' names by code. */
export const readCountyNames = (): ReadonlyMap<string, InflectedName> =>
  new Map(
    reference().counties.map(({ code, name }) => {
      const [genitive, local] = countyForms.get(code) ?? [`${name.fi}en`, `${name.fi}ella`];
      return [code, inflectedName(name, genitive, local)];
    }),
  );

/** The two that are no "hyvinvointialue". */
const countyForms = new Map([
  ['90', ['Helsingin', 'Helsingissä'] as const],
  ['91', ['Ahvenanmaan', 'Ahvenanmaalla'] as const],
]);

const parseSpaced = (source: string): string[][] =>
  source
    .trim()
    .split('\n')
    .map((line) => line.split(' '));

function placeOf(
  { code, region, county, languages, name, centre }: Municipality,
  figures: readonly string[] | undefined,
  districts: readonly string[],
): Place {
  if (figures === undefined) throw new Error(`No figures for the municipality ${code}`);
  const [, genitive = '', localCase = '', population, postalCode = ''] = figures;
  const shownNames = languages[0] === 'SV' ? { ...name, en: name.sv } : name;
  return {
    ...inflectedName(shownNames, genitive, localForm(genitive, localCase)),
    code,
    region,
    county,
    languages,
    population: Number(population),
    ...centre,
    postalCode,
    districts: districts.map(districtOf),
  };
}

function districtOf(cell: string): InflectedName {
  const [fi = '', genitive = '', localCase = '', sv = fi] = cell.split(' ');
  return inflectedName({ fi, sv, en: fi }, genitive, localForm(genitive, localCase));
}

const inflectedName = (name: Trilingual, genitive: string, local: string): InflectedName => ({
  name,
  genitive: { fi: genitive, sv: swedishGenitive(name.sv), en: name.en },
  local: { fi: local, sv: `${name.sv === 'Åland' ? 'på' : 'i'} ${name.sv}`, en: `in ${name.en}` },
});

const swedishGenitive = (name: string): string => (/[sxz]$/.test(name) ? name : `${name}s`);

/** What no rule gives. */
const irregularLocals = new Map([
  ['Isonkyrön', 'Isossakyrössä'],
  ['Uudenkaarlepyyn', 'Uudessakaarlepyyssä'],
  ['Uudenkaupungin', 'Uudessakaupungissa'],
  ['Uudenkoiviston', 'Uudessakoivistossa'],
  ['Virtain', 'Virroilla'],
]);

/** "Oulun" → "Oulussa", "Tampereen" → "Tampereella", "Paraisten" → "Paraisilla". */
function localForm(genitive: string, localCase: string): string {
  const irregular = irregularLocals.get(genitive);
  if (irregular !== undefined) return irregular;
  const stem = genitive.endsWith('sten') ? `${genitive.slice(0, -4)}si` : genitive.slice(0, -1);
  const ending = localCase === 'l' ? 'lla' : 'ssa';
  return stem + (hasBackVowels(stem) ? ending : ending.replace('a', 'ä'));
}

/** Vowel harmony follows the last part of a compound: Rovanie|melle but Kouvo|lassa. */
function hasBackVowels(stem: string): boolean {
  const lastPart = /(nieme|vede)$/.exec(stem)?.[0] ?? stem;
  const vowels = lastPart.toLowerCase().match(/[aouåäöy]/g);
  return vowels !== null && 'aouå'.includes(vowels[vowels.length - 1] ?? '');
}

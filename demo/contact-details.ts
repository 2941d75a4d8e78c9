import type { DemoContact, DemoLink } from './records';
import type { Place } from './places';
import type { Random } from './random';
import { parseTexts, type Trilingual } from './text-pool';
import { contactTitles } from './texts/organisation-fields';

const titles = parseTexts(contactTitles);

/**
 * A host under `.example` (RFC 2606), made from the name: no mail or page of it can reach
 * anybody.
 */
export function demoHost(name: string): string {
  const ascii = name
    .toLowerCase()
    .replace(/å|ä/g, 'a')
    .replace(/ö/g, 'o')
    .replace(/ (ry|rf|sr)$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${ascii.slice(0, 48).replace(/-$/, '')}.example`;
}

const areaCodes: Readonly<Record<string, string>> = {
  '01': '9',
  '02': '2',
  '04': '2',
  '05': '3',
  '06': '3',
  '07': '3',
  '08': '5',
  '09': '5',
  '10': '15',
  '11': '17',
  '12': '13',
  '13': '14',
  '14': '6',
  '15': '6',
  '16': '6',
  '17': '8',
  '18': '8',
  '19': '16',
  '21': '18',
};

/** The area code is the region's; a subscriber number that begins with 0 does not exist. */
export const demoPhone = (random: Random, region: string): string =>
  `+358 ${areaCodes[region] ?? '9'} 000 ${random.integer(1000, 9999)}`;

/** One to three ways to reach the organisation, e-mail first. */
export function demoContacts(random: Random, host: string, place: Place): DemoContact[] {
  const [office, ...others] = random.sample(titles, 3) as [Trilingual, ...Trilingual[]];
  const contacts: DemoContact[] = [{ title: office, kind: 'EMAIL', value: emailAt(host, office) }];
  if (random.chance(0.7))
    contacts.push({ title: office, kind: 'PHONE', value: demoPhone(random, place.region) });
  if (random.chance(0.25)) {
    const title = others[0] ?? office;
    contacts.push({ title, kind: 'EMAIL', value: emailAt(host, title) });
  }
  return contacts;
}

/** "Toiminnanjohtaja" → `toiminnanjohtaja@…`, of several words the first. */
const emailAt = (host: string, title: Trilingual): string => {
  const local = demoHost(title.fi.split(' ')[0] ?? '').replace('.example', '');
  return `${local}@${host}`;
};

export function demoLinks(random: Random, host: string): DemoLink[] {
  const links: DemoLink[] = [
    { title: { fi: 'Verkkosivut', sv: 'Webbplats', en: 'Website' }, url: `https://www.${host}/` },
  ];
  if (random.chance(0.35))
    links.push({
      title: { fi: 'Tule jäseneksi', sv: 'Bli medlem', en: 'Become a member' },
      url: `https://www.${host}/jasenyys`,
    });
  if (random.chance(0.2))
    links.push({
      title: { fi: 'Tapahtumat', sv: 'Evenemang', en: 'Events' },
      url: `https://www.${host}/tapahtumat`,
    });
  return links;
}

import { ContactKind, readContacts, type ContactInput } from './contact';
import { readLinks } from './link';
import { Problems } from './user-error';

const contact = (kind: ContactKind, value: string, fi = 'Toimisto'): ContactInput => ({
  kind,
  value,
  title: { fi },
});

const codesOf = (inputs: readonly ContactInput[]): string[] => {
  const problems = new Problems();
  readContacts(inputs, problems);
  return problems.list.map(({ code }) => code);
};

describe('contacts', () => {
  it.each([
    contact(ContactKind.EMAIL, 'toimisto@yhdistys.fi'),
    contact(ContactKind.PHONE, '040 123 4567'),
    contact(ContactKind.PHONE, '+358 (0)40-1234567'),
    contact(ContactKind.WEBSITE, 'https://yhdistys.fi/ota-yhteyttä?x=1'),
    contact(ContactKind.PHONE, '116111', 'Lasten ja nuorten puhelin'),
    contact(ContactKind.PHONE, '0401234567', 'Executive Director'),
    contact(ContactKind.PHONE, '0401234567', 'Rovaniemen Toimisto'),
    contact(ContactKind.PHONE, '0401234567', 'Onni'),
  ])('may be %j', (input) => {
    expect(codesOf([input])).toEqual([]);
  });

  it.each([
    [contact(ContactKind.EMAIL, 'toimisto'), 'INVALID_FORMAT'],
    [contact(ContactKind.EMAIL, 'a@b'), 'INVALID_FORMAT'],
    [contact(ContactKind.PHONE, '12'), 'INVALID_FORMAT'],
    [contact(ContactKind.PHONE, 'soita 0401234567'), 'INVALID_FORMAT'],
    [contact(ContactKind.WEBSITE, 'yhdistys.fi'), 'INVALID_FORMAT'],
    [contact(ContactKind.WEBSITE, 'javascript:alert(1)'), 'INVALID_FORMAT'],
    [contact(ContactKind.WEBSITE, 'https://user:pass@yhdistys.fi'), 'INVALID_FORMAT'],
    [contact(ContactKind.WEBSITE, 'http://localhost/'), 'INVALID_FORMAT'],
    [contact(ContactKind.PHONE, '0401234567', 'Maija Meikäläinen'), 'PERSONAL_NAME'],
    [contact(ContactKind.PHONE, '0401234567', 'Matti A. Virtanen-Åberg'), 'PERSONAL_NAME'],
    [contact(ContactKind.PHONE, '0401234567', 'maija@yhdistys.fi'), 'INVALID_FORMAT'],
  ])('may not be %j', (input, code) => {
    expect(codesOf([input])).toEqual([code]);
  });

  it('are twenty at most', () => {
    const many = Array.from({ length: 21 }, () => contact(ContactKind.PHONE, '0401234567'));
    expect(codesOf(many)).toEqual(['TOO_MANY_VALUES']);
  });

  it('are none when none are given', () => {
    expect(readContacts(null, new Problems())).toEqual([]);
    expect(readLinks(undefined, new Problems())).toEqual([]);
  });
});

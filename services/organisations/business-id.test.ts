import { parseBusinessId } from './business-id';

describe('a Y-tunnus', () => {
  it.each([
    ['1234567-1', '1234567-1'],
    ['0201256-6', '0201256-6'],
    [' 0201256 - 6 ', '0201256-6'],
    ['02012566', '0201256-6'],
    ['201256-6', '0201256-6'],
    ['FI02012566', '0201256-6'],
  ])('%s is %s', (text, businessId) => {
    expect(parseBusinessId(text)).toBe(businessId);
  });

  it.each([
    '1234567-2',
    '0201256-5',
    '',
    '12345-6',
    '12345678-1',
    '1234567-X',
    '0000006-0',
    '0000006-1',
    'FI',
  ])('%s is none', (text) => {
    expect(parseBusinessId(text)).toBeNull();
  });
});

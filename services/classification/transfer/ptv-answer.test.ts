import { readAnswer, type HttpAnswer } from './ptv-answer';

const answer = (change: Partial<HttpAnswer>): HttpAnswer => ({
  status: 200,
  contentType: 'application/json',
  retryAfter: undefined,
  text: '',
  ...change,
});

const html = '<!DOCTYPE html><html><body>Service Unavailable</body></html>';

describe('an answer of PTV', () => {
  it('is done when it is JSON', () => {
    expect(readAnswer(answer({ text: '{"id":"x"}' }))).toEqual({ kind: 'done', body: { id: 'x' } });
  });

  it.each([
    ['a web page', html, 'text/html', 'PTV answered 200 with text/html in place of JSON.'],
    ['nothing', '', '', 'PTV answered 200 with nothing in place of JSON.'],
    ['half of it', '{"id":', 'application/json', expect.stringContaining('200')],
  ])('with 200 and %s is asked for again', (_, text, contentType, reason) => {
    expect(readAnswer(answer({ text, contentType }))).toEqual({
      kind: 'later',
      reason,
      wait: null,
    });
  });

  it('that refuses gives PTV’s own words and the fields', () => {
    const text = '{"ServiceNames[0].Value":["Too long.","Really."],"":["No."]}';
    expect(readAnswer(answer({ status: 400, text }))).toEqual({
      kind: 'refused',
      words: 'ServiceNames[0].Value: Too long. Really. No.',
      fields: ['servicenames[0].value', ''],
    });
  });

  it('that refuses without words is told by its status', () => {
    expect(readAnswer(answer({ status: 403, text: html }))).toMatchObject({
      kind: 'refused',
      words: 'PTV answered 403.',
    });
  });

  it.each([
    [404, { kind: 'gone' }],
    [410, { kind: 'gone' }],
    [401, { kind: 'unauthorised' }],
    [302, { kind: 'later', reason: 'PTV answered 302.', wait: null }],
    [408, { kind: 'later', reason: 'PTV answered 408.', wait: null }],
  ])('%s is what it is', (status, expected) => {
    expect(readAnswer(answer({ status }))).toEqual(expected);
  });

  it('500 gives what PTV says of it', () => {
    const text = '{"errorMessage":"Deadlock"}';
    expect(readAnswer(answer({ status: 500, text }))).toMatchObject({
      kind: 'later',
      reason: 'PTV answered 500: Deadlock',
    });
  });

  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 59_000],
    ['Wed, 31 Dec 1969 00:00:00 GMT', 0],
    ['soon', null],
  ])('429 with Retry-After %s says when', (retryAfter, wait) => {
    expect(readAnswer(answer({ status: 429, retryAfter }), 1_000)).toMatchObject({ wait });
  });
});

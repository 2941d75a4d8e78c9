/** The subscription that every client sends; its answer is about 1 KB. */
export const query = 'subscription { tick { cursor count text } }';

export interface Tick {
  readonly cursor: string;
  readonly count: number;
  readonly text: string;
}

const text = 'Kahvihetki ja vertaistukea kaikille, maanantaisin kello 13. '.repeat(16);

export const tickOf = (count: number): Tick => ({ cursor: `tick-${count}`, count, text });

/** The message that a client of the gateway gets: what the bare server sends as a ready string. */
export const messageOf = (id: string, count: number): string =>
  JSON.stringify({ id, type: 'next', payload: { data: { tick: tickOf(count) } } });

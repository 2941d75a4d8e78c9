import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Pool } from 'pg';
import { reference } from '../../reference';
import { classify } from '../../services/classification/classify.rules';
import { compileRuleSet } from '../../services/classification/rule-set';

/**
 * `hand-written.js DATABASE_URL`: the one page of `page-query.ts`, as somebody would write it who
 * needs nothing else: one statement over the tables of all services, names put in by joins, the
 * codes of service classes from the same rules. Prints its address when it is ready.
 */
interface PageRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string | null;
  readonly organisation: object;
  readonly municipalities: object[];
  readonly next_start: Date | null;
  readonly next_end: Date | null;
  readonly themes: { readonly code: string; readonly name: string }[];
  readonly category: 'SUPPORT' | 'HOBBY' | 'VOLUNTARY';
  readonly form_code: string;
  readonly age_groups: string[];
}

const pageSize = 20;

const statement = `
  SELECT l.id, coalesce(l.titles->>'fi', l.titles->>'sv', l.titles->>'en') AS title,
    coalesce(l.summaries->>'fi', l.summaries->>'sv', l.summaries->>'en') AS summary,
    json_build_object('id', o.id, 'name', coalesce(o.names->>'fi', o.names->>'sv', o.names->>'en')) AS organisation,
    ARRAY(SELECT json_build_object('code', m.code, 'name', m.names->>'fi')
      FROM unnest(l.municipality_codes) WITH ORDINALITY AS given (code, at)
      JOIN organisations.municipality m USING (code) ORDER BY given.at) AS municipalities,
    ARRAY(SELECT json_build_object('code', t.code, 'name', t.names->>'fi')
      FROM unnest(l.theme_codes) WITH ORDINALITY AS given (code, at)
      JOIN classification.theme t USING (code) ORDER BY given.at) AS themes,
    a.next_start, a.next_end,
    l.category, l.form_code, l.age_groups
  FROM listings.listing l
  JOIN organisations.organisation o ON o.id = l.organisation_id
  LEFT JOIN listings.listing_agenda a ON a.listing_no = l.no AND a.key = 0
    AND a.next_end > now() AND a.next_start < '9999-12-31'
  WHERE l.status = 'PUBLISHED'
  ORDER BY l.listed_at DESC, l.id DESC LIMIT $1`;

const pool = new Pool({ connectionString: process.argv[2] });
const lists = reference();
const ruleSet = compileRuleSet(lists.ruleSet, lists);
const classNames = new Map(lists.serviceClasses.map(({ code, name }) => [code, name.fi]));

async function page(): Promise<object> {
  const { rows } = await pool.query<PageRow>({
    name: 'page',
    text: statement,
    values: [pageSize + 1],
  });
  const shown = rows.slice(0, pageSize);
  return {
    data: {
      listings: {
        nodes: shown.map(nodeOf),
        pageInfo: { hasNextPage: rows.length > pageSize },
      },
    },
  };
}

const nodeOf = (row: PageRow): object => ({
  id: row.id,
  title: row.title,
  summary: row.summary,
  organisation: row.organisation,
  municipalities: row.municipalities,
  nextOccurrence: row.next_start ? { start: row.next_start, end: row.next_end } : null,
  themes: row.themes,
  serviceClasses: classesOf(row).map((code) => ({ code, name: classNames.get(code) })),
});

const classesOf = ({
  category,
  themes,
  form_code: form,
  age_groups: ageGroups,
}: PageRow): string[] =>
  classify(ruleSet, {
    category,
    themes: themes.map(({ code }) => code),
    form,
    ageGroups: ageGroups as never,
  }).serviceClasses.map(({ code }) => code);

const server = createServer((request, response) => {
  void (async () => {
    await text(request);
    const answer = JSON.stringify(await page());
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  })();
});
server.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
process.once('SIGTERM', () => process.exit(0));

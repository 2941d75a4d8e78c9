import { publishListing } from './publish';

const usage = 'Usage: npm run example:publish -- TOKEN TITLE [URL]';
const defaultUrl = 'http://localhost:4000/graphql';

const [token, title, url = defaultUrl] = process.argv.slice(2);

/** Publishes a listing and prints it. */
async function main(): Promise<void> {
  if (token === undefined || title === undefined) throw new Error(usage);
  const listing = await publishListing({ url, token, title });
  process.stdout.write(`${JSON.stringify(listing, null, 2)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
});

/** `fetch` hides behind "fetch failed" why there was no connection. */
function sentenceOf(error: unknown): string {
  const { message, cause } = error as { message: string; cause?: { code?: string } };
  return cause?.code === undefined
    ? message
    : `No graph answers at ${url} (${cause.code}). ${usage}`;
}

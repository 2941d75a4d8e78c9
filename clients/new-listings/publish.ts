import {
  CreateListingDocument,
  PublishListingDocument,
  type ListingCardFragment,
} from './generated';
import { post, type ClientOptions } from './post';

export interface PublishOptions extends ClientOptions {
  /** Acts for an organisation: the listing becomes that organisation's. */
  readonly token: string;
  readonly title: string;
}

/**
 * Writes a listing of the token's organisation, a peer group in Oulu that meets online, and
 * publishes it.
 *
 * @throws Error that says what the graph would not take.
 */
export async function publishListing(options: PublishOptions): Promise<ListingCardFragment> {
  const { createListing } = await post(options, CreateListingDocument, {
    input: {
      organisationId: organisationOf(options.token),
      category: 'SUPPORT',
      themes: ['st_mielenterveys'],
      form: 'sm_vertaistuki',
      title: { fi: options.title },
      price: { isFree: true },
      municipalities: ['564'],
      channels: [{ kind: 'ONLINE', url: 'https://tapaaminen.example/' }],
    },
  });
  const draft = accepted(createListing);
  const { publishListing: published } = await post(options, PublishListingDocument, {
    id: draft.id,
    expectedVersion: draft.version,
  });
  return accepted(published);
}

interface Payload<Listing> {
  readonly listing: Listing | null;
  readonly userErrors: readonly { readonly message: string; readonly path: readonly string[] }[];
}

function accepted<Listing>({ listing, userErrors }: Payload<Listing>): Listing {
  if (listing !== null && userErrors.length === 0) return listing;
  throw new Error(
    userErrors.map(({ message, path }) => `${path.join('.')}: ${message}`).join('\n'),
  );
}

/** The claim that names the organisation. Only the server needs to verify the token. */
function organisationOf(token: string): string {
  try {
    const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const { organisation } = JSON.parse(claims) as { organisation?: unknown };
    if (typeof organisation === 'string') return organisation;
  } catch {
    throw new Error('This is no token: copy all of the one that `npm start` printed.');
  }
  throw new Error('The token acts for no organisation.');
}

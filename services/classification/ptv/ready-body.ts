import type { JudgedCondition } from '../transfer-verdict.rules';
import {
  channelConditions,
  organisationConditions,
  serviceConditions,
  type BodyCondition,
} from './body-conditions';
import { connectionBody } from './connection.body';
import { madeChannels, type MadeChannel } from './made-channels';
import { organisationBody } from './organisation.body';
import { placeBody } from './place.body';
import type { PtvBody, PtvObject } from './ptv-body';
import type { ListingFacts, OrganisationFacts } from './ptv-facts';
import { phoneBody, webBody } from './remote-channel.bodies';
import { serviceBody } from './service.body';

/** A body, or what keeps it from being made: a body that is given is one that PTV can take. */
export interface ReadyBody {
  readonly object: PtvObject;
  /** Null when, and only when, some condition is not met. */
  readonly made: PtvBody | null;
  /** The conditions that are not met. */
  readonly conditions: readonly JudgedCondition[];
}

export const readyOrganisation = (facts: OrganisationFacts): ReadyBody =>
  ready('Organization', judge(organisationConditions, [facts]), () => organisationBody(facts));

/** The service goes to PTV only with all of its channels. */
export const readyService = (facts: ListingFacts): ReadyBody =>
  ready('Service', judgeListing(facts), () => serviceBody(facts));

export const readyConnections = (facts: ListingFacts): ReadyBody =>
  ready('Connection', judgeListing(facts), () => connectionBody(facts));

export const readyChannels = (facts: ListingFacts): readonly ReadyBody[] =>
  madeChannels(facts).map((made) =>
    ready(
      made.object,
      // Its name is made of the listing's.
      [...judgeTexts(facts), ...judge(channelConditions, [made.channel])],
      () => bodyOf[made.object](facts, made),
    ),
  );

/** Everything that PTV's bodies ask of a listing and its organisation, met or not. */
export const judgeBodies = (facts: ListingFacts): readonly JudgedCondition[] => [
  ...judgeListing(facts),
  ...judge(organisationConditions, [facts.organisation]),
];

const bodyOf: Readonly<
  Record<MadeChannel['object'], (facts: ListingFacts, made: MadeChannel) => PtvBody>
> = { ServiceLocation: placeBody, EChannel: webBody, WebPage: webBody, Phone: phoneBody };

const judgeListing = (facts: ListingFacts): readonly JudgedCondition[] => [
  ...judge(serviceConditions, [facts]),
  ...judge(channelConditions, facts.content.channels),
];

const textConditions = serviceConditions.filter(({ code }) =>
  ['TITLE_LENGTH', 'DESCRIPTION', 'AREA'].includes(code),
);

const judgeTexts = (facts: ListingFacts): readonly JudgedCondition[] =>
  judge(textConditions, [facts]);

/** Each condition once, of all that it must hold for. */
const judge = <Facts>(
  conditions: readonly BodyCondition<Facts>[],
  subjects: readonly Facts[],
): readonly JudgedCondition[] =>
  conditions.map((condition) => {
    const met = subjects.every((subject) => condition.isMet(subject));
    return { code: condition.code, met, explanation: met ? condition.met() : condition.unmet() };
  });

function ready(
  object: PtvObject,
  judged: readonly JudgedCondition[],
  make: () => PtvBody,
): ReadyBody {
  const conditions = judged.filter(({ met }) => !met);
  return { object, made: conditions.length > 0 ? null : make(), conditions };
}

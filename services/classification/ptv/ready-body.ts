import type { JudgedCondition } from '../transfer-verdict.rules';
import {
  channelConditions,
  choiceConditions,
  organisationConditions,
  textConditions,
  type BodyCondition,
  type ChoiceFacts,
} from './body-conditions';
import { findFormatFaults } from './body-format';
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
      [...judge(neededByChannels, [facts]), ...judge(channelConditions, [made.channel])],
      () => bodyOf[made.object](facts, made),
    ),
  );

/** A channel's name is made of the listing's, and its area is the listing's. */
const neededByChannels: readonly BodyCondition<ListingFacts>[] = [
  ...choiceConditions.filter(({ code }) => code === 'AREA'),
  ...textConditions,
];

/** Everything that PTV's bodies ask of a listing and its organisation, met or not. */
export const judgeBodies = (facts: ListingFacts): readonly JudgedCondition[] => [
  ...judgeListing(facts),
  ...judge(organisationConditions, [facts.organisation]),
];

const bodyOf: Readonly<
  Record<MadeChannel['object'], (facts: ListingFacts, made: MadeChannel) => PtvBody>
> = { ServiceLocation: placeBody, EChannel: webBody, WebPage: webBody, Phone: phoneBody };

/** The part of it that follows from choices, which many listings have in common. */
export const judgeChoices = (facts: ChoiceFacts): readonly JudgedCondition[] => [
  ...judge(choiceConditions, [facts]),
  ...judge(organisationConditions, [facts.organisation]),
];

const judgeListing = (facts: ListingFacts): readonly JudgedCondition[] => [
  ...judge(choiceConditions, [facts]),
  ...judge(textConditions, [facts]),
  ...judge(channelConditions, facts.content.channels),
];

/** Each condition once, of all that it must hold for. */
const judge = <Facts>(
  conditions: readonly BodyCondition<Facts>[],
  subjects: readonly Facts[],
): readonly JudgedCondition[] =>
  conditions.map((condition) => {
    const met = subjects.every((subject) => condition.isMet(subject));
    return {
      code: condition.code,
      met,
      get explanation() {
        return met ? condition.met() : condition.unmet();
      },
    };
  });

function ready(
  object: PtvObject,
  judged: readonly JudgedCondition[],
  make: () => PtvBody,
): ReadyBody {
  const conditions = judged.filter(({ met }) => !met);
  if (conditions.length > 0) return { object, made: null, conditions };
  const made = make();
  const faults = findFormatFaults(made);
  if (faults.length === 0) return { object, made, conditions };
  return { object, made: null, conditions: [wrongFormat(faults)] };
}

/** The conditions should have named it: the last resort before something wrong is sent. */
function wrongFormat(faults: readonly string[]): JudgedCondition {
  const list = faults.join('; ');
  return {
    code: 'PTV_FORMAT',
    met: false,
    explanation: {
      fi: `PTV ei hyväksyisi tietoja: ${list}.`,
      sv: `SDL skulle inte godkänna uppgifterna: ${list}.`,
      en: `PTV would not take it: ${list}.`,
    },
  };
}

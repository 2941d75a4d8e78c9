import type { Kind } from './body-rules';
import { isMissing, type Body, type Faults } from './check-body';
import { familyOf, isArchived, type Entry, type Register } from './register';

/** What is checked: the body as it would stand after the call. */
export interface Candidate {
  readonly kind: Kind;
  readonly body: Body;
  /** What it replaces; undefined when it is new. */
  readonly current: Entry | undefined;
}

/** Rules between fields and between entries. */
export function checkReferences(candidate: Candidate, register: Register, faults: Faults): void {
  const { kind, body } = candidate;
  if (body.publishingStatus === 'Deleted') return;
  checkSourceId(candidate, register, faults);
  checkAreas(body, faults);
  if (kind === 'Organization') return checkOrganisation(candidate, register, faults);
  checkOwner(body, ownerField(kind), register, faults);
  if (kind === 'Service') checkService(candidate, register, faults);
  else checkChannel(candidate, faults);
}

const ownerField = (kind: Kind): string =>
  kind === 'Service' ? 'mainResponsibleOrganization' : 'organizationId';

function checkSourceId({ kind, body, current }: Candidate, register: Register, faults: Faults) {
  if (typeof body.sourceId !== 'string') return;
  const holder = register.findBySource(familyOf(kind), body.sourceId);
  if (holder !== undefined && holder.id !== current?.id)
    faults.add('SourceId', `External source id '${body.sourceId}' is already in use.`);
}

function checkAreas(body: Body, faults: Faults): void {
  if (body.areaType === 'LimitedType' && isMissing(body.areas))
    faults.add('Areas', "The Areas field is required when AreaType is 'LimitedType'.");
}

function checkOrganisation({ body, current }: Candidate, register: Register, faults: Faults): void {
  if (body.areaType === 'LimitedType' && isMissing(body.subAreaType))
    faults.add('SubAreaType', "The SubAreaType field is required when AreaType is 'LimitedType'.");
  if (body.organizationType === 'Municipality' && isMissing(body.municipality))
    faults.add('Municipality', 'The Municipality field is required.');
  if (typeof body.businessCode !== 'string') return;
  const holder = register.findByBusinessCode(body.businessCode);
  if (holder !== undefined && holder.id !== current?.id)
    faults.add('BusinessCode', `Business code '${body.businessCode}' is already in use.`);
}

function checkOwner(body: Body, field: string, register: Register, faults: Faults): void {
  const name = field.charAt(0).toUpperCase() + field.slice(1);
  const owner = register.find(String(body[field]));
  if (owner?.kind !== 'Organization' || owner.body.publishingStatus !== 'Published')
    return faults.add(name, `Published organization with id '${String(body[field])}' not found.`);
  if (body.areaType === 'Nationwide' && owner.body.areaType === 'LimitedType')
    faults.add('AreaType', 'Area information type Nationwide is too wide.');
}

function checkService({ body, current }: Candidate, register: Register, faults: Faults): void {
  checkClassification(body, faults);
  for (const producer of (body.serviceProducers ?? []) as Body[])
    if (producer.provisionType === 'SelfProducedServices' && isMissing(producer.organizations))
      faults.add('ServiceProducers', 'Organizations are required for SelfProducedServices.');
  const channels = (body.serviceChannels ?? []) as string[];
  checkChannelIds(channels, register, 'ServiceChannels', faults);
  if (current === undefined && body.publishingStatus === 'Published' && channels.length === 0)
    faults.add('ServiceChannels', 'A published service needs at least one service channel.');
}

function checkClassification(body: Body, faults: Faults): void {
  if (body.publishingStatus !== 'Published' || !isMissing(body.generalDescriptionId)) return;
  for (const field of ['serviceClasses', 'ontologyTerms', 'targetGroups'])
    if (isMissing(body[field])) {
      const name = field.charAt(0).toUpperCase() + field.slice(1);
      faults.add(name, `The ${name} field is required.`);
    }
  const classes = (body.serviceClasses ?? []) as string[];
  if (classes.length > 0 && classes.every((uri) => /\/P\d+$/.test(uri)))
    faults.add('ServiceClasses', 'All the service classes are main service classes. Not allowed!');
  const groups = (body.targetGroups ?? []) as string[];
  if (groups.some(isBusinesses) && !groups.some((uri) => /\/KR2\.\d+$/.test(uri)))
    faults.add('TargetGroups', 'A sub target group is required for businesses (KR2).');
}

const isBusinesses = (uri: string): boolean => uri.endsWith('/KR2');

/** Every id must be that of a channel that is there. */
export function checkChannelIds(
  ids: readonly string[],
  register: Register,
  field: string,
  faults: Faults,
): void {
  for (const id of ids) {
    const channel = register.find(id);
    if (channel === undefined || familyOf(channel.kind) !== 'ServiceChannel' || isArchived(channel))
      faults.add(field, `Service channel with id '${id}' not found.`);
  }
}

function checkChannel({ kind, body }: Candidate, faults: Faults): void {
  const addresses = (body.addresses ?? []) as Body[];
  if (kind === 'ServiceLocation' && !addresses.some(({ type }) => type === 'Location'))
    faults.add('Addresses', "A value of type 'Location' is required.");
  for (const number of (body.phoneNumbers ?? []) as Body[]) {
    if (number.isFinnishServiceNumber !== true && isMissing(number.prefixNumber))
      faults.add('PhoneNumbers', 'The PrefixNumber field is required.');
    if (number.isFinnishServiceNumber !== true && String(number.number).startsWith('0'))
      faults.add('PhoneNumbers', 'The number must not begin with 0.');
    if (number.serviceChargeType === 'Other' && isMissing(number.chargeDescription))
      faults.add('PhoneNumbers', "The ChargeDescription field is required for type 'Other'.");
  }
}

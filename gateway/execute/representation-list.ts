import type { Representation, RepresentationChoice } from './representation';
import type { ResultObject } from './result-object';

/** The representations of one `_entities` field. */
export interface RepresentationList {
  readonly length: number;
  /** As a JSON list. */
  write(): string;
  /** As values that are the reader's own. */
  read(): unknown[];
}

export interface CollectedRepresentations {
  readonly representations: RepresentationList;
  /** Of each representation, all objects that it stands for. */
  readonly objects: readonly ResultObject[][];
}

/**
 * Entities with the same representation come together: it is sent once. One whose keys are all null
 * is sent to nobody and has no answer: it joins the unanswered.
 */
export function collectRepresentations(
  found: readonly ResultObject[],
  represent: RepresentationChoice,
  unanswered: Set<ResultObject>,
): CollectedRepresentations {
  const collector = new Collector();
  for (const object of found) {
    const representation = represent(object);
    if (!representation?.isComplete(object)) continue;
    if (representation.isNameless(object)) unanswered.add(object);
    else collector.add(object, representation);
  }
  return { representations: collector, objects: collector.objects };
}

class Collector implements RepresentationList {
  readonly objects: ResultObject[][] = [];
  readonly #kinds: Representation[] = [];
  /** Where the first with a leading key is. */
  readonly #byLeadingKey = new Map<unknown, number>();
  /** Those that were written so far, to be compared or sent. */
  readonly #texts: (string | undefined)[] = [];
  readonly #byText = new Map<string, number>();

  get length(): number {
    return this.objects.length;
  }

  write(): string {
    let text = '';
    for (let index = 0; index < this.length; index += 1)
      text += index ? `,${this.#textAt(index)}` : this.#textAt(index);
    return `[${text}]`;
  }

  read(): unknown[] {
    return this.objects.map(([object], index) => this.#kinds[index]!.read(object!));
  }

  add(object: ResultObject, kind: Representation): void {
    const leading = kind.leadingKey === null ? null : object[kind.leadingKey];
    // Comparing keys spares writing the texts of most.
    const first = isComparable(leading) ? this.#byLeadingKey.get(leading) : null;
    if (first === undefined) {
      this.#byLeadingKey.set(leading, this.length);
      this.#append(object, kind);
    } else if (first !== null && this.#isSame(first, object, kind)) {
      this.objects[first]!.push(object);
    } else {
      this.#addByText(object, kind);
    }
  }

  #isSame(index: number, object: ResultObject, kind: Representation): boolean {
    return kind === this.#kinds[index] && kind.isSame(this.objects[index]![0]!, object);
  }

  #append(object: ResultObject, kind: Representation, text?: string): void {
    this.objects.push([object]);
    this.#kinds.push(kind);
    this.#texts.push(text);
  }

  #addByText(object: ResultObject, kind: Representation): void {
    for (let index = this.#byText.size; index < this.length; index += 1)
      this.#byText.set(this.#textAt(index), index);
    const text = kind.write(object);
    const known = this.#byText.get(text);
    if (known === undefined) this.#append(object, kind, text);
    else this.objects[known]!.push(object);
  }

  #textAt(index: number): string {
    return (this.#texts[index] ??= this.#kinds[index]!.write(this.objects[index]![0]!));
  }
}

/** Lists and undecoded texts may say the same without being the same. */
const isComparable = (value: unknown): boolean => typeof value !== 'object';

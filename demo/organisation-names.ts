import type { InflectedName, Place } from './places';
import type { Random } from './random';
import { fillSlots } from './text-pool';

/** Gives out each name once; one that is taken gets a founding year, as real clubs do ("-76"). */
export class NameRegister {
  private readonly taken = new Set<string>();

  /** Tries the draws one after another; the last one's name is made different if need be. */
  claim(random: Random, draw: () => string, ending: string): string {
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const name = `${draw()}${ending}`;
      if (this.take(name)) return name;
    }
    for (;;) {
      const name = `${draw()} -${random.integer(45, 99)}${ending}`;
      if (this.take(name)) return name;
    }
  }

  private take(name: string): boolean {
    if (this.taken.has(name)) return false;
    this.taken.add(name);
    return true;
  }
}

/** "Oulun Mielenvire", "Tuiran Mielenvire", "Oulun seudun Mielenvire". */
export function finnishName(random: Random, place: Place, tail: string): string {
  if (place.districts.length > 0 && random.chance(0.4))
    return `${random.pick(place.districts).genitive.fi} ${tail}`;
  return `${place.genitive.fi} ${random.chance(0.15) ? 'seudun ' : ''}${tail}`;
}

/** "Sinnesro i Vasa", "Vasas minnesvänner"; `{place}` at the start is a genitive. */
export function swedishName(random: Random, place: Place, tails: readonly string[]): string {
  const near: InflectedName = random.chance(0.2) ? random.pick([place, ...place.districts]) : place;
  const tail = random.pick(tails);
  const slot = tail.startsWith('{place}') ? near.genitive.sv : near.name.sv;
  return fillSlots(tail, { place: slot });
}

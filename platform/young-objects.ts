import { setFlagsFromString } from 'node:v8';

/**
 * Lets every object begin its life in the young heap. V8 allocates in the old one what a line of
 * code made when most of that once lived long, and never looks again: the rows that loading and
 * starting keep for a while decide so for the rows of every later request, and all that such a row
 * holds outlives its request, too. Call it before any work.
 */
export function keepNewObjectsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}

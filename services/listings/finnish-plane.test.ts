import { metresBetween, planePointOf } from './finnish-plane';

const helsinki = { latitude: 60.1699, longitude: 24.9384 };
const utsjoki = { latitude: 69.9078, longitude: 27.0265 };
const mariehamn = { latitude: 60.0973, longitude: 19.9348 };

/** Metres on a sphere, the usual approximation. */
function haversine(a: typeof helsinki, b: typeof helsinki): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const [dLat, dLon] = [rad(b.latitude - a.latitude), rad(b.longitude - a.longitude)];
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

it('gives the coordinates of Finnish maps', () => {
  // An example of JHS 197, the Finnish recommendation for projections.
  const { x, y } = planePointOf({ latitude: 60.385106872, longitude: 19.848136766 });
  expect(x).toBeCloseTo(106_256.36, 1);
  expect(y).toBeCloseTo(6_715_706.37, 1);
});

it.each([
  ['the length of the country', helsinki, utsjoki],
  ['across the sea', helsinki, mariehamn],
  ['a walk in the city', helsinki, { latitude: 60.19, longitude: 24.95 }],
  ['a walk in the far west', mariehamn, { latitude: 60.11, longitude: 19.96 }],
])('measures %s as a sphere does, within half a per cent', (_what, from, to) => {
  const metres = metresBetween(planePointOf(from), planePointOf(to));
  expect(Math.abs(metres / haversine(from, to) - 1)).toBeLessThan(0.005);
});

import proj4 from 'proj4';

/** ETRS-TM35FIN, the one grid in which PTV takes coordinates. */
const etrsTm35fin = '+proj=utm +zone=35 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';

const projection = proj4('WGS84', etrsTm35fin);

/** Northing and easting in metres, to the millimetre, as PTV writes them. */
export interface GridCoordinates {
  readonly latitude: string;
  readonly longitude: string;
}

/** WGS 84 degrees as EPSG:3067. */
export function toGrid(point: {
  readonly latitude: number;
  readonly longitude: number;
}): GridCoordinates {
  const [easting, northing] = projection.forward([point.longitude, point.latitude]);
  return { latitude: northing!.toFixed(3), longitude: easting!.toFixed(3) };
}

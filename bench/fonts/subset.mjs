// Cuts the two fonts of the site down to what it needs and puts them into assets/fonts, with their licences.
// Usage: npm install && node subset.mjs
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import subsetFont from 'subset-font';

const here = new URL('.', import.meta.url);
const target = new URL('../../assets/fonts/', here);

// Latin as it is written in Dutch, English and the languages around them, with the signs that the templates use.
const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + 'ıŒœŸ–—‘’‚“”„•…‹›€−';
// Headings hold no signs of mathematics or money.
const heading = range(0x20, 0x7e) + 'ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜàáâäçèéêëìíîïñòóôöùúûüýÿß«»·\u00a0–—‘’‚“”„…€';

const fonts = [
  {
    name: 'fraunces',
    file: 'fraunces-latin-full-normal',
    text: heading,
    // One drawing: soft corners, cut for large sizes, half bold, without the leaning letters.
    options: { variationAxes: { opsz: 72, wght: 600, SOFT: 100, WONK: 0 }, keepFeatures: ['kern', 'liga', 'mark', 'ccmp', 'locl'] },
  },
  {
    name: 'atkinson-hyperlegible-next',
    file: 'atkinson-hyperlegible-next-latin-wght-normal',
    text: latin,
    options: { variationAxes: { wght: { min: 400, max: 700, default: 400 } }, keepFeatures: ['kern', 'liga', 'mark', 'ccmp', 'locl'] },
  },
];

await mkdir(target, { recursive: true });
for (const { name, file, text, options } of fonts) {
  const source = new URL(`node_modules/@fontsource-variable/${name}/`, here);
  const whole = await readFile(new URL(`files/${file}.woff2`, source));
  const cut = await subsetFont(whole, text, { targetFormat: 'woff2', noHinting: true, ...options });
  await writeFile(new URL(`${name}.woff2`, target), cut);
  await writeFile(new URL(`${name}.OFL.txt`, target), await readFile(new URL('LICENSE', source)));
  console.log(`${name}: ${whole.length} -> ${cut.length} bytes`);
}

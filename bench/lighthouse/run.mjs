// Lighthouse, as on a phone, for one page of every kind of the built site in ../../output. A server like ours in the
// tests answers: compressed, with a strict policy. Prints scores and the three times; ends with 1 below 100.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import * as launcher from 'chrome-launcher';
import lighthouse from 'lighthouse';

const root = new URL('../../output/', import.meta.url);
const kinds = process.argv.length > 2 ? process.argv.slice(2) : [
  '/', '/ideeen/', '/ideeen/gewoon-om-hulp-vragen/', '/themas/', '/themas/oorzaken/', '/bijeenkomsten/',
  '/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/', '/reeksen/', '/reeksen/wat-als/', '/nieuws/',
  '/nieuws/2023/eerste-resultaten-van-de-werkdagen/', '/magazine/wachten-is-geen-hulp/', '/deelnemers/', '/meedoen/',
  '/contact/', '/privacy/', '/zoeken/', '/sitemap/',
];
const types = {
  html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', png: 'image/png',
  jpg: 'image/jpeg', webp: 'image/webp', woff2: 'font/woff2', xml: 'application/xml', json: 'application/json',
  webmanifest: 'application/manifest+json', txt: 'text/plain; charset=utf-8',
};

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://x').pathname;
  try {
    const file = path.slice(1) + (path.endsWith('/') ? 'index.html' : '');
    const bytes = await readFile(new URL(file, root));
    const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const packed = /text|svg|xml|json/.test(type);
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'max-age=31536000',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(packed ? gzipSync(bytes) : bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const host = `http://127.0.0.1:${server.address().port}`;
const chrome = await launcher.launch({
  chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--no-sandbox'],
});

let short = false;
for (const address of kinds) {
  const { lhr } = await lighthouse(host + address, {
    port: chrome.port,
    throttling: { cpuSlowdownMultiplier: 1 },
    logLevel: 'error',
  });
  const scores = Object.values(lhr.categories).map(category => Math.round(category.score * 100));
  const time = id => Math.round(lhr.audits[id].numericValue * 1000) / 1000;
  short ||= scores.some(score => score < 100);
  console.log(scores.join(' '), `LCP ${Math.round(time('largest-contentful-paint'))} ms`,
    `CLS ${time('cumulative-layout-shift')}`, `TBT ${Math.round(time('total-blocking-time'))} ms`, address);
  for (const category of Object.values(lhr.categories).filter(category => category.score < 1)) {
    for (const { id, weight } of category.auditRefs) {
      const { score, title } = lhr.audits[id];
      if (weight > 0 && score !== null && score < 1) console.log(`    ${category.id}: ${id} ${score}: ${title}`);
    }
  }
}
chrome.kill();
server.close();
process.exit(short ? 1 : 0);

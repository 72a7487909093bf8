// Lighthouse, as on a phone, for pages of a site. Prints what it found, one line a page; see `run`.
//   node run.mjs FOLDER [ADDRESS…]           serves the folder compressed; scores and times; ends with 1 below 100
//   node run.mjs --json http://HOST ADDRESS… a site that is served already; no times: they say more about a busy
//                                            machine than about the page. One JSON object a line, ends with 0
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as launcher from 'chrome-launcher';
import lighthouse from 'lighthouse';

/** One page of every kind that search engines may show. */
const KINDS = [
  '/', '/ideeen/', '/ideeen/gewoon-om-hulp-vragen/', '/ideeen/elke-brief-in-gewone-taal/', '/themas/', '/themas/oorzaken/',
  '/bijeenkomsten/', '/bijeenkomsten/2023-06-20-aan-de-slag-met-alternatieven-jeugdzorg/',
  '/bijeenkomsten/2030-06-20-voorbeeld-samen-verder-praten/', '/reeksen/', '/reeksen/wat-als/', '/nieuws/',
  '/nieuws/2023/eerste-resultaten-van-de-werkdagen/', '/magazine/wachten-is-geen-hulp/', '/deelnemers/', '/meedoen/',
  '/contact/', '/privacy/', '/zoeken/', '/sitemap/',
];
const TYPES = {
  html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', png: 'image/png',
  jpg: 'image/jpeg', webp: 'image/webp', woff2: 'font/woff2', xml: 'application/xml', json: 'application/json',
  webmanifest: 'application/manifest+json', txt: 'text/plain; charset=utf-8',
};

const json = process.argv[2] === '--json';
const [place, ...named] = process.argv.slice(json ? 3 : 2);
const addresses = named.length ? named : KINDS;

/** Answers as our server in the tests does: compressed. */
async function serve(folder) {
  const root = pathToFileURL(folder.endsWith('/') ? folder : folder + '/');
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    try {
      const file = path.slice(1) + (path.endsWith('/') ? 'index.html' : '');
      const bytes = await readFile(new URL(file, root));
      const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
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
  return server;
}

/** What keeps a category below 100. */
function missed(lhr) {
  return Object.values(lhr.categories).filter(category => category.score < 1).flatMap(category =>
    category.auditRefs
      .map(({ id, weight }) => ({ weight, ...lhr.audits[id] }))
      .filter(({ weight, score }) => weight > 0 && score !== null && score < 1)
      .map(({ id, score, title }) => `${category.id}: ${id} ${score}: ${title}`));
}

const server = json ? null : await serve(place);
const host = json ? place : `http://127.0.0.1:${server.address().port}`;
const chrome = await launcher.launch({
  chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--no-sandbox'],
});
const settings = json
  ? {
    onlyCategories: ['accessibility', 'best-practices', 'seo'],
    onlyAudits: ['cumulative-layout-shift'],
    throttlingMethod: 'provided',
  }
  : { throttling: { cpuSlowdownMultiplier: 1 } };

let short = false;
// A browser outlives who started it.
process.on('SIGTERM', () => { chrome.kill(); process.exit(143); });
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(host + address, { port: chrome.port, logLevel: 'error', ...settings });
    const scores = Object.values(lhr.categories).map(category => Math.round(category.score * 100));
    const value = id => Math.round(lhr.audits[id].numericValue * 1000) / 1000;
    const cls = value('cumulative-layout-shift');
    if (json) {
      const named = Object.fromEntries(Object.keys(lhr.categories).map((id, i) => [id, scores[i]]));
      console.log(JSON.stringify({ address, ...named, cls, missed: missed(lhr) }));
    } else {
      short ||= scores.some(score => score < 100);
      console.log(scores.join(' '), `LCP ${Math.round(value('largest-contentful-paint'))} ms`, `CLS ${cls}`,
        `TBT ${Math.round(value('total-blocking-time'))} ms`, address);
      missed(lhr).forEach(line => console.log('    ' + line));
    }
  }
} finally {
  chrome.kill();
  server?.close();
}
process.exit(short ? 1 : 0);

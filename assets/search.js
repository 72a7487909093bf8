// The files are described in docs/search.md.
(() => {
  const id = name => document.getElementById('search_' + name);
  const form = id('form'), input = id('q'), list = id('results'), more = id('more');
  let turn = 0, files = {}, entry, found, forms, query, wait;

  const message = name => form.dataset[name] || '';
  const flat = lists => [].concat(...lists);
  const load = async (name, options) => {
    const response = await fetch(message('index') + name + '.json', options);
    if (!response.ok) throw response;
    return response.json();
  };
  const part = name => {
    name = entry.version + '/' + name;
    return files[name] = files[name] || load(name);
  };
  const fold = text => text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  const pieces = text => text.split(/([a-z0-9\u00c0-\u1fff\u2c00-\ud7ff]+)/i);
  const words = text => pieces(fold(text)).filter((word, i) => i % 2 && word[1]);

  const file = (kind, word) => part(kind + (entry[kind].split(' ').filter(start => start <= word).length - 1));
  const rows = async (word, test) => (await file('w', word)).filter(([row]) => row.split(' ').some(test));
  const exact = word => rows(word, form => form === word);

  const sound = word => word.replace(/ij|ei|ie|y/g, 'i').replace(/c/g, 'k').replace(/(.)\1/g, '$1');
  const distance = (a, b) => {
    let before, last, now = [...b, 0].map((x, j) => j);
    for (let i = 1; i <= a.length; i++) {
      [before, last, now] = [last, now, [i]];
      for (let j = 1; j <= b.length; j++) {
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]),
          a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + 1 : 9);
      }
    }
    return now[b.length];
  };
  const near = async word => {
    let best = word[6] ? 3 : 2, hits = [];
    const known = (await file('w', word)).map(([row]) => row);
    for (const form of [...known, await file('e', [...word].reverse().join(''))].join(' ').split(' ')) {
      if (!word[3] || Math.abs(form.length - word.length) > 2) continue;
      const far = distance(sound(word), sound(form)) + distance(word, form) / 9 + (form[0] !== word[0]) / 9;
      if (far < best) hits = [];
      if (far <= best) hits.push(form);
      best = Math.min(best, far);
    }
    return hits.slice(0, 3);
  };

  // Itself, what begins with it, its two halves, or what is written nearly so.
  const look = async word => {
    let hits = await exact(word);
    if (!hits[0]) hits = (await rows(word, form => word[2] && form.startsWith(word))).slice(0, 5);
    if (hits[0]) return [{ hits }];
    for (let i = word.length - 3; i > 3; i--) {
      const first = await exact(word.slice(0, i));
      const second = first[0] ? await exact(word.slice(i).replace(/^s(?!ch)/, '')) : first;
      if (second[0]) return [{ hits: first }, { hits: second }];
    }
    const others = await near(word);
    return [{ hits: flat(await Promise.all(others.map(exact))), instead: others[0] }];
  };

  const weigh = async ({ hits }) => {
    const weights = {};
    for (const [, postings] of hits) {
      const pages = [];
      let page = -1, value = 0, shift = 0;
      for (const letter of postings[0] ? postings : await part('p' + postings)) {
        const digit = letter.charCodeAt() - 48;
        value += digit % 32 << shift;
        shift += 5;
        if (digit < 32) {
          pages.push([page += 1 + (value >> 3), value % 8]);
          value = shift = 0;
        }
      }
      for (const [page, level] of pages) {
        weights[page] = Math.max(weights[page] || 0, 1.5 ** level * Math.log(1 + entry.pages / pages.length));
      }
    }
    return weights;
  };
  const rank = async terms => {
    const ranks = {};
    for (const weights of await Promise.all(terms.map(weigh))) {
      for (const page in weights) {
        // All words first: no weight comes near a thousand.
        ranks[page] = (ranks[page] || page / entry.pages) + 1e3 + weights[page];
      }
    }
    return Object.keys(ranks).filter(page => ranks[page] >= 500 * terms.length).sort((a, b) => ranks[b] - ranks[a]);
  };

  const isHit = word => forms.some(form => word === form || form[3] && word.includes(form));
  const fill = (target, text) => pieces(text).forEach((piece, i) => {
    target.appendChild(document.createElement(i % 2 && isHit(fold(piece)) ? 'mark' : 'span')).textContent = piece;
  });
  const around = text => {
    let at = 0;
    const hit = pieces(text).some((piece, i) => (at += piece.length) && i % 2 && isHit(fold(piece)));
    if (hit && at > 160) text = '…' + text.slice(text.indexOf(' ', at - 90));
    return text.replace(/^(.{200}\S*).+/, '$1 …');
  };
  const show = ([url, title, kind, date, text]) => {
    const item = document.importNode(id('result').content, true);
    const [link, label, day, excerpt] = ['a', 'b', 'time', 'p'].map(name => item.querySelector(name));
    link.href = url;
    fill(link, title);
    label.textContent = message('kind_' + kind);
    day.textContent = date && new Date(day.dateTime = date).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' });
    fill(excerpt, around(text));
    list.appendChild(item);
    return link;
  };
  const next = async () => {
    const mine = turn, from = list.children.length;
    const results = await Promise.all(found.slice(from, from + 10).map(async page => (await part('r' + (page >> 2)))[page & 3]));
    if (mine !== turn) return;
    const phrase = words(query).join(' ');
    const lacks = result => phrase.includes(' ') && !words(result[1] + ' ' + result[4]).join(' ').includes(phrase);
    const links = results.sort((a, b) => lacks(a) - lacks(b)).map(show);
    more.hidden = !found[list.children.length];
    if (from) links[0].focus();
  };

  const run = async () => {
    const mine = ++turn;
    const say = (name, value) => {
      if (mine !== turn) return;
      id('tips').hidden = name !== 'none';
      id('status').textContent = message(name).replace('{0}', query).replace('{1}', value);
    };
    query = input.value.trim();
    list.textContent = '';
    more.hidden = true;
    say(query && 'busy');
    if (query) try {
      entry = await load('index', { cache: 'no-cache' });
      const asked = words(query).filter(word => !entry.stop.split(' ').includes(word)).slice(0, 8);
      const terms = flat(await Promise.all(asked.map(look)));
      const pages = await rank(terms);
      if (mine !== turn) return;
      found = pages;
      forms = flat(terms.map(term => term.hits)).map(([row]) => row).join(' ').split(' ');
      await next();
      const other = flat(terms.map(term => term.instead || []))[0];
      say(!asked[0] ? 'common' : !found[0] ? 'none' : other ? 'instead' : found[1] ? 'many' : 'one', other || found.length);
    } catch (error) {
      files = {};
      say(navigator.onLine ? 'error' : 'offline');
    }
  };
  const ask = how => {
    clearTimeout(wait);
    history[how + 'State'](null, '', '?q=' + encodeURIComponent(input.value));
    run();
  };
  (window.onpopstate = () => {
    input.value = new URLSearchParams(location.search).get('q') || '';
    run();
  })();
  form.onsubmit = event => ask('push', event.preventDefault());
  input.oninput = () => {
    clearTimeout(wait);
    wait = setTimeout(ask, 300, 'replace');
  };
  form.parentNode.onkeydown = event => {
    const stops = [input, ...list.querySelectorAll('a')];
    const to = stops[stops.indexOf(event.target) + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (to) to.focus(event.preventDefault());
  };
  more.onclick = () => next().catch(run);
  form.hidden = false;
})();

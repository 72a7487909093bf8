// Shows each change of the site as it comes, and each mistake until it is mended. What somebody is typing into a form is not
// thrown away by that: then the page says that there is a new one.
(function () {
  'use strict';
  var script = document.currentScript;
  var version = script.dataset.version;
  var panel = null;
  var notice = null;
  var typed = [];

  function element(name, text, style) {
    var made = document.createElement(name);
    made.textContent = text;
    Object.keys(style || {}).forEach(function (key) { made.style[key] = style[key]; });
    return made;
  }

  function mark(text) {
    document.body.appendChild(element('p', text, {
      position: 'fixed', insetInlineEnd: '1rem', insetBlockEnd: '1rem', margin: '0', padding: '.4rem .8rem',
      background: '#FFC845', color: '#2A1E3F', border: '2px solid #2A1E3F', borderRadius: '.5rem',
      font: '700 1rem/1.4 system-ui, sans-serif', zIndex: '2147483646'
    })).setAttribute('role', 'note');
  }

  function show(state) {
    hide();
    panel = element('section', '', {
      position: 'fixed', insetInline: '0', insetBlockStart: '0', maxHeight: '70vh', overflow: 'auto',
      padding: '1rem 1.5rem', background: '#2A1E3F', color: '#FFF8EC', borderBlockEnd: '6px solid #FFC845',
      font: '1rem/1.5 system-ui, sans-serif', zIndex: '2147483647'
    });
    panel.setAttribute('role', 'alert');
    panel.appendChild(element('h2', state.title, { margin: '0', font: '700 1.25rem/1.4 system-ui, sans-serif' }));
    panel.appendChild(element('p', state.stays, { margin: '0 0 .5rem' }));
    state.problems.forEach(function (problem) {
      panel.appendChild(element('p', problem.place, { margin: '.75rem 0 0', font: '700 1rem/1.4 monospace' }));
      panel.appendChild(element('p', problem.what + (problem.hint ? ' (' + problem.hint + ')' : ''), { margin: '0' }));
      if (problem.lines) {
        panel.appendChild(element('pre', problem.lines, {
          margin: '.25rem 0 0', padding: '.5rem', background: '#1B1426', color: '#F6EEDF', overflow: 'auto'
        }));
      }
    });
    document.body.appendChild(panel);
  }

  function hide() {
    if (panel) {
      panel.remove();
      panel = null;
    }
  }

  function isUnsent(field) {
    return field.isConnected && field.value !== field.defaultValue;
  }

  function wait() {
    if (notice) {
      return;
    }
    notice = element('section', '', {
      position: 'fixed', insetInlineStart: '1rem', insetBlockEnd: '1rem', maxWidth: 'min(30rem, 80vw)', padding: '.8rem 1rem',
      background: '#2A1E3F', color: '#FFF8EC', border: '2px solid #FFC845', borderRadius: '.5rem',
      font: '1rem/1.5 system-ui, sans-serif', zIndex: '2147483646'
    });
    notice.setAttribute('role', 'status');
    notice.appendChild(element('p', script.dataset.changed, { margin: '0 0 .5rem' }));
    var again = element('button', script.dataset.again, { font: 'inherit', padding: '.4rem .8rem', cursor: 'pointer' });
    again.type = 'button';
    again.addEventListener('click', function () { location.reload(); });
    notice.appendChild(again);
    document.body.appendChild(notice);
  }

  document.addEventListener('input', function (event) {
    var field = event.target;
    var text = field.matches('textarea, input:not([type=checkbox], [type=radio], [type=hidden])');
    var form = text && field.closest('form');
    // Not its property: a field can have that name.
    if (form && /^post$/i.test(form.getAttribute('method')) && typed.indexOf(field) < 0) {
      typed.push(field);
    }
  });
  if (script.dataset.mark) {
    mark(script.dataset.mark);
  }
  new EventSource(script.dataset.events).addEventListener('state', function (event) {
    var state = JSON.parse(event.data);
    if (state.problems.length) {
      show(state);
    } else if (state.version === version) {
      hide();
    } else if (typed.some(isUnsent)) {
      hide();
      wait();
    } else {
      location.reload();
    }
  });
})();

// Help with filling in a form; everything works without it.
"use strict";
{
  const add = (parent, tag, values) => parent.appendChild(Object.assign(document.createElement(tag), values));
  const length = (text) => [...text.replace(/\r\n/g, "\n").trim()].length;
  const digits = (text) => text.replace(/\D/g, "");

  // In the order of data-kinds.
  const isBsn = (text) => {
    const sum = [...text].reduce((all, digit, i) => all + digit * (i === 8 ? -1 : 9 - i), 0);
    return text.length === 9 && sum % 11 === 0 && sum !== 0;
  };
  const isIban = (text) => {
    const code = text.replace(/\W/g, "").toUpperCase();
    const number = (code.slice(4) + code.slice(0, 4)).replace(/[A-Z]/g, (c) => c.charCodeAt(0) - 55);
    return [...number].reduce((rest, digit) => (rest * 10 + +digit) % 97, 0) === 1;
  };
  const finders = [
    (text) => /[^\s@]@[^\s@]+\.[a-z]{2}/i.test(text),
    (text) => /(?<!\d)(\+31|0031|0)[\s-]?(\(0\))?(?!800|900)[1-9]([\s-]?\d){8}(?!\d)/.test(text),
    (text) => (text.match(/(?<!\d)\d([. ]?\d){8}(?!\d)/g) || []).some((found) => isBsn(digits(found))),
    (text) => (text.match(/\b[a-z]{2}\d\d( ?\w){11,30}/gi) || []).some((found) => isIban(found) || isIban(found.replace(/ /g, "").slice(0, 18))),
  ];

  const note = (entry, kind, text) => {
    let line = entry.querySelector("." + kind);
    if (!line && text) {
      line = add(entry, "p", { className: kind });
      line.setAttribute("role", "status");
    }
    if (line && line.textContent !== text) line.textContent = text;
    if (line) line.hidden = !text;
  };

  const look = (form, entry, input) => {
    const left = entry.dataset.most - length(input.value);
    const words = left < 0 ? form.dataset.over : form.dataset.left;
    const near = left < Math.max(20, entry.dataset.most / 5);
    note(entry, "count", near ? words.replace("{0}", Math.abs(left)) : "");
    if ("shown" in entry.dataset) {
      const kinds = form.dataset.kinds.split("|").filter((kind, i) => finders[i](input.value));
      note(entry, "warn", kinds.map((kind) => form.dataset.warn.replace("{0}", kind)).join(" "));
    }
  };

  const mistake = (form, entry) => {
    const { missing, long, wrong, needed, most } = entry.dataset;
    const inputs = [...entry.querySelectorAll("input, textarea, select")];
    const choices = inputs.filter((input) => /radio|checkbox/.test(input.type));
    if (choices.length) {
      const chosen = choices.filter((input) => input.checked).length;
      return (!chosen && missing) || (long && chosen > most && long) || "";
    }
    const text = inputs[0].value.trim();
    const asked = form.querySelector("[name=contact]:checked, [name=newsletter]:checked");
    if (!text) return missing || (asked && needed) || "";
    if (inputs[0].type === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text)) return wrong || "";
    if (inputs[0].type === "tel" && !/^\+?[\d\s().\/-]{8,}$/.test(text)) return wrong || "";
    return (long && length(text) > most && long) || "";
  };

  const clean = (form) => {
    form.querySelectorAll(".errors, .error").forEach((old) => old.remove());
    form.querySelectorAll("[aria-invalid]").forEach((input) => {
      input.removeAttribute("aria-invalid");
      const others = (input.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && !/_error$/.test(id));
      if (others.length) input.setAttribute("aria-describedby", others.join(" "));
      else input.removeAttribute("aria-describedby");
    });
  };

  const show = (form, errors) => {
    const key = form.dataset.form;
    const box = document.createElement("div");
    Object.assign(box, { className: "errors", tabIndex: -1, id: key + "_errors" });
    const heading = form.querySelector("[id$=_heading]");
    const title = errors.length === 1 ? form.dataset.one : form.dataset.many.replace("{0}", errors.length);
    add(box, "p", { textContent: title }).className = "title";
    const list = add(box, "ul", {});
    for (const [entry, text] of errors) {
      const first = entry.querySelector("input, textarea, select");
      const holder = entry.tagName === "FIELDSET" ? entry : first;
      const line = document.createElement("p");
      Object.assign(line, { className: "error", id: first.id + "_error", textContent: form.dataset.prefix + " " + text });
      entry.insertBefore(line, first.closest(".choice") || first);
      holder.setAttribute("aria-invalid", "true");
      holder.setAttribute("aria-describedby", [line.id, holder.getAttribute("aria-describedby")].filter(Boolean).join(" "));
      add(add(list, "li", {}), "a", { href: "#" + first.id, textContent: text });
    }
    heading.after(box);
    box.focus();
  };

  // Only what may become public, and only in this tab.
  const keep = (form) => {
    const name = "watals " + location.pathname + " " + form.dataset.form;
    const fields = [...form.querySelectorAll("[data-shown] :is(input, textarea)")];
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(name));
    } catch (broken) {
      sessionStorage.removeItem(name);
    }
    const line = document.createElement("p");
    line.className = "draft";
    const words = add(line, "span", {});
    const button = add(line, "button", { type: "button", textContent: form.dataset.clear });
    const tell = (text) => {
      words.textContent = text + " ";
      if (!line.isConnected) form.querySelector("button:not([type])").parentNode.before(line);
    };
    button.addEventListener("click", () => {
      fields.forEach((field) => (field.value = ""));
      sessionStorage.removeItem(name);
      line.remove();
      fields[0].focus();
    });
    if (kept && fields.every((field) => !field.value)) {
      fields.forEach((field) => (field.value = kept[field.name] || ""));
      tell(form.dataset.back);
    }
    form.addEventListener("input", () => {
      const values = Object.fromEntries(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
      if (!Object.keys(values).length) return;
      sessionStorage.setItem(name, JSON.stringify(values));
      if (!line.isConnected) tell(form.dataset.kept);
    });
    return () => sessionStorage.removeItem(name);
  };

  const stamp = async (form) => {
    const answer = await fetch(form.dataset.stamp, { credentials: "omit" });
    if (!answer.ok) return;
    const { stamp: text, bits } = await answer.json();
    let work = 0;
    for (const bytes = new TextEncoder(); bits && crypto.subtle; work++) {
      const hash = new DataView(await crypto.subtle.digest("SHA-256", bytes.encode(text + "." + work)));
      if (Math.clz32(hash.getUint32(0)) >= bits) break;
    }
    add(form, "input", { type: "hidden", name: "stempel", value: text + "." + work });
  };

  const help = (form) => {
    form.dataset.ready = "";
    const forget = form.dataset.kept ? keep(form) : () => {};
    let stamped = form.dataset.stamp ? null : true;
    const ask = () => {
      // Faster looks like a machine.
      const slow = new Promise((done) => setTimeout(done, 3200));
      stamped = stamped || Promise.allSettled([stamp(form), slow]).then(() => (stamped = true));
    };
    form.addEventListener("focusin", ask);
    let timer;
    form.addEventListener("input", ({ target }) => {
      const entry = target.closest("[data-most]");
      clearTimeout(timer);
      if (entry && entry.tagName !== "FIELDSET") timer = setTimeout(look, 400, form, entry, target);
    });
    form.addEventListener("submit", (event) => {
      clean(form);
      const errors = [...form.querySelectorAll(".entry")].map((entry) => [entry, mistake(form, entry)]).filter(([, text]) => text);
      if (errors.length) {
        event.preventDefault();
        show(form, errors);
      } else if (stamped !== true) {
        event.preventDefault();
        ask();
        stamped.then(() => form.requestSubmit());
      } else {
        forget();
      }
    });
  };

  document.querySelectorAll("form[data-form]:not([data-ready])").forEach(help);

  document.addEventListener("click", ({ target }) => {
    const select = target.dataset.reply && document.getElementById("reactie_parent");
    if (select) select.value = target.dataset.reply;
  });
}

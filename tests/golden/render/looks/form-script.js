"use strict";
(() => {
  const form = document.getElementById("questions");
  const data = JSON.parse(document.getElementById("form-data").textContent);
  const at = (id) => document.getElementById(id);
  const question = (item) => at(`item-${item.id}`);
  const fields = (item) => [...question(item).querySelectorAll("input")];
  let unsaved = false;
  let warned = false;

  // What stands in a field for numbers: a number, null where it is empty, undefined where it is neither.
  const written = (field) => {
    const text = field.value.trim().replace(",", ".");
    if (text === "") return null;
    const number = Number(text);
    const fits = Number.isFinite(number) && number >= Number(field.dataset.min) && number <= Number(field.dataset.max);
    return fits ? number : undefined;
  };

  const answer = (item) => {
    const chosen = fields(item).find((field) => field.checked);
    if (chosen) return chosen.value === "not_applicable" ? "not_applicable" : Number(chosen.value);
    const number = fields(item).find((field) => field.type === "text");
    return number ? written(number) : null;
  };
  const isAnswered = (item) => answer(item) !== null && answer(item) !== undefined;
  const unanswered = () => data.items.filter((item) => !isAnswered(item));

  // What the page says, in its language or, marked as such, in English.
  const mark = (element, prompt) => {
    for (const [name, english] of [["lang", "en"], ["dir", "ltr"]]) {
      if (data.prompts[prompt].english) element.setAttribute(name, english);
      else element.removeAttribute(name);
    }
  };
  const words = (prompt, places = {}) =>
    data.prompts[prompt].words.replace(/\{(\w+)\}/g, (whole, place) => places[place] ?? whole);
  const write = (element, prompt, places) => {
    element.textContent = words(prompt, places);
    mark(element, prompt);
  };
  const say = (prompt) => {
    if (prompt) write(at("said"), prompt);
    else at("said").textContent = "";
  };

  const show = () => {
    const left = unanswered();
    const done = data.items.length - left.length;
    at("progress-bar").value = done;
    write(at("progress-text"), "progress", {done, count: data.items.length});
    for (const item of data.items) {
      question(item).querySelector(".take-back").hidden = !isAnswered(item);
    }
    if (warned) showUnanswered(left);
    return left;
  };

  const showUnanswered = (left) => {
    at("unanswered").hidden = left.length === 0;
    write(at("unanswered-text"), "unanswered", {count: left.length});
    at("unanswered-list").replaceChildren(...left.map((item) => {
      const link = document.createElement("a");
      link.href = `#item-${item.id}`;
      link.textContent = item.number;
      link.setAttribute("aria-label", words("go_to", {number: item.number}));
      mark(link, "go_to");
      link.addEventListener("click", (event) => {
        event.preventDefault();
        fields(item)[0].focus();
        question(item).scrollIntoView({block: "center"});
      });
      const entry = document.createElement("li");
      entry.append(link);
      return entry;
    }));
  };

  const takeBack = (item) => {
    for (const field of fields(item)) {
      field.checked = false;
      if (field.type === "text") field.value = "";
    }
    changed(item);
  };

  const changed = (item) => {
    unsaved = true;
    const number = fields(item).find((field) => field.type === "text");
    if (number) {
      const wrong = written(number) === undefined;
      number.setAttribute("aria-invalid", String(wrong));
      at(`item-${item.id}-fault`).hidden = !wrong;
    }
    const left = show();
    say(left.length === 0 ? "all_answered" : null);
  };

  for (const item of data.items) {
    question(item).addEventListener("input", (event) => {
      // A number and "not applicable" exclude each other.
      if (event.target.type === "text") {
        fields(item).forEach((field) => { if (field.type === "checkbox") field.checked = false; });
      } else if (event.target.type === "checkbox" && event.target.checked) {
        fields(item).forEach((field) => { if (field.type === "text") field.value = ""; });
      }
      changed(item);
    });
    question(item).addEventListener("keydown", (event) => {
      if ((event.key === "Delete" || event.key === "Backspace") && event.target.type === "radio") {
        event.preventDefault();
        takeBack(item);
      }
    });
    question(item).querySelector(".take-back").addEventListener("click", () => {
      takeBack(item);
      fields(item)[0].focus();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());

  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  const response = () => ({
    format: "intimetry.response/1",
    instrument: data.instrument,
    version: data.version,
    perspective: data.perspective,
    date: today(),
    language: data.language,
    answers: Object.fromEntries(data.items.map((item) => [item.id, answer(item)])),
  });

  const download = () => {
    const file = new Blob([JSON.stringify(response(), null, 2) + "\n"], {type: "application/json"});
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "response.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    warned = false;
    at("unanswered").hidden = true;
    at("clear").hidden = false;
    say("downloaded");
  };

  at("download").addEventListener("click", () => {
    const wrong = data.items.find((item) => answer(item) === undefined);
    if (wrong) {
      fields(wrong)[0].focus();
      return;
    }
    const left = unanswered();
    if (left.length > 0 && !warned) {
      warned = true;
      showUnanswered(left);
      at("unanswered").focus();
      return;
    }
    download();
  });

  const clear = () => {
    form.reset();
    unsaved = false;
    warned = false;
    at("unanswered").hidden = true;
    at("clear").hidden = true;
    show();
  };

  at("clear").addEventListener("click", () => {
    clear();
    say("cleared");
    window.scrollTo(0, 0);
    at("top").focus();
  });

  window.addEventListener("beforeunload", (event) => {
    if (!unsaved) return;
    event.preventDefault();
    event.returnValue = "";
  });
  // What was downloaded must not come back with the browser's Back button.
  window.addEventListener("pagehide", () => { if (!unsaved) clear(); });

  form.reset();
  for (const part of document.querySelectorAll(".needs-script, .progress")) part.hidden = false;
  show();
})();

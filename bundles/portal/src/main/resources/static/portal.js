// SPDX-License-Identifier: Apache-2.0
// Suggestions while typing, printing, the language menu. Everything works without it.

const WAIT = 120;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.list = document.getElementById("suggestions");
    this.status = document.getElementById("suggest-status");
    this.active = -1;
    this.timer = 0;
    this.running = null;
    this.asked = "";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    // while an input method composes, the value is the reading: the best time to suggest
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", event => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", event => event.preventDefault());
    this.list.addEventListener("click", event => this.go(event.target.closest("[role=option]")));
  }

  options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const typed = this.input.value.trim();
    if (typed === this.asked) {
      return;
    }
    this.asked = typed;
    this.running?.abort();
    if (typed === "") {
      this.list.replaceChildren();
      this.close();
      return;
    }
    this.running = new AbortController();
    try {
      const answer = await fetch(`${this.input.dataset.suggest}?q=${encodeURIComponent(typed)}`, {
        signal: this.running.signal,
      });
      if (answer.ok) {
        this.show(await answer.text());
      }
    } catch (error) {
      // a newer question has overtaken this one, or the network is away: the form still works
      if (error.name !== "AbortError") {
        this.close();
      }
    }
  }

  show(html) {
    const parsed = new DOMParser().parseFromString(`<ul>${html}</ul>`, "text/html");
    this.list.replaceChildren(...parsed.querySelectorAll("li"));
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    const count = this.options().length;
    this.say(count === 0 ? this.input.dataset.none : this.input.dataset.count.replace("{0}", count));
    if (count > 0 && document.activeElement === this.input) {
      this.open();
    } else {
      this.close();
    }
  }

  say(text) {
    this.status.textContent = text;
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.options().forEach(option => option.setAttribute("aria-selected", "false"));
  }

  key(event) {
    if (event.isComposing) {
      return;
    }
    const options = this.options();
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length > 0) {
      event.preventDefault();
      this.open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // one place more than options: the box itself
      this.select(((this.active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.go(options[this.active]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  select(index) {
    this.active = index;
    this.options().forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === index));
      if (i === index) {
        this.input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      }
    });
    if (index < 0) {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  go(option) {
    if (option) {
      location.assign(option.dataset.href);
    }
  }
}

const input = document.querySelector("[data-suggest]");
if (input) {
  new Suggestions(input);
}

const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

// a menu that stays open over the page is in the way
const languages = document.querySelector(".languages");
if (languages) {
  document.addEventListener("click", event => {
    if (!languages.contains(event.target)) {
      languages.open = false;
    }
  });
  languages.addEventListener("keydown", event => {
    if (event.key === "Escape" && languages.open) {
      languages.open = false;
      languages.querySelector("summary").focus();
    }
  });
}

// Keyboard: "/" to the search field, "?" to the list of keys, "g" and a letter to a page. All works without it too.
(() => {
  "use strict";
  const WAIT = 1500;
  let since = 0;

  const typing = (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  const go = (key) => {
    const link = document.querySelector(`nav a[data-key="${CSS.escape(key)}"]`);
    if (link instanceof HTMLElement) link.click();
    return link !== null;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.timeStamp - since < WAIT && go(event.key)) {
      event.preventDefault();
      since = 0;
      return;
    }
    since = event.key === "g" ? event.timeStamp : 0;
    const wanted = { "/": 'input[type="search"]', "?": "#keys" }[event.key];
    const place = wanted && document.querySelector(wanted);
    if (place instanceof HTMLElement) {
      event.preventDefault();
      place.focus();
    }
  });
})();

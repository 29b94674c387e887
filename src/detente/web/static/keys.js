// Keyboard: "/" to the search field, "g" and a letter to a page. Everything works without this file too.
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
    const field = document.querySelector('input[type="search"]');
    if (event.key === "/" && field instanceof HTMLElement) {
      event.preventDefault();
      field.focus();
    }
  });
})();

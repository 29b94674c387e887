// Sliders beside number inputs: moving one moves the other. Without this file the number inputs stand alone.
(() => {
  "use strict";
  const pair = (slider) => {
    const field = document.getElementById(slider.dataset.for);
    if (!(field instanceof HTMLInputElement) || !slider.hidden) return;
    slider.hidden = false;
    slider.addEventListener("input", () => {
      field.value = slider.value;
    });
    field.addEventListener("input", () => {
      slider.value = field.value === "" ? field.placeholder : field.value;
    });
  };
  const pairAll = () => document.querySelectorAll("input[type=range][data-for]").forEach(pair);
  document.addEventListener("htmx:after:swap", pairAll);
  pairAll();
})();

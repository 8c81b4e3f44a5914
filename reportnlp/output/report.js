(function () {
  "use strict";
  var kinds = Array.prototype.map.call(document.querySelectorAll("#bar input"), function (box) {
    return box.dataset.kind;
  });
  var place = document.getElementById("place");
  var current = -1;

  function shown() {
    var wanted = kinds.filter(function (kind) {
      return !document.body.classList.contains("no-" + kind);
    });
    return Array.prototype.filter.call(document.querySelectorAll("#text .stop"), function (mark) {
      return wanted.some(function (kind) { return mark.classList.contains(kind); });
    });
  }

  function go(step) {
    var marks = shown();
    document.querySelectorAll("#text .current").forEach(function (mark) {
      mark.classList.remove("current");
    });
    if (!marks.length) { place.textContent = "没有可跳转的地方"; current = -1; return; }
    current = (current + step + marks.length) % marks.length;
    if (current < 0) { current = 0; }
    marks[current].classList.add("current");
    marks[current].scrollIntoView({ block: "center" });
    place.textContent = (current + 1) + " / " + marks.length + "　" + (marks[current].title || "");
  }

  document.getElementById("bar").addEventListener("change", function (event) {
    document.body.classList.toggle("no-" + event.target.dataset.kind, !event.target.checked);
    current = -1;
    place.textContent = "";
  });
  document.getElementById("next").addEventListener("click", function () { go(1); });
  document.getElementById("previous").addEventListener("click", function () { go(current < 0 ? 0 : -1); });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "j" || event.key === "ArrowRight") { go(1); }
    if (event.key === "k" || event.key === "ArrowLeft") { go(current < 0 ? 0 : -1); }
  });
  // an item that begins inside another one's piece has no element of its own name
  window.addEventListener("hashchange", jump);
  function jump() {
    var key = decodeURIComponent(location.hash.slice(1));
    if (!key || document.getElementById(key)) { return; }
    var mark = document.querySelector('#text [data-keys~="' + CSS.escape(key) + '"]');
    if (mark) { mark.scrollIntoView({ block: "center" }); }
  }
  jump();
}());

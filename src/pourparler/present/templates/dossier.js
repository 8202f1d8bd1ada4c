(function () {
  "use strict";
  var form = document.querySelector(".filter"), input = form.querySelector("input"), out = form.querySelector("output");
  var lists = null, timer = 0;

  function gather() {
    function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
    function entry(element, around) { return { element: element, text: (around + " " + element.textContent).toLowerCase() }; }
    lists = {
      speakers: all(".speaker").map(function (box) {
        var head = box.querySelector("summary").textContent;
        return { box: box, open: box.open, entries: all(".said > li", box).map(function (li) { return entry(li, head); }) };
      }),
      quotes: all(".quotes").map(function (box) {
        var head = box.querySelector("summary").textContent;
        return { box: box, open: box.open, entries: all(".dated > li", box).map(function (li) { return entry(li, head); }) };
      }),
      sides: all(".side, .offer"),
      articles: all("article").map(function (element) { return entry(element, ""); }),
      spans: all("details.span").map(function (box) { return { box: box, open: box.open }; })
    };
  }

  function show(entries, terms) {
    var shown = 0;
    entries.forEach(function (entry) {
      var fits = terms.every(function (term) { return entry.text.indexOf(term) >= 0; });
      entry.element.hidden = !fits;
      shown += fits;
    });
    return shown;
  }

  function filter() {
    clearTimeout(timer);
    if (!lists) gather();
    var terms = input.value.toLowerCase().split(/\s+/).filter(Boolean), statements = 0;
    lists.speakers.forEach(function (speaker) {
      var shown = show(speaker.entries, terms);
      statements += shown;
      speaker.box.hidden = !shown;
      speaker.box.open = terms.length ? true : speaker.open;
    });
    lists.quotes.forEach(function (quote) {
      quote.box.hidden = !show(quote.entries, terms);
      quote.box.open = terms.length ? true : quote.open;
    });
    lists.sides.forEach(function (side) {
      side.hidden = terms.length > 0 && !side.querySelector(".speaker:not([hidden]), .quotes:not([hidden])");
    });
    var articles = show(lists.articles, terms);
    lists.spans.forEach(function (span) {
      span.box.hidden = !span.box.querySelector("article:not([hidden])");
      span.box.open = terms.length ? true : span.open;
    });
    out.textContent = terms.length ? statements + (statements === 1 ? " statement, " : " statements, ") +
      articles + (articles === 1 ? " article" : " articles") : "";
  }

  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    var box = target.closest("details"), moved = false;
    if (target.closest("[hidden]")) { input.value = ""; filter(); moved = true; }
    while (box) {
      if (!box.open) { box.open = true; moved = true; }
      box = box.parentElement.closest("details");
    }
    if (moved) target.scrollIntoView();
  }

  var closed = [];
  addEventListener("beforeprint", function () {
    closed = Array.prototype.filter.call(document.querySelectorAll("details:not([open])"), function (box) { return (box.open = true); });
  });
  addEventListener("afterprint", function () { closed.forEach(function (box) { box.open = false; }); });
  addEventListener("hashchange", reveal);
  form.addEventListener("submit", function (event) { event.preventDefault(); filter(); });
  input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(filter, 120); });
  form.hidden = false;
  reveal();
})();

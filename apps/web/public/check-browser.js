// Runs before the client, in whatever browser there is, so in the language of old ones: where something is missing that the client
// cannot do without, the page says so instead of staying empty. What is asked for is what Chromium 123, Firefox 125 and Safari 17.5 have.
(function () {
  var css = window.CSS && CSS.supports;
  var isEnough =
    css &&
    CSS.supports('color', 'light-dark(#000, #fff)') &&
    CSS.supports('selector(:has(a))') &&
    CSS.supports('selector(&)') &&
    'noModule' in HTMLScriptElement.prototype &&
    'popover' in HTMLElement.prototype &&
    window.HTMLDialogElement &&
    Array.prototype.toSorted &&
    window.indexedDB !== undefined &&
    window.WebSocket;
  if (isEnough) return;
  var root = document.documentElement;
  root.setAttribute('data-browser', 'old');
  root.lang = isEnglish() ? 'en' : 'zh-CN';
  var style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/old-browser.css';
  document.head.appendChild(style);
  document.addEventListener('DOMContentLoaded', function () {
    var told = document.getElementById('old-browser');
    if (isEnglish()) {
      document.title = 'Huigao';
      // Its own language first; the other stands below it.
      told.insertBefore(told.querySelector('[lang="en"]'), told.firstChild);
    }
    told.removeAttribute('hidden');
  });

  /** As chosen in Huigao before, else as the browser prefers. */
  function isEnglish() {
    var kept = null;
    try {
      kept = localStorage.getItem('huigao.locale');
    } catch (_error) {
      // Where storage is switched off.
    }
    var preferred = (navigator.languages || [navigator.language]).join(',');
    var first = /\b(zh|en)\b/i.exec(kept || preferred);
    return first !== null && first[1].toLowerCase() === 'en';
  }
})();

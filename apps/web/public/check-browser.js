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
  document.documentElement.setAttribute('data-browser', 'old');
  var style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/old-browser.css';
  document.head.appendChild(style);
  document.addEventListener('DOMContentLoaded', function () {
    document.getElementById('old-browser').removeAttribute('hidden');
  });
})();

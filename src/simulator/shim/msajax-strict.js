/*
 * Microsoft Ajax also replaces these three on every page of Outlook on the web, and its versions know one argument
 * only (microsoft/referencesource#190). A local run does the same, so that code relying on the second one fails here.
 */
(function () {
  String.prototype.startsWith = function (prefix) {
    return this.slice(0, prefix.length) === String(prefix);
  };
  String.prototype.endsWith = function (suffix) {
    return this.slice(Math.max(0, this.length - suffix.length)) === String(suffix);
  };
  String.prototype.trim = function () {
    return this.replace(/^\s+|\s+$/g, '');
  };
})();

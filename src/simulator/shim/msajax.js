/* global window */
/*
 * The globals that office.js on the web looks for before it starts and that Microsoft Ajax 3.5 supplies in Outlook
 * itself. Written for local runs; a release loads office.js from Microsoft and never this file.
 */
(function () {
  function errorOf(name) {
    return function (parameter, message) {
      const error = new Error('Sys.' + name + ': ' + (message || parameter || ''));
      error.name = 'Sys.' + name;
      return error;
    };
  }

  function registerNamespace(name) {
    name.split('.').reduce(function (holder, part) {
      holder[part] = holder[part] || {};
      return holder[part];
    }, window);
  }

  function noop() {}

  window.Type = Function;
  Function.registerNamespace = registerNamespace;
  Function.registerClass = noop;
  Function.prototype.registerClass = noop;
  Function._validateParams = function () {
    return null;
  };

  window.Sys = {
    StringBuilder: function () {},
    Debug: { trace: noop },
    Browser: {},
    Serialization: {
      JavaScriptSerializer: {
        serialize: function (value) {
          return JSON.stringify(value);
        },
        deserialize: function (text) {
          return JSON.parse(text);
        },
      },
    },
  };

  Error.argument = errorOf('ArgumentException');
  Error.argumentNull = errorOf('ArgumentNullException');
  Error.argumentOutOfRange = errorOf('ArgumentOutOfRangeException');
  Error.argumentType = errorOf('ArgumentTypeException');
  Error.invalidOperation = errorOf('InvalidOperationException');
  Error.notImplemented = errorOf('NotImplementedException');
  Error.parameterCount = errorOf('ParameterCountException');
  Error.create = errorOf('Exception');
})();

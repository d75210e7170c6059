/* global window, document, navigator, location, Request, URL, Event */
/*
 * Runs in an add-in's page before office.js, in local builds only. It reports every request of the page to the window
 * around it, cuts the network when that window is switched to offline, hands it pressed mail links, supplies
 * `Office.context.officeTheme`, which the npm library leaves undefined on the web, gives the client its own name, which that
 * library takes for the web, and takes in a message that comes late.
 */
(function () {
  let settings = { offline: false, theme: undefined };
  try {
    settings = Object.assign(settings, JSON.parse(window.name).simulator);
  } catch {
    // Opened on its own, outside the simulator: nothing to shape.
  }
  if (window.parent === window) return;

  function report(method, url, body, status) {
    const request = {
      method: method.toUpperCase(),
      url: new URL(url, location.href).href,
      body: typeof body === 'string' ? body : '',
      status: status,
    };
    window.parent.postMessage({ simulatorRequest: request }, location.origin);
  }

  const realFetch = window.fetch.bind(window);
  window.fetch = function (input, init) {
    const request = new Request(input, init);
    const body = init && typeof init.body === 'string' ? Promise.resolve(init.body) : request.clone().text();
    function done(status) {
      body.then(
        function (text) {
          report(request.method, request.url, text, status);
        },
        function () {
          report(request.method, request.url, '', status);
        },
      );
    }
    if (settings.offline) {
      done(0);
      return Promise.reject(new TypeError('Failed to fetch'));
    }
    return realFetch(request).then(
      function (response) {
        done(response.status);
        return response;
      },
      function (error) {
        done(0);
        throw error;
      },
    );
  };

  const realOpen = window.XMLHttpRequest.prototype.open;
  const realSend = window.XMLHttpRequest.prototype.send;
  window.XMLHttpRequest.prototype.open = function (method, url) {
    this.simulatorTarget = { method: method, url: url };
    return realOpen.apply(this, arguments);
  };
  window.XMLHttpRequest.prototype.send = function (body) {
    const target = this.simulatorTarget;
    if (settings.offline) {
      report(target.method, target.url, body, 0);
      window.setTimeout(this.dispatchEvent.bind(this, new Event('error')));
      return;
    }
    this.addEventListener('loadend', function (event) {
      report(target.method, target.url, body, event.target.status);
    });
    realSend.apply(this, arguments);
  };

  const realBeacon = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = function (url, body) {
    report('POST', url, body, settings.offline ? 0 : 200);
    return !settings.offline && realBeacon(url, body);
  };

  // A pressed mail link goes to the machine's mail program, which here is the window around the page.
  document.addEventListener('click', function (event) {
    const link = event.target.closest ? event.target.closest('a[href^="mailto:"]') : null;
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    window.parent.postMessage({ simulatorMailLink: link.href }, location.origin);
  });

  Object.defineProperty(navigator, 'onLine', {
    get: function () {
      return !settings.offline;
    },
  });

  const realDefine = Object.defineProperties;
  Object.defineProperties = function (target, properties) {
    if (properties.hostName && properties.OWAView) properties.hostName.value = settings.hostName;
    return realDefine(target, properties);
  };

  // The library's Outlook part arrives as a script of its own; its context class is complete once that has loaded.
  document.addEventListener(
    'load',
    function (event) {
      const script = event.target;
      if (!script || !/outlook-web-[\d.]+(debug\.)?js/.test(script.src || '')) return;
      Object.defineProperty(window.OSF.DDA.OutlookContext.prototype, 'officeTheme', {
        configurable: true,
        get: function () {
          return settings.theme;
        },
      });
    },
    true,
  );

  window.addEventListener('message', function (event) {
    if (event.source !== window.parent || event.origin !== location.origin) return;
    // What the library does at `ItemChanged`, without the event.
    if (event.data && event.data.simulatorItem)
      window.Office.context.mailbox.initialize(event.data.simulatorItem);
    const changed = event.data && event.data.simulatorSettings;
    if (!changed) return;
    const wasOffline = settings.offline;
    settings = changed;
    if (changed.offline !== wasOffline)
      window.dispatchEvent(new Event(changed.offline ? 'offline' : 'online'));
  });
})();

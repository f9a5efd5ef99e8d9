// Carries messages between the embedding page and the simulator's server. What they mean is the server's business,
// except for what only a page can know: its devices, its connection, and whether it was configured.
'use strict';

(() => {
  const embedding = window.parent === window ? null : window.parent;
  const listeners = new Set();
  const unsent = [];
  const ownRequests = new Set();
  const connectionListeners = new Set();
  let socket;
  let lastUpdate;
  let wasConnected = false;
  let configuration;

  // JSON has no dates, and the library calls their methods.
  const revive = (_, value) =>
    value !== null && typeof value === 'object' && typeof value.$date === 'number' ? new Date(value.$date) : value;

  // Any page that could embed us is approved: frame-ancestors has seen to it.
  const post = (event, data) => embedding?.postMessage(data === undefined ? { event } : { event, data }, '*');

  const send = (event, data) => {
    const text = JSON.stringify({ event, data });
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(text);
    } else {
      unsent.push(text);
    }
  };

  const receive = (message) => {
    if (message.event === 'ccp::reload') {
      location.reload();
      return;
    }
    if (message.event === 'agent::update') {
      lastUpdate = message;
    }
    const isOwn =
      message.event.startsWith('ccp::') ||
      (message.event === 'api_response' && ownRequests.delete(message.data.requestId));
    if (!isOwn) {
      post(message.event, message.data);
    }
    for (const listener of listeners) {
      listener(message);
    }
  };

  const listDevices = async () => {
    try {
      const devices = await navigator.mediaDevices.enumerateDevices();
      post(
        'media_device_response',
        devices.map((device) => device.toJSON()),
      );
    } catch (error) {
      post('media_device_response', { error: error.message });
    }
  };

  const hear = (event, data) => {
    if (event === 'configure') {
      configuration = data;
    }
    if (event.startsWith('ccp::')) {
      return;
    }
    if (event === 'media_device_request') {
      listDevices();
    } else {
      send(event, data);
    }
  };

  const connect = () => {
    const address = new URL('socket', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    address.search = location.search;
    socket = new WebSocket(address);
    let open = false;
    const tell = (status) => {
      for (const listener of connectionListeners) {
        listener(status);
      }
    };
    socket.addEventListener('open', () => {
      open = true;
      tell('connected');
      if (wasConnected) {
        post('agent::websocket_connection_gained');
      }
      wasConnected = true;
      for (const text of unsent.splice(0)) {
        socket.send(text);
      }
    });
    socket.addEventListener('message', ({ data }) => receive(JSON.parse(data, revive)));
    socket.addEventListener('close', () => {
      if (open) {
        post('agent::websocket_connection_lost');
        tell('disconnected');
      }
      setTimeout(connect, 500);
    });
  };

  window.addEventListener('message', ({ source, data }) => {
    if (embedding && source === embedding && typeof data?.event === 'string') {
      hear(data.event, data.data ?? data);
    }
  });
  connect();
  if (embedding) {
    // A page tells its options once. After a reload of this frame it has to be asked again.
    setTimeout(() => configuration || post('request_configure'), 1000);
  }

  // For this page's own controls: the same protocol the embedding page speaks.
  window.ccp = {
    // The connection is often faster than the controls' scripts: they start with the update they have missed.
    onMessage: (listener) => {
      listeners.add(listener);
      if (lastUpdate) {
        listener(lastUpdate);
      }
    },
    /** Calls back with connected and disconnected, as the connection to the server comes and goes. */
    onConnection: (listener) => connectionListeners.add(listener),
    /** What the embedding page asked for with `configure`; undefined before. */
    get configuration() {
      return configuration;
    },
    post,
    /** Tells the server that the agent is at work. */
    active: () => send('ccp::activity'),
    broadcast: (event, data) => send('broadcast', { event, data }),
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const requestId = crypto.randomUUID();
        ownRequests.add(requestId);
        const answer = ({ event, data }) => {
          if (event === 'api_response' && data.requestId === requestId) {
            listeners.delete(answer);
            if (data.err) {
              reject(new Error(JSON.parse(data.err).message));
            } else {
              resolve(data.data);
            }
          }
        };
        listeners.add(answer);
        send('api_request', { event: 'api_request', requestId, method, params });
      }),
  };
})();

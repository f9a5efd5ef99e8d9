// Carries messages between the embedding page and the simulator's server. What they mean is the server's business.
"use strict";

(() => {
  const embedding = window.parent === window ? null : window.parent;
  const listeners = [];
  const unsent = [];
  const ownRequests = new Set();
  let socket;

  const revive = (_, value) =>
    value !== null && typeof value === "object" && typeof value.$date === "number" ? new Date(value.$date) : value;

  const send = (message) => {
    const text = JSON.stringify(message);
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(text);
    } else {
      unsent.push(text);
    }
  };

  const receive = (message) => {
    const isOwnAnswer = message.event === "api_response" && ownRequests.delete(message.data.requestId);
    if (embedding && !isOwnAnswer) {
      // Any page that could embed us is approved: frame-ancestors has seen to it.
      embedding.postMessage(message, "*");
    }
    for (const listener of listeners) {
      listener(message);
    }
  };

  const connect = () => {
    const address = new URL("socket", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    address.search = location.search;
    socket = new WebSocket(address);
    socket.addEventListener("open", () => {
      for (const text of unsent.splice(0)) {
        socket.send(text);
      }
    });
    socket.addEventListener("message", (event) => receive(JSON.parse(event.data, revive)));
    socket.addEventListener("close", () => setTimeout(connect, 1000));
  };

  window.addEventListener("message", ({ source, data }) => {
    if (embedding && source === embedding && typeof data?.event === "string") {
      send(data);
    }
  });
  connect();

  // For this page's own controls: the same protocol the embedding page speaks.
  window.ccp = {
    onMessage: (listener) => listeners.push(listener),
    broadcast: (event, data) => send({ event: "broadcast", data: { event, data } }),
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const requestId = crypto.randomUUID();
        ownRequests.add(requestId);
        const answer = (message) => {
          if (message.event === "api_response" && message.data.requestId === requestId) {
            listeners.splice(listeners.indexOf(answer), 1);
            if (message.data.err) {
              reject(new Error(JSON.parse(message.data.err).message));
            } else {
              resolve(message.data.data);
            }
          }
        };
        listeners.push(answer);
        send({ event: "api_request", data: { event: "api_request", requestId, method, params } });
      }),
  };
})();

// What the softphone of the service's panel tells of its audio. It carries no sound here, but the devices are the browser's
// own. As there, what it cannot do is not answered, and microphone and speaker can only be changed while a call is on.
const calls = new Set();
const output = new Audio();

const exists = async (kind, deviceId) => {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return deviceId !== '' && devices.some((device) => device.kind === kind && device.deviceId === deviceId);
};

const changes = {
  microphone: async (deviceId) => calls.size > 0 && (await exists('audioinput', deviceId)),
  speaker: async (deviceId) => calls.size > 0 && (await output.setSinkId(deviceId).then(() => true)),
  ringer: (deviceId) => output.setSinkId(deviceId).then(() => true),
};

const change = async (kind, deviceId) => {
  const done = await changes[kind](deviceId).catch(() => false);
  if (done) {
    window.ccp.broadcast(`configuration::${kind}_device_changed`, { deviceId });
  }
};

/** The sound of a call begins when the agent's leg is connected, and anew after this page was loaded again. */
const follow = ({ contacts }) => {
  const live = contacts
    .flatMap(({ connections }) => connections)
    .filter(({ softphoneMediaInfo, state }) => softphoneMediaInfo && state.type === 'connected')
    .map(({ connectionId }) => connectionId);
  for (const connectionId of calls) {
    if (!live.includes(connectionId)) {
      calls.delete(connectionId);
    }
  }
  for (const connectionId of live.filter((id) => !calls.has(id))) {
    calls.add(connectionId);
    window.ccp.broadcast('agent::local_media_stream_created', { connectionId });
  }
};

window.ccp.onMessage(({ event, data }) => {
  const [, kind] = /^configuration::set_(microphone|speaker|ringer)_device$/.exec(event) ?? [];
  if (event === 'agent::update') {
    follow(data.snapshot);
  } else if (kind) {
    change(kind, data?.deviceId ?? '');
  }
});

// Asks for the browser's permission to use cookies inside the frame, then goes on to the CCP.
'use strict';

window.addEventListener('message', async ({ source, data }) => {
  if (source !== window.parent || data?.event !== 'storageAccess::request') {
    return;
  }
  const tell = (event, more) => window.parent.postMessage({ event, ...more }, '*');
  const goOn = () => {
    tell('storageAccess::granted');
    // Only a path of this origin: the embedding page chooses it.
    location.replace(new URL(new URL(data.data.landat, location.origin).pathname, location.origin));
  };
  const hasAccess = await document.hasStorageAccess();
  tell('storageAccess::init', { data: { hasAccess } });
  if (hasAccess) {
    goOn();
  } else {
    document.getElementById('grant').onclick = () =>
      document.requestStorageAccess().then(goOn, () => tell('storageAccess::denied'));
  }
});

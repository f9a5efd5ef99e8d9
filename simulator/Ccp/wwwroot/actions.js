const notice = document.getElementById('notice');

/** Asks the server for something and shows its refusal. True when it was done. */
export const act = async (method, params) => {
  try {
    await window.ccp.request(method, params);
    notice.textContent = '';
    return true;
  } catch (error) {
    notice.textContent = error.message;
    return false;
  }
};

/** Accepts, and tells every page so, as the service's own panel does. */
export const accept = async (contactId) => {
  if (await act('acceptContact', { contactId })) {
    window.ccp.broadcast('contact::accepted', { contactId });
    window.ccp.broadcast(`contact::accepted::${contactId}`, { contactId });
  }
};

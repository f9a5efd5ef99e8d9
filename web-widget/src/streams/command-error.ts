/** A failed command. The message is a key of the page's words or the service's own reason. */
export class CommandError extends Error {}

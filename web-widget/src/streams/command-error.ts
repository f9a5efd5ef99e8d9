/** Why a command failed, as a key the page has words for, or the service's own words. */
export class CommandError extends Error {}

import { englishPhrases } from '../../core/index';

/** Every text of the page. The other catalogs have exactly these keys; a test sees to it. */
export const en = {
  title: 'Screen pop',
  contacts: 'Contacts',
  contact: 'Contact',
  phone: 'Contact Control Panel',
  record: 'Customer record',
  recordEmpty: 'The customer’s record opens here when a contact arrives.',
  recordTab: 'This record is in its own browser tab.',
  waiting: 'Waiting for a contact',
  waitingHint: 'The next contact appears here while it rings.',

  voice: 'Call',
  callback: 'Callback',
  chat: 'Chat',
  task: 'Task',
  email: 'E-mail',

  ringing: 'Ringing',
  dialing: 'Dialing',
  accepted: 'Accepted',
  connected: 'Connected',
  ended: 'Ended',
  answered: 'Ended',
  missed: 'Missed',
  rejected: 'Declined',
  failed: 'Failed',
  abandoned: 'Caller hung up',
  monitoring: 'Monitoring',
  transferred: 'Transferred',

  line: 'Line',
  calledFrom: 'From',
  unknownLine: 'Unknown line',
  withheldNumber: 'Number withheld',
  empty: '—',
  reveal: 'Show',
  hide: 'Hide',
  queue: 'Queue',
  mismatch: 'Amazon Connect says {number} was dialed',

  knownTitle: 'Known customer',
  noneTitle: 'No customer has this number',
  noneHint: 'Create a record with the number filled in, or search by name.',
  multipleTitle: '{count} customers share this number',
  multipleHint: 'Ask who is calling, then choose.',
  candidatesBroken: 'The list of customers could not be read. Search instead.',
  withheldTitle: 'The caller withheld the number',
  withheldHint: 'Ask for a name or customer number, then search.',
  errorTitle: 'Lookup unavailable',
  errorHint: 'The customer could not be looked up. Search instead; the call is not affected.',
  newRecord: 'New record',
  search: 'Search',
  searchPlaceholder: 'Name, number or e-mail',

  openRecord: 'Open record',
  popAgain: 'Open again',
  blocked: 'The browser blocked the record’s window.',
  blockedAction: 'Open it',
  chip: 'Record ready',
  elsewhere: 'Shown in another tab, or before.',
  later: 'Opens when {moment}',
  refusedOverride: 'Ignored {attribute}: it {refused}',
  popTime: 'Record after {ms} ms',
  slow: 'slow',

  why: 'Why this?',
  copy: 'Copy without personal data',
  copied: 'Copied',
  recent: 'Recent contacts',
  timeline: 'Timeline',
  links: 'Links',
  announce: '{channel} for {line} from {customer}',

  faultsTitle: 'screen-pop.json cannot be used',
  faultsHint: 'Calls can be taken as usual; nothing pops until the file is corrected.',

  starting: 'Connecting to Amazon Connect …',
  signIn: 'Sign in to Amazon Connect in the window that has opened. It closes by itself.',
  popupBlocked: 'The browser blocked the sign-in window. Choose Sign in, and allow pop-ups for this page.',
  otherTab: 'The sign-in window is open in another tab. Finish there.',
  cookiesBlocked:
    'You signed in, but the panel in this page cannot see it: the browser blocks third-party cookies. Allow them for {instance}, then try again.',
  unreachable:
    '{instance} does not answer in this page. Ask an administrator to add {origin} to the approved origins of the instance, and allow third-party cookies for {instance}.',
  expired: 'Your session has expired. The contacts stay here; sign in to go on.',
  denied:
    'This user may not use the Contact Control Panel. Ask an administrator for the permission in the security profile.',
  signedOut: 'You are signed out of Amazon Connect.',
  streamsFailed: 'Amazon Connect Streams could not be loaded. Check the network, then reload the page.',
  offline: 'The connection to Amazon Connect is lost. What you see may be old until it is back.',
  signInAction: 'Sign in',
  retryAction: 'Try again',

  trace: englishPhrases,
} as const;

type Texts<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };
export type Catalog = Texts<typeof en>;
export type TextKey = { [Key in keyof Catalog]: Catalog[Key] extends string ? Key : never }[keyof Catalog];

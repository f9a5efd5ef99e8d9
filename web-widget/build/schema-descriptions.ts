/** What an editor says of the parts of screen-pop.json, by place; `template` is what every template may hold. */
export const schemaDescriptions: Readonly<Record<string, string>> = {
  '': 'What pops for which contact, and where. First match wins, in file order.',
  template:
    'An https address (http for localhost). {name} needs a value, {name?} may be empty, {name|text} falls back to the text. Values are always percent-encoded.',
  language: 'BCP 47 tag such as de or pt-BR; auto, the default, follows the browser.',
  ccp: 'How the page reaches and shows the Contact Control Panel.',
  'ccp.url': "The instance's CCP, ending in /ccp-v2/.",
  'ccp.mode': "custom replaces Amazon's panel by the widget's own controls.",
  'ccp.loginUrl': 'Start page of the identity provider (SAML).',
  'ccp.region': 'AWS region; chat media needs it.',
  'ccp.loadTimeoutMs': 'Time the CCP may take to answer before the agent is asked to sign in.',
  'ccp.storageAccess': 'Let the CCP ask for its third-party cookies (Storage Access API).',
  'ccp.medialess': "Audio is carried elsewhere, such as on a virtual desktop's client.",
  allowedOrigins: 'Origins that records may be opened on. Nothing else is ever opened.',
  records: 'Addresses of the record system that the picker, the no-match card and the search use.',
  'records.search': '{query} is what the agent typed.',
  'records.handOver': 'Where the record system is told which record the agent opened by hand, for the next agent.',
  links: 'Links on the card; one whose values are missing is left out.',
  'rules[].name': 'Unique; the trace uses it.',
  'rules[].about': 'For the next administrator.',
  'rules[].when':
    'All must hold. Names are channel, direction, queue, contactId, initialContactId, or any declared attribute.',
  'rules[].at': 'When the rule pops. ended is the end of a conversation.',
  attributes: 'Attributes of your own flows, or new labels for those of the suite.',
  'attributes[].sensitivity': 'secret values are masked on the card; personal ones only in copies.',
  hostOrigin: 'The page that may embed the widget and gets host pops.',
  popBudgetMs: 'Milliseconds from ring to record beyond which the card marks a pop as slow.',
};

/** A permission of the page's registration, and its use. */
export interface MissingPermission {
  readonly permission: string;
  readonly need: 'ringing' | 'attributes' | 'contact' | 'number';
}

const needs: readonly MissingPermission[] = [
  // AWS's guide requires `*` for connecting, incoming and pending, and for the contacts that are there already.
  { permission: '*', need: 'ringing' },
  { permission: 'Contact.Details.View', need: 'contact' },
  { permission: 'Contact.Attributes.View', need: 'attributes' },
  { permission: 'Contact.CustomerDetails.View', need: 'number' },
];

/** The permissions that the registration of the app lacks. `*` grants everything. */
export function missingPermissions(granted: readonly string[]): MissingPermission[] {
  return granted.includes('*') ? [] : needs.filter(({ permission }) => !granted.includes(permission));
}

/** Something the page does, and the permission of its registration that it needs. */
export interface MissingPermission {
  readonly permission: string;
  readonly need: 'ringing' | 'attributes' | 'contact' | 'number';
}

const needs: readonly MissingPermission[] = [
  // AWS's guide asks `*` for connecting, incoming and pending, and for the contacts that are there already.
  { permission: '*', need: 'ringing' },
  { permission: 'Contact.Details.View', need: 'contact' },
  { permission: 'Contact.Attributes.View', need: 'attributes' },
  { permission: 'Contact.CustomerDetails.View', need: 'number' },
];

/** What the registration of the app does not grant. `*` grants everything. */
export function missingPermissions(granted: readonly string[]): MissingPermission[] {
  return granted.includes('*') ? [] : needs.filter(({ permission }) => !granted.includes(permission));
}

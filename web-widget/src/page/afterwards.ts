// Loaded when the page is ready for contacts: why a record popped, the day's contacts, and the report of both.
import '../ui/past-contacts';
import '../ui/why-panel';

export { reportOf, saveFile } from './report';

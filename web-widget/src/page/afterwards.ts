// A chunk that loads when the page is ready for contacts: alerts, the day, notes, why a record popped, and the report.
import '../ui/wrap-up/wrap-up';

export { createExtras } from '../ui/desk/create-extras';
export { reportOf, saveFile } from './report';

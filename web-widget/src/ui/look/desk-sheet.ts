import controls from './controls.css?inline';
import banners from './desk/banners.css?inline';
import contactList from './desk/contact-list.css?inline';
import customer from './desk/customer.css?inline';
import drawer from './desk/drawer.css?inline';
import layout from './desk/layout.css?inline';
import motion from './desk/motion.css?inline';
import narrow from './desk/narrow.css?inline';
import phoneStrip from './desk/phone-strip.css?inline';
import record from './desk/record.css?inline';
import today from './desk/today.css?inline';
import topBar from './desk/top-bar.css?inline';

/**
 * The styles of the desk, for its one shadow tree. They affect no frame, and no page around the desk affects it. The
 * rules for narrow pages must come after the rules that they change.
 */
export default [
  controls,
  layout,
  topBar,
  phoneStrip,
  contactList,
  customer,
  today,
  record,
  banners,
  drawer,
  narrow,
  motion,
].join('');

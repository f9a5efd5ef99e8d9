import controls from './controls.css?inline';
import desk from './desk.css?inline';

/** The desk is drawn in one shadow tree: nothing of it touches a frame, and nothing of a page around it touches the desk. */
export default controls + desk;

// How the pages of the simulator write what the service names by codes.
/** The type of a block, such as `Invoke lambda function`. */
export function blockType(type) {
  const words = type.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words[0].toUpperCase() + words.slice(1);
}

/** How long ago an instant was, such as `0:19`. */
export function since(instant) {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** A number of the North American plan as people write it, such as `+1 415 555 0100`; any other text as it is. */
export const numberText = (text) => text?.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 $1 $2 $3");

/** A word as it stands within a sentence. */
export const inSentence = (word) => word[0].toLowerCase() + word.slice(1);

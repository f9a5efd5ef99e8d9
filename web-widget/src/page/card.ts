// Loaded beside Streams, which takes six times as long: the card of a contact, and the search for another.
import '../ui/contact-card';
import '../ui/record-search';

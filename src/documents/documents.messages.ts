/** Kind of the subject of these messages. */
export const DOCUMENT = 'document';

/** A document was ordered; heard by this module, which prints it. Subject: the document. */
export const DOCUMENT_ORDERED = 'document.ordered';

/** The bytes of a document are there and will not change. Subject: the document. */
export const DOCUMENT_READY = 'document.ready';

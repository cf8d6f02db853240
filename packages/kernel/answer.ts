/**
 * How much one answer carries. A function on AWS gives back 6 MB (6,291,556 bytes) at most, headers and wrapping included;
 * whatever can grow beyond that leaves in parts, of which each stays below it whatever it holds.
 */

/** Bytes of JSON in one part. On the way each quotation mark takes two, so that twice this must fit. */
export const JSON_PART = 2_500_000;
/** Bytes of a file in one part. On the way it is base64, a third longer. */
export const FILE_PART = 4_000_000;

/** The bytes of a value as one of a JSON list. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value)) + 1;

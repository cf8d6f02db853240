const MIB = 1024 * 1024;

/** What a file may ask of us before we open it further. 100,000 members take about 5 MB packed and 130 MB unpacked. */
export const LIMITS = {
  bytes: 20 * MIB,
  rows: 200_000,
  columns: 200,
  /** Places that a reader would allocate, empty ones included: two cells in far corners cost a whole rectangle. */
  cells: 10_000_000,
  zipEntries: 2_000,
  unpackedBytes: 400 * MIB,
  /** Sheets reach 60:1 at most in practice; deflate itself ends at 1032:1. Small parts may exceed it harmlessly. */
  ratio: 200,
  ratioFreeBytes: 4 * MIB,
  /** The shared strings are read once a sheet, which multiplies them. */
  sharedTextBytes: 400 * MIB,
  /** The second reader holds everything at once. */
  fallbackBytes: 64 * MIB,
} as const;

/**
 * The one shape of the table, told once: the embedded engine creates it from here and so do the stacks.
 *
 * Plain data without an SDK, so that either side may import it. Every key attribute is a string and every
 * index projects all attributes. Every partition key, of the table and of each index, begins with the district.
 */
export const tableDefinition = {
  partitionKey: "pk",
  sortKey: "sk",
  indexes: [
    { name: "by1", partitionKey: "gpk1", sortKey: "gsk1" },
    { name: "by2", partitionKey: "gpk2", sortKey: "gsk2" },
  ],
  stream: "NEW_AND_OLD_IMAGES",
  timeToLive: "expiresAt",
} as const;

// What one update and one section may hold. Honest numbers behind them: pasting a whole report of 60,000 characters makes about
// 4,000 structs and 200 kB; the delete set that Yjs repeats on every reconnection has a range for each gap ever left in a text.

export const limits = {
  /** Bytes of one update. */
  updateBytes: 4 * 1024 * 1024,
  /** Structs of one update: twice the honest most. Applying this many takes 0.1 s or so, twice, and nothing can interrupt it. */
  structs: 8_000,
  /** Client ids under which one update brings structs. */
  clients: 1_000,
  /** Client ids that one update may bring for the first time: one a tab that was offline. */
  newClients: 64,
  /** Ranges of the delete set of one update. */
  deleteRanges: 200_000,
  /** Those of them that delete something here; each may split a struct. */
  newDeleteRanges: 8_000,
  /**
   * What is judged at once, on the thread of the room: one piece, few deletions, few items to look at (0.7 µs each). All else is
   * costly and can be judged elsewhere. A key, a format or a pasted paragraph is far below.
   */
  cheapStructs: 16,
  cheapDeletions: 64,
  cheapSteps: 4_000,
  /** Clocks that one struct may take, and the highest clock of a client. */
  structLength: 10_000_000,
  clock: 2 ** 40,
  /** Bytes of the name of a root, node, mark or attribute. */
  nameBytes: 64,
  /** Bytes of the value of a mark (JSON) or of a text attribute. */
  valueBytes: 2_000,
  /** Values that one struct of attribute values may hold: Yjs joins those that one client set one after another. */
  values: 1_000,
  /**
   * Structs applied in one go, and the items between neighbours up to which that is done. Beyond, each struct is applied alone, after
   * it was found out how many items Yjs will look at to place it (0.3 µs each): `gapSteps` over one update, which two people reach who
   * each put some 500 separate pieces in front of one another at one spot while cut off. Without this bound 170 kB took five minutes.
   */
  pieceStructs: 16,
  pieceSteps: 64,
  gapSteps: 250_000,
  /** Steps allowed for looking at the order of neighbours, over one update: a few ns each, and none where it is admitted. */
  orderSteps: 50_000_000,
  /** UTF-16 units of text in one section. */
  sectionCharacters: 400_000,
  /** Elements and texts in one section. */
  sectionNodes: 60_000,
} as const;

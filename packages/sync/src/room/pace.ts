// How often a room speaks. Each tick is a write to every connection and one to the disk, and what is gathered for longer costs less; a
// lone key goes at once however long the tick is. Measured in bench/README.md.

/** A frame of the screen: shorter ticks show nobody anything sooner. */
const shortestMs = 16;
/** So long that a key in the largest room is on the others' screens in well under a tenth of a second. */
const longestMs = 50;
/** Milliseconds for each connection. */
const msEach = 0.5;

/** Shortest time between two groups of edits of a room with so many connections. */
export const tickMs = (connections: number): number =>
  Math.min(longestMs, Math.max(shortestMs, connections * msEach));

/** Shortest time between two frames of carets or people that go out without edits; longer than a tick, so that most go with them. */
export const presenceMs = (connections: number): number => Math.max(30, tickMs(connections) * 1.5);

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

/** Connections from which on carets are sent less often than edits. */
const manyConnections = 200;

/**
 * Shortest time between two frames of carets or people that go out with edits. In a very large room they are most of what is sent,
 * and nobody follows hundreds of them: each of them is sent where it stands after that time.
 */
export const presenceWithEditsMs = (connections: number): number =>
  Math.max(0, connections - manyConnections);

/** The same for those that go out without edits; longer than a tick, so that most go with them. */
export const presenceMs = (connections: number): number =>
  Math.max(30, tickMs(connections) * 1.5, presenceWithEditsMs(connections));

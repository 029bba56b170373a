// What a room rejects with when it is not its caller's fault.

/** Rejection of a command whose fate is unknown, because the log failed. */
export class RoomEnded extends Error {}

/** What is stored of the record does not load whole (the report can be read as far as it does) or not at all (it cannot be opened). */
export class ReportDamaged extends Error {}

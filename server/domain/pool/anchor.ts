/** What a pool's log on chain takes up: a project's commitment to its golds as it opens, its transcript as it closes. */
export const anchorSubjects = ["golds", "transcript"] as const
export type AnchorSubject = (typeof anchorSubjects)[number]
